package periplus.nets.reference;

import java.util.Map;
import periplus.core.random.RandomStream;

/** Compares a reference network's gradients with differences of its loss. */
public final class GradientCheck {
    /** Far below the kink margin that the examples keep, far above rounding for the fourth-order difference. */
    private static final double STEP = 1e-4;

    private GradientCheck() {}

    /** The largest relative error over all elements of all parameters against central differences, and where. */
    public static Worst againstDifferences(ReferenceNetwork network) {
        Map<String, double[]> gradients = network.gradients();
        Worst worst = new Worst(0, "nowhere");
        for (Map.Entry<String, double[]> entry : network.parameters().entrySet()) {
            double[] w = entry.getValue();
            double[] g = gradients.getOrDefault(entry.getKey(), new double[0]);
            double floor = floor(g);
            for (int i = 0; i < w.length; i++) {
                double kept = w[i];
                double difference = 0;
                // f' = (8 (f(+1) - f(-1)) - (f(+2) - f(-2))) / 12 steps
                for (int side = -2; side <= 2; side++) {
                    if (side != 0) {
                        w[i] = kept + side * STEP;
                        double factor = Math.abs(side) == 1 ? 8 : -1;
                        difference += Math.signum(side) * factor * network.loss() / (12 * STEP);
                    }
                }
                w[i] = kept;
                worst = worst.or(relative(difference, g[i], floor), entry.getKey() + "[" + i + "]");
            }
        }
        return worst;
    }

    /** The same for the slope along random directions of all parameters together. */
    public static Worst alongDirections(ReferenceNetwork network, int directions, long seed) {
        Map<String, double[]> gradients = network.gradients();
        Worst worst = new Worst(0, "nowhere");
        for (int n = 0; n < directions; n++) {
            double product = 0;
            double difference = 0;
            for (int side = -2; side <= 2; side++) {
                if (side == 0) {
                    continue;
                }
                product = shift(network, gradients, seed, n, side * STEP);
                double factor = Math.abs(side) == 1 ? 8 : -1;
                difference += Math.signum(side) * factor * network.loss() / (12 * STEP);
                shift(network, gradients, seed, n, -side * STEP);
            }
            worst = worst.or(relative(difference, product, 1e-3), "direction " + n);
        }
        return worst;
    }

    /** Moves all parameters along direction n; returns gradient . direction. */
    private static double shift(
            ReferenceNetwork network, Map<String, double[]> gradients, long seed, int n, double by) {
        RandomStream stream = RandomStream.of(seed, "test direction", n);
        double product = 0;
        for (Map.Entry<String, double[]> entry : network.parameters().entrySet()) {
            double[] w = entry.getValue();
            double[] g = gradients.getOrDefault(entry.getKey(), new double[0]);
            for (int i = 0; i < w.length; i++) {
                double d = stream.nextGaussian() * 0.1;
                w[i] += by * d;
                product += g[i] * d;
            }
        }
        return product;
    }

    /** |a - b| over the larger of the two, or over the floor where both are under it. */
    public static double relative(double a, double b, double floor) {
        return Math.abs(a - b) / Math.max(Math.max(Math.abs(a), Math.abs(b)), floor);
    }

    /** A thousandth of the largest element: below it an element is a difference of larger ones. */
    public static double floor(double[] g) {
        double largest = 0;
        for (double value : g) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Math.max(1e-3 * largest, 1e-9);
    }

    /** An error and where it is. */
    public record Worst(double error, String where) {
        /** The larger of this and another error; a NaN is larger than all. */
        public Worst or(double other, String otherWhere) {
            return other <= error ? this : new Worst(other, otherWhere);
        }
    }
}
