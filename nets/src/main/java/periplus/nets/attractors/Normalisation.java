package periplus.nets.attractors;

/** Divisive normalisation r = u^2 / (1 + k sum u^2): a global inhibition that leaves the shape of a bump alone. */
final class Normalisation {
    private Normalisation() {}

    /** Rates of these inputs; a negative input counts as 0 [I]: noise must not fire a cell by being very negative. */
    static void rates(double[] u, double inhibition, double[] out) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double positive = Math.max(0, u[i]);
            out[i] = positive * positive;
            sum += out[i];
        }
        double divisor = 1 + inhibition * sum;
        for (int i = 0; i < u.length; i++) {
            out[i] /= divisor;
        }
    }
}
