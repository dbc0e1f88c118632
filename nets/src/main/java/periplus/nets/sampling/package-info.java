/**
 * Long noisy runs of trained networks without input or with a constant one, and replay with momentum and adaptation,
 * watched while they happen.
 */
@NullMarked
package periplus.nets.sampling;

import org.jspecify.annotations.NullMarked;
