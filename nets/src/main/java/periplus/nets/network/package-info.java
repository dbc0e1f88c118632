/**
 * A network = encoder of the start state, one cell, linear readout; and the sequence loop that is the same for all cells.
 */
@NullMarked
package periplus.nets.network;

import org.jspecify.annotations.NullMarked;
