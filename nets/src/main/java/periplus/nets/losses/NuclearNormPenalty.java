package periplus.nets.losses;

import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * The sum of the singular values of one square matrix, which makes its rank low.
 *
 * <pre>
 *   W = U S V^T      R = lambda sum_i s_i = lambda tr(P^T W)      dR/dW = lambda P,  P = U V^T
 * </pre>
 *
 * <p>P is found by {@link PolarFactor}. Singular values below about 1e-3 of |W|_F count with a factor between 0 and 1, in
 * the value as in the gradient, so that they settle near 0 rather than jump across it; the value is then a little under
 * the nuclear norm. One object serves one network at a time.
 */
@Source(key = "huang2025", where = "section 4.4, low rank")
public final class NuclearNormPenalty implements WeightPenalty {
    private final String parameter;
    private final double lambda;
    private @Nullable PolarFactor polar;
    private int rows;

    /**
     * The penalty on one array.
     *
     * @param parameter name of a square matrix
     * @param lambda the factor
     */
    public NuclearNormPenalty(String parameter, double lambda) {
        WeightPenalty.checkLambda("nuclear-norm", lambda);
        this.parameter = parameter;
        this.lambda = lambda;
    }

    @Override
    public double lambda() {
        return lambda;
    }

    @Override
    public void check(Parameters all) {
        WeightPenalty.checkName("nuclear-norm", parameter, all);
        Parameter p = all.get(parameter);
        if (p.rows() != p.columns()) {
            throw new BadInputException(
                    "the nuclear-norm penalty is written for square matrices, but " + p + " is not square");
        }
    }

    @Override
    public double addGradient(Kernels kernels, SumOfSquares squares, Parameters all) {
        Parameter p = all.get(parameter);
        float[] factor = factor(kernels, squares, p);
        kernels.addScaled(p.size(), (float) lambda, factor, 0, p.gradient(), 0);
        return lambda * inner(factor, p.values());
    }

    @Override
    public double value(Kernels kernels, SumOfSquares squares, Parameters all) {
        Parameter p = all.get(parameter);
        return lambda * inner(factor(kernels, squares, p), p.values());
    }

    private float[] factor(Kernels kernels, SumOfSquares squares, Parameter p) {
        PolarFactor own = polar;
        if (own == null || rows != p.rows()) {
            own = new PolarFactor(p.rows());
            polar = own;
            rows = p.rows();
        }
        return own.of(kernels, squares, p.values());
    }

    private static double inner(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return "NuclearNormPenalty[parameter=" + parameter + ", lambda=" + lambda + "]";
    }
}
