package periplus.nets.autodiff.cells;

import java.util.List;
import periplus.core.source.Source;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.GruGates;
import periplus.nets.parameters.Parameter;

/**
 * A gated recurrent unit.
 *
 * <pre>
 *   r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)          reset gate
 *   z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)          update gate
 *   n = tanh(W_in x + b_in + r (W_hn h + b_hn))         candidate
 *   h' = n + z (h - n)                                  = (1 - z) n + z h
 * </pre>
 *
 * <p>Shapes: h [units]; weight_ih_l0 [3 units][inputs], weight_hh_l0 [3 units][units], bias_ih_l0 and bias_hh_l0
 * [3 units], blocks in the order r, z, n. State and rate are h.
 *
 * <p>Source: Cho et al. 2014, in PyTorch's form: r multiplies the projected state with its own bias, so that two biases
 * are needed; the paper applies r to h before the projection.
 */
@Source(key = "cho2014", where = "section 2.3")
@Source(key = "pytorch2019", where = "nn.GRU: gate order, names and both biases")
public final class GruCell implements TapeCell {
    private static final GruGates GATES = new GruGates();

    private final int units;
    private final GateWeights weights;

    /** A cell whose parameters are all zero, named prefix.weight_ih_l0 and so on. */
    public GruCell(String prefix, int inputs, int units) {
        this.units = units;
        this.weights = new GateWeights(prefix, 3, inputs, units);
    }

    /** As {@link GruGates} says it, between the products. */
    @Override
    public Tensor step(Tensor drive, Tensor h) {
        return h.tape().apply(GATES, drive, weights.recurrent(h), h);
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
    public Tensor rates(Tensor state) {
        return state;
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public int stateSize() {
        return units;
    }

    @Override
    public int driveSize() {
        return 3 * units;
    }

    @Override
    public List<Parameter> parameters() {
        return weights.parameters();
    }
}
