/**
 * What data passes through between modules: batches, trajectories, rate maps.
 */
@NullMarked
package periplus.core.carriers;

import org.jspecify.annotations.NullMarked;
