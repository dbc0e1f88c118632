package periplus.app.figures;

/**
 * Where the animal was and where the network says it was, over the same time steps.
 *
 * @param trueXyMetres x0, y0, x1, y1, ...; NaN where unknown
 * @param decodedXyMetres the same for the decoded positions
 */
public record PathPair(double[] trueXyMetres, double[] decodedXyMetres) {
    public PathPair {
        if (trueXyMetres.length != decodedXyMetres.length || trueXyMetres.length % 2 != 0) {
            throw new IllegalArgumentException("paths of x, y pairs over the same steps have equal even lengths, got "
                    + trueXyMetres.length + " and " + decodedXyMetres.length);
        }
    }

    /** Number of time steps. */
    public int steps() {
        return trueXyMetres.length / 2;
    }

    /** Mean distance between true and decoded over the steps that have both, in metres; NaN where there are none. */
    public double meanErrorMetres() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < trueXyMetres.length; i += 2) {
            double dx = trueXyMetres[i] - decodedXyMetres[i];
            double dy = trueXyMetres[i + 1] - decodedXyMetres[i + 1];
            if (Double.isFinite(dx) && Double.isFinite(dy)) {
                sum += Math.sqrt(dx * dx + dy * dy);
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
