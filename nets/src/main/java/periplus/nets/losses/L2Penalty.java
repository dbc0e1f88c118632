package periplus.nets.losses;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * Squared weights of chosen matrices.
 *
 * <pre>
 *   SUM    R = lambda sum over matrices of sum_ij w_ij^2      dR/dw = 2 lambda w
 *   MEAN   R = lambda sum over matrices of mean_ij w_ij^2     dR/dw = 2 lambda w / size
 * </pre>
 *
 * <p>Added to the loss, so that Adam's scaling sees it. Not to be confused with decoupled weight decay, nor with the
 * convention that has a factor 1/2.
 *
 * @param parameters names of the arrays that are penalised
 * @param reduction sum or mean of squares
 * @param lambda the factor, 1e-4 on J in the sum form of the grid-cell recipe
 */
@Source(key = "sorscher2019", where = "released code: 1e-4 times the sum of squares of J")
@Source(key = "cueva2018", where = "equation 4: means of squares of input and output weights")
public record L2Penalty(List<String> parameters, Reduction reduction, double lambda) implements WeightPenalty {
    /** How the squares of one matrix are combined. */
    public enum Reduction {
        SUM,
        MEAN
    }

    public L2Penalty {
        parameters = List.copyOf(parameters);
        WeightPenalty.checkLambda("L2", lambda);
    }

    @Override
    public void check(Parameters all) {
        for (String name : parameters) {
            WeightPenalty.checkName("L2", name, all);
        }
    }

    @Override
    public double addGradient(Kernels kernels, SumOfSquares squares, Parameters all) {
        double value = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = all.get(parameters.get(i));
            int size = parameter.size();
            double factor = factor(parameter);
            value += factor * squares.of(parameter.values(), 0, size);
            kernels.addScaled(size, (float) (2.0 * factor), parameter.values(), 0, parameter.gradient(), 0);
        }
        return value;
    }

    @Override
    public double value(Kernels kernels, SumOfSquares squares, Parameters all) {
        double value = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = all.get(parameters.get(i));
            value += factor(parameter) * squares.of(parameter.values(), 0, parameter.size());
        }
        return value;
    }

    /** Adds the second derivative times the parameters' directions to their gradients: 2 lambda w' or 2 lambda w' / size. */
    public void addCurvature(Kernels kernels, Parameters all) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = all.get(parameters.get(i));
            kernels.addScaled(p.size(), (float) (2.0 * factor(p)), p.direction(), 0, p.gradient(), 0);
        }
    }

    private double factor(Parameter parameter) {
        return reduction == Reduction.SUM ? lambda : lambda / parameter.size();
    }
}
