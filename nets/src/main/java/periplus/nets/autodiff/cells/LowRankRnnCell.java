package periplus.nets.autodiff.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.source.Source;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * A recurrent network whose connectivity has low rank, so that its dynamics can be read in a few latent variables.
 *
 * <pre>
 *   J = U V^T / N
 *   kappa = V^T tanh(x) / N                                  latent variables [rank]
 *   x' = (1 - alpha) x + alpha (U kappa + M v + b)           rate = tanh(x)
 * </pre>
 *
 * <p>Shapes: x [units]; U ({@code left}) and V ({@code right}) [units][rank]; M ({@code weight_ih_l0})
 * [units][inputs]; b ({@code bias_ih_l0}) [units]; alpha = dt / tau, in (0, 1]. J itself is never formed: a step costs
 * 2 units x rank.
 *
 * <p>Source: Mastrogiuseppe and Ostojic 2018, whose m and n are U and V; their random full-rank part is left out.
 */
@Source(key = "mastrogiuseppe2018", where = "equations 1 to 4, without the random part")
public final class LowRankRnnCell implements TapeCell {
    private final int units;
    private final float alpha;
    private final Parameter left;
    private final Parameter right;
    private final Parameter inputWeights;
    private final Parameter bias;
    private @Nullable Tensor u;
    private @Nullable Tensor v;
    private @Nullable Tensor m;
    private @Nullable Tensor b;

    /** A cell whose parameters are all zero, named prefix.left, prefix.right and so on. */
    public LowRankRnnCell(String prefix, int inputs, int units, int rank, double alpha) {
        if (rank < 1 || rank > units) {
            throw new IllegalArgumentException("rank " + rank + " with " + units + " units, expected 1 to " + units);
        }
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", expected a number in (0, 1]");
        }
        this.units = units;
        this.alpha = (float) alpha;
        this.inputWeights = Parameter.matrix(prefix + ".weight_ih_l0", Role.INPUT, units, inputs);
        this.left = Parameter.matrix(prefix + ".left", Role.RECURRENT, units, rank);
        this.right = Parameter.matrix(prefix + ".right", Role.RECURRENT, units, rank);
        this.bias = Parameter.vector(prefix + ".bias_ih_l0", Role.BIAS, units);
    }

    @Override
    public Tensor step(Tensor drive, Tensor x) {
        Tensor kappa = x.tanh().matmul(GateWeights.opened(v)).scale(1f / units);
        Tensor target = kappa.linear(GateWeights.opened(u)).plus(drive);
        return x.scale(1f - alpha).plus(target.scale(alpha));
    }

    @Override
    public Tensor rates(Tensor x) {
        return x.tanh();
    }

    @Override
    public Tensor drive(Tensor input) {
        return input.linear(GateWeights.opened(m), GateWeights.opened(b));
    }

    @Override
    public void open(Tape tape) {
        m = tape.parameter(inputWeights);
        u = tape.parameter(left);
        v = tape.parameter(right);
        b = tape.parameter(bias);
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
        return units;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeights, left, right, bias);
    }
}
