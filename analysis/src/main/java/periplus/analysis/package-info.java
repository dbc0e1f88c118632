/**
 * Everything computed from activity, trajectories or maps; serves recordings and other people's networks as well as ours.
 */
@NullMarked
package periplus.analysis;

import org.jspecify.annotations.NullMarked;
