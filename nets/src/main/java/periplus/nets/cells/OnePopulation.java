package periplus.nets.cells;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * What the leaky cells share: one population, its weights, bias and leak, and what they answer about themselves. The
 * equations are in the cells.
 */
abstract class OnePopulation implements LinearisedCell {
    final Kernels kernels;
    final Nonlinearity f;
    final int inputs;
    final int units;
    final LeakVector leak;
    final Parameter inputWeights;
    final Parameter recurrentWeights;
    final @Nullable Parameter bias;
    private final List<Parameter> parameters;

    OnePopulation(LeakyRnnSettings settings, int inputs, int units, Kernels kernels) {
        this.kernels = kernels;
        this.f = settings.nonlinearity();
        this.inputs = inputs;
        this.units = units;
        this.leak = new LeakVector(settings.leak(), units);
        this.inputWeights = Parameter.matrix("RNN.weight_ih_l0", Role.INPUT, units, inputs);
        this.recurrentWeights = Parameter.matrix("RNN.weight_hh_l0", Role.RECURRENT, units, units);
        this.bias = settings.bias() ? Parameter.vector("RNN.bias_ih_l0", Role.BIAS, units) : null;
        this.parameters = inOrder(inputWeights, recurrentWeights, bias, leak.raw());
    }

    /** The order of files: bias and leak come last, where there are any. */
    static List<Parameter> inOrder(
            Parameter input, Parameter recurrent, @Nullable Parameter bias, @Nullable Parameter leak) {
        List<Parameter> parameters = new ArrayList<>(List.of(input, recurrent));
        if (bias != null) {
            parameters.add(bias);
        }
        if (leak != null) {
            parameters.add(leak);
        }
        return List.copyOf(parameters);
    }

    @Override
    public final int inputs() {
        return inputs;
    }

    @Override
    public final int units() {
        return units;
    }

    @Override
    public final int stateSize() {
        return units;
    }

    @Override
    public final int driveSize() {
        return units;
    }

    @Override
    public final int keptSize() {
        return 0;
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public final Parameter inputWeights() {
        return inputWeights;
    }

    @Override
    public final @Nullable Parameter inputBias() {
        return bias;
    }
}
