/**
 * A run's state on disk, such that a kill at any instant leaves a whole old state or a whole new one.
 */
@NullMarked
package periplus.lab.checkpoints;

import org.jspecify.annotations.NullMarked;
