package periplus.nets.training;

import java.util.Arrays;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** The learning-rate factor and the weight decay of each parameter, in the parameters' order. */
final class Groups {
    private final double[] factor;
    private final double[] decay;

    Groups(Parameters parameters, List<ParameterGroup> groups, double ownDecay) {
        int count = parameters.list().size();
        this.factor = new double[count];
        this.decay = new double[count];
        Arrays.fill(factor, 1.0);
        Arrays.fill(decay, ownDecay);
        boolean[] taken = new boolean[count];
        List<String> names = parameters.names();
        for (ParameterGroup group : groups) {
            for (String name : group.parameters()) {
                int index = names.indexOf(name);
                if (index < 0) {
                    throw new BadInputException(
                            "a parameter group names '" + name + "', the network's parameters are " + names);
                }
                if (taken[index]) {
                    throw new BadInputException(
                            "parameter '" + name + "' is in a group twice, expected it at most once");
                }
                taken[index] = true;
                factor[index] = group.learningRateFactor();
                decay[index] = group.weightDecay();
            }
        }
    }

    float rate(int parameter, double learningRate) {
        return (float) (learningRate * factor[parameter]);
    }

    /** Coupled decay, g += decay w: the gradient of decay/2 |w|^2. */
    void decayGradient(Kernels kernels, int index, Parameter parameter) {
        if (decay[index] != 0) {
            kernels.addScaled(parameter.size(), (float) decay[index], parameter.values(), 0, parameter.gradient(), 0);
        }
    }

    /** Decoupled decay, w -= rate decay w, rounded once. */
    void decayWeights(Kernels kernels, int index, Parameter parameter, double learningRate) {
        if (decay[index] != 0) {
            float shrink = (float) (-learningRate * factor[index] * decay[index]);
            kernels.addScaled(parameter.size(), shrink, parameter.values(), 0, parameter.values(), 0);
        }
    }
}
