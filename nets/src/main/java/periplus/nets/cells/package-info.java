/**
 * Recurrent cells: one step forward and one step backward, side by side, and the scratch that a sequence of steps needs.
 */
@NullMarked
package periplus.nets.cells;

import org.jspecify.annotations.NullMarked;
