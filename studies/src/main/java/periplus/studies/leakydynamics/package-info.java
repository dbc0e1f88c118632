/**
 * The study {@code leaky-dynamics}: what the leak does to position accuracy, grid cells, attractors and noise.
 */
@NullMarked
package periplus.studies.leakydynamics;

import org.jspecify.annotations.NullMarked;
