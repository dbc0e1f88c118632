package periplus.nets.autodiff.cells;

import java.util.List;
import periplus.core.source.Source;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.LstmGates;
import periplus.nets.parameters.Parameter;

/**
 * A long short-term memory cell.
 *
 * <pre>
 *   i = sigmoid(W_ii x + b_ii + W_hi h + b_hi)      input gate
 *   f = sigmoid(W_if x + b_if + W_hf h + b_hf)      forget gate
 *   g = tanh(W_ig x + b_ig + W_hg h + b_hg)         candidate
 *   o = sigmoid(W_io x + b_io + W_ho h + b_ho)      output gate
 *   c' = f c + i g
 *   h' = o tanh(c')
 * </pre>
 *
 * <p>Shapes: h, c [units]; weight_ih_l0 [4 units][inputs], weight_hh_l0 [4 units][units], bias_ih_l0 and bias_hh_l0
 * [4 units], blocks in the order i, f, g, o. The state is (h, c) side by side, [2 units]; the rate is h.
 *
 * <p>Source: Hochreiter and Schmidhuber 1997 with the forget gate that came later, in PyTorch's form. No peepholes.
 */
@Source(key = "hochreiter1997", where = "without the forget gate")
@Source(key = "pytorch2019", where = "nn.LSTM: gate order, names and both biases")
public final class LstmCell implements TapeCell {
    private static final LstmGates GATES = new LstmGates();

    private final int units;
    private final GateWeights weights;

    /** A cell whose parameters are all zero, named prefix.weight_ih_l0 and so on. */
    public LstmCell(String prefix, int inputs, int units) {
        this.units = units;
        this.weights = new GateWeights(prefix, 4, inputs, units);
    }

    /** As {@link LstmGates} says it, between the products. */
    @Override
    public Tensor step(Tensor drive, Tensor state) {
        return state.tape().apply(GATES, drive, weights.recurrent(state.slice(1, 0, units)), state);
    }

    @Override
    public Tensor rates(Tensor state) {
        return state.slice(1, 0, units);
    }

    @Override
    public void open(Tape tape) {
        weights.open(tape);
    }

    @Override
    public Tensor drive(Tensor input) {
        return weights.drive(input);
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public int stateSize() {
        return 2 * units;
    }

    @Override
    public int driveSize() {
        return 4 * units;
    }

    @Override
    public List<Parameter> parameters() {
        return weights.parameters();
    }
}
