package periplus.nets.autodiff.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * The arrays that PyTorch's gated cells share: all gates' input and recurrent weights stacked, a bias for each.
 *
 * <pre>
 *   drive = W_i x + b_i      recurrent = W_h h + b_h
 * </pre>
 */
final class GateWeights {
    private final Parameter inputWeights;
    private final Parameter recurrentWeights;
    private final Parameter inputBias;
    private final Parameter recurrentBias;
    private @Nullable Tensor w;
    private @Nullable Tensor j;
    private @Nullable Tensor b;
    private @Nullable Tensor c;

    GateWeights(String prefix, int gates, int inputs, int units) {
        int rows = Math.multiplyExact(gates, units);
        this.inputWeights = Parameter.matrix(prefix + ".weight_ih_l0", Role.INPUT, rows, inputs);
        this.recurrentWeights = Parameter.matrix(prefix + ".weight_hh_l0", Role.RECURRENT, rows, units);
        this.inputBias = Parameter.vector(prefix + ".bias_ih_l0", Role.BIAS, rows);
        this.recurrentBias = Parameter.vector(prefix + ".bias_hh_l0", Role.BIAS, rows);
    }

    void open(Tape tape) {
        w = tape.parameter(inputWeights);
        j = tape.parameter(recurrentWeights);
        b = tape.parameter(inputBias);
        c = tape.parameter(recurrentBias);
    }

    Tensor drive(Tensor input) {
        return input.linear(opened(w), opened(b));
    }

    Tensor recurrent(Tensor h) {
        return h.linear(opened(j), opened(c));
    }

    List<Parameter> parameters() {
        return List.of(inputWeights, recurrentWeights, inputBias, recurrentBias);
    }

    static Tensor opened(@Nullable Tensor parameter) {
        if (parameter == null) {
            throw new IllegalStateException("open(tape) comes before the first drive or step of a recording");
        }
        return parameter;
    }
}
