package periplus.nets.losses;

import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * The sum of absolute weights of one array, which makes weights small and many of them nearly 0.
 *
 * <pre>
 *   R = lambda sum_ij |w_ij|      dR/dw = lambda sign(w), 0 at w = 0
 * </pre>
 *
 * <p>By gradient steps alone weights come near 0 and hardly ever rest on it: count small ones, not zeros.
 *
 * @param parameter name of the array
 * @param lambda the factor
 */
@Source(key = "huang2025", where = "section 4.4, sparsity")
public record L1Penalty(String parameter, double lambda) implements WeightPenalty {
    public L1Penalty {
        WeightPenalty.checkLambda("L1", lambda);
    }

    @Override
    public void check(Parameters all) {
        WeightPenalty.checkName("L1", parameter, all);
    }

    @Override
    public double addGradient(Kernels kernels, SumOfSquares squares, Parameters all) {
        Parameter p = all.get(parameter);
        float[] w = p.values();
        float[] gradient = p.gradient();
        float slope = (float) lambda;
        for (int i = 0; i < w.length; i++) {
            gradient[i] += w[i] > 0f ? slope : w[i] < 0f ? -slope : 0f;
        }
        return value(kernels, squares, all);
    }

    @Override
    public double value(Kernels kernels, SumOfSquares squares, Parameters all) {
        double sum = 0;
        for (float w : all.get(parameter).values()) {
            sum += Math.abs(w);
        }
        return lambda * sum;
    }
}
