package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.math.PortableMath;
import periplus.core.random.RandomStream;

/**
 * Preferred distances and directions of vector cells, to walls or to objects.
 *
 * <pre>  rate(D, theta) = exp(-(D - d)^2 / (2 s^2)) exp(kappa (cos(theta - theta_0) - 1)),  kappa = 1 / spread^2  </pre>
 *
 * @param distanceMetres preferred distances d
 * @param distanceSdMetres widths s
 * @param directionRadians preferred directions theta_0, counter-clockwise from +x (or from the heading)
 * @param spreadRadians angular spreads
 * @param egocentric directions are relative to the animal's heading instead of to the room
 */
public record VectorTuning(
        double[] distanceMetres,
        double[] distanceSdMetres,
        double[] directionRadians,
        double[] spreadRadians,
        boolean egocentric) {
    public VectorTuning {
        int n = distanceMetres.length;
        if (n < 1 || distanceSdMetres.length != n || directionRadians.length != n || spreadRadians.length != n) {
            throw new BadInputException("vector cells need as many distances, widths, directions and spreads, got " + n
                    + ", " + distanceSdMetres.length + ", " + directionRadians.length + " and " + spreadRadians.length);
        }
        for (int i = 0; i < n; i++) {
            if (!(distanceMetres[i] >= 0)
                    || !(distanceMetres[i] < 1e4)
                    || !(distanceSdMetres[i] > 0)
                    || !Double.isFinite(directionRadians[i])
                    || !(spreadRadians[i] > 1e-3)) {
                throw new BadInputException("vector cell " + i + " has distance " + distanceMetres[i] + " m, width "
                        + distanceSdMetres[i] + " m, direction " + directionRadians[i] + ", spread "
                        + spreadRadians[i] + "; expected metres of at least 0 and above 0, finite radians and radians"
                        + " above 0.001");
            }
        }
    }

    /**
     * The reference's law: d uniform in 0.05 to 0.3 m, s = d/12 + 0.08 m, direction uniform, spread uniform in 10 to 30
     * degrees; four numbers a cell, in this order, from {@code purpose} of the seed.
     */
    public static VectorTuning random(int cells, boolean egocentric, long seed, String purpose) {
        if (cells < 1 || cells > 1_000_000) {
            throw new BadInputException("the number of vector cells is " + cells + "; expected 1 to 1000000");
        }
        RandomStream stream = RandomStream.of(seed, purpose);
        double[] d = new double[cells];
        double[] s = new double[cells];
        double[] direction = new double[cells];
        double[] spread = new double[cells];
        for (int i = 0; i < cells; i++) {
            d[i] = 0.05 + 0.25 * stream.nextUniform();
            s[i] = d[i] / 12 + 0.08;
            direction[i] = 2 * StrictMath.PI * stream.nextUniform();
            spread[i] = StrictMath.toRadians(10 + 20 * stream.nextUniform());
        }
        return new VectorTuning(d, s, direction, spread, egocentric);
    }

    /** Number of cells. */
    public int cells() {
        return distanceMetres.length;
    }

    /** exp(-(D - d)^2 / (2 s^2)) of a cell; 0 for an infinite distance. */
    float nearness(int cell, double distance) {
        double z = (distance - distanceMetres[cell]) / distanceSdMetres[cell];
        return PortableMath.exp((float) Math.max(-200, -z * z / 2));
    }

    /** exp(kappa (cos(theta - theta_0) - 1)) of a cell. */
    float alignment(int cell, double cosine) {
        double kappa = 1 / (spreadRadians[cell] * spreadRadians[cell]);
        return PortableMath.exp((float) Math.max(-200, kappa * Math.min(0, cosine - 1)));
    }

    String words() {
        return cells() + " cells, preferred distances " + RadialPlaceCode.rounded(least(distanceMetres)) + " to "
                + RadialPlaceCode.rounded(greatest(distanceMetres)) + " m, "
                + (egocentric ? "egocentric" : "allocentric");
    }

    private static double least(double[] v) {
        return java.util.Arrays.stream(v).min().orElse(0);
    }

    private static double greatest(double[] v) {
        return java.util.Arrays.stream(v).max().orElse(0);
    }
}
