package periplus.studies.unfolding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The units around the commonest wave or lattice of a type: those within 10 % of spacing and some degrees of direction of
 * the unit that has most such neighbours.
 *
 * <p>The published modules are cut out by eye. Unlike {@link periplus.analysis.celltypes.SpacingModules} this says nothing
 * of whether directions come in groups; it gathers units that share a wave, which a ring or a torus needs.
 *
 * @param units rising
 * @param spacingMetres their median
 * @param angleRadians their circular mean modulo the period, in [0, period)
 */
record DensestGroup(int[] units, double spacingMetres, double angleRadians) {
    private static final double SPACING_TOLERANCE = 0.1;

    /** Fewer units have neither ring nor torus. */
    static final int LEAST_UNITS = 6;

    /** The group among these units; null with fewer than {@value #LEAST_UNITS}. */
    static @Nullable DensestGroup of(
            int[] among, double[] spacing, double[] angle, double period, double toleranceRadians) {
        int[] best = {};
        for (int centre : among) {
            int[] near = Arrays.stream(among)
                    .filter(u -> Math.abs(StrictMath.log(spacing[u] / spacing[centre])) <= SPACING_TOLERANCE
                            && apart(angle[u], angle[centre], period) <= toleranceRadians)
                    .toArray();
            best = near.length > best.length ? near : best;
        }
        if (best.length < LEAST_UNITS) {
            return null;
        }
        double[] sorted =
                Arrays.stream(best).mapToDouble(u -> spacing[u]).sorted().toArray();
        double cos = 0;
        double sin = 0;
        for (int u : best) {
            cos += StrictMath.cos(2 * Math.PI * angle[u] / period);
            sin += StrictMath.sin(2 * Math.PI * angle[u] / period);
        }
        double mean = StrictMath.atan2(sin, cos) * period / (2 * Math.PI);
        return new DensestGroup(best, sorted[sorted.length / 2], mean < 0 ? mean + period : mean);
    }

    private static double apart(double a, double b, double period) {
        double d = a - b;
        return Math.abs(d - period * Math.rint(d / period));
    }
}
