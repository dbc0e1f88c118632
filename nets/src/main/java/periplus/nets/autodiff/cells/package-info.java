/**
 * Models whose equations are recorded on a tape: GRU, LSTM, low-rank networks, a transformer block, and the fused
 * recurrent sequence as one operation among others.
 */
@NullMarked
package periplus.nets.autodiff.cells;

import org.jspecify.annotations.NullMarked;
