/**
 * How the animal moves: walks that fill trajectories, each path from its own random stream.
 */
@NullMarked
package periplus.tasks.motion;

import org.jspecify.annotations.NullMarked;
