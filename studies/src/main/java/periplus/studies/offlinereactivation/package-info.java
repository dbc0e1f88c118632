/**
 * The study {@code offline-reactivation}: networks trained with noise visit, without input, the places that the animal visited.
 */
@NullMarked
package periplus.studies.offlinereactivation;

import org.jspecify.annotations.NullMarked;
