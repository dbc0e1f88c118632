/**
 * The study {@code replay}: what a leak, adaptation and momentum do to the replay of noisy path-integrating networks.
 */
@NullMarked
package periplus.studies.replay;

import org.jspecify.annotations.NullMarked;
