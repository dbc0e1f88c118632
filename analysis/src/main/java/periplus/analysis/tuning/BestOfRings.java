package periplus.analysis.tuning;

import static periplus.core.kernels.MapFunctions.MAPS;

import org.jspecify.annotations.Nullable;
import periplus.core.kernels.MapFunctions;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The fixed-ring grid scores: how much better a ring of the autocorrelogram matches itself turned by 60 (90) degrees than
 * by the angles between, in the best of ten rings.
 *
 * <pre>
 * c(angle) = mean over ring of (SAC - mu)(rotated SAC - mu) / (variance + 1e-5)
 * mean60   = (c60 + c120)/2 - (c30 + c90 + c150)/3
 * minMax60 = min(c60, c120) - max(c30, c90, c150)
 * mean90   = c90 - (c45 + c135)/2
 * score    = largest over ten rings: inner radius 0.2 n, outer 0.4 n, ..., 1.0 n bins, n the map's shorter side
 * </pre>
 *
 * <p>mu and variance are those of the unrotated ring. Dimensionless; hexagonal lattices give 1.3 to 1.7 at 60 degrees,
 * square ones 1.1 to 1.4 at 90. Each form takes its own best ring.
 *
 * <p>Source: the scorer released with Banino et al. 2018 that Sorscher et al. use (mean form; Schaeffer et al. report
 * the min/max form). We differ in leaving unvisited bins out; undefined lags enter as 0, as there. Not to be confused
 * with {@link ExpandingRing}, whose numbers are lower. Undefined for a constant map, fewer than 20 visited bins, fewer
 * than 5 bins a side, or where most lags have too little overlap. Holds scratch: one instance per thread.
 */
@Source(key = "banino2018", where = "released scorer, mean form")
@Source(key = "sorscher2019", where = "released code uses the same scorer")
@Source(key = "schaeffer2022", where = "min/max form")
public final class BestOfRings {
    /** The three scores and the outer radius, in bins, of the ring that gave each. */
    public record Scores(
            Measured mean60,
            Measured minMax60,
            Measured mean90,
            double ring60Bins,
            double ringMinMax60Bins,
            double ring90Bins) {
        static Scores undefined(String reason) {
            Measured none = Measured.undefined(reason);
            return new Scores(none, none, none, 0, 0, 0);
        }
    }

    private static final int[] ANGLES = {30, 45, 60, 90, 120, 135, 150};
    private static final int RINGS = 10;
    private static final double VARIANCE_FLOOR = 1e-5;

    /** What all maps of one size share. */
    private record Plan(
            int height,
            int width,
            Disc disc,
            int inner,
            int[] outer,
            double[] radius,
            int[] place,
            RotatedImages rotated) {}

    private final Plan plan;
    private final Autocorrelogram.Mode mode;
    private final Autocorrelogram autocorrelogram;
    private final double[] sac;
    private final double[] filled;
    private final double[] coefficients;
    private final double[] line;
    private double[] groupCoefficients = {};

    /** For maps of {@code binsY} x {@code binsX} square bins. */
    public BestOfRings(int binsY, int binsX, Autocorrelogram.Mode mode) {
        this(plan(binsY, binsX), binsY, binsX, mode);
    }

    private BestOfRings(Plan plan, int binsY, int binsX, Autocorrelogram.Mode mode) {
        this.plan = plan;
        this.mode = mode;
        this.autocorrelogram = new Autocorrelogram(binsY, binsX, mode);
        this.sac = new double[plan.height * plan.width];
        this.filled = new double[sac.length];
        this.coefficients = new double[plan.rotated.preparedLength()];
        this.line = new double[Math.max(plan.height, plan.width)];
    }

    /** Another instance for another thread; shares masks and spline weights with this one. */
    public BestOfRings another() {
        return new BestOfRings(plan, (plan.height + 1) / 2, (plan.width + 1) / 2, mode);
    }

    private static Plan plan(int binsY, int binsX) {
        int height = 2 * binsY - 1;
        int width = 2 * binsX - 1;
        double n = Math.min(binsY, binsX);
        Disc disc = new Disc(height, width, n);
        int[] outer = new int[RINGS];
        double[] radius = new double[RINGS];
        for (int ring = 0; ring < RINGS; ring++) {
            radius[ring] = ring == RINGS - 1 ? n : (0.4 + ring * (0.6 / (RINGS - 1))) * n;
            outer[ring] = disc.countWithin(radius[ring], true);
        }
        int[] place = new int[disc.y.length];
        java.util.Arrays.setAll(place, i -> disc.y[i] * width + disc.x[i]);
        return new Plan(
                height,
                width,
                disc,
                disc.countWithin(0.2 * n, true),
                outer,
                radius,
                place,
                new RotatedImages(height, width, 3, ANGLES, disc.y, disc.x));
    }

    /** How the numbers are defined, by form: mean60, minMax60, mean90. */
    public static GridScoreDefinition definition(String form, Autocorrelogram.Mode mode) {
        return GridScoreDefinition.ring(
                switch (form) {
                    case "mean60" -> "(c60 + c120)/2 - (c30 + c90 + c150)/3";
                    case "minMax60" -> "min(c60, c120) - max(c30, c90, c150)";
                    case "mean90" -> "c90 - (c45 + c135)/2";
                    default -> throw new IllegalArgumentException("forms are mean60, minMax60 and mean90, got " + form);
                },
                mode);
    }

    /** The scores of one map. */
    public Scores ofMap(double[] map) {
        String reason = MapCheck.reason(map, (plan.height + 1) / 2, (plan.width + 1) / 2);
        if (reason != null) {
            return Scores.undefined(reason);
        }
        autocorrelogram.compute(map, sac);
        return ofAutocorrelogram(sac);
    }

    /** The scores of a full autocorrelogram; undefined lags are NaN or 0. */
    public Scores ofAutocorrelogram(double[] sac) {
        String reason = fill(sac);
        if (reason != null) {
            return Scores.undefined(reason);
        }
        plan.rotated.prepare(filled, coefficients, line);
        RingSums sums = new RingSums();
        Best best = new Best();
        int lag = plan.inner;
        for (int ring = 0; ring < RINGS; ring++) {
            // the rings share their inner radius, so each adds its outermost lags to the sums so far
            for (; lag < plan.outer[ring]; lag++) {
                double z = filled[plan.disc.y[lag] * plan.width + plan.disc.x[lag]];
                sums.sum += z;
                sums.squares += z * z;
                for (int a = 0; a < ANGLES.length; a++) {
                    double turned = plan.rotated.sample(coefficients, a, lag);
                    sums.turned[a] += turned;
                    sums.product[a] += z * turned;
                }
            }
            best.take(sums, plan.outer[ring] - plan.inner, plan.radius[ring]);
        }
        return best.scores();
    }

    /** The scores of the first {@code count} autocorrelograms of a group; bit for bit those of each alone. */
    Scores[] ofGroup(double[] group, int count) {
        MapFunctions maths = MapFunctions.fastest();
        if (groupCoefficients.length == 0) {
            groupCoefficients = new double[MAPS * plan.rotated.preparedLength()];
        }
        plan.rotated.prepareGroup(maths, group, groupCoefficients);
        double[] turned = new double[ANGLES.length * MAPS];
        double[] product = new double[ANGLES.length * MAPS];
        double[] sum = new double[MAPS];
        double[] squares = new double[MAPS];
        RingSums[] sums = new RingSums[count];
        Best[] best = new Best[count];
        java.util.Arrays.setAll(sums, map -> new RingSums());
        java.util.Arrays.setAll(best, map -> new Best());
        int from = plan.inner;
        for (int ring = 0; ring < RINGS; ring++) {
            int to = plan.outer[ring];
            for (int lag = from; lag < to; lag++) {
                int at = MAPS * plan.place[lag];
                for (int map = 0; map < MAPS; map++) {
                    double z = group[at + map];
                    sum[map] += z;
                    squares[map] += z * z;
                }
            }
            for (int a = 0; a < ANGLES.length; a++) {
                plan.rotated.addGroup(
                        maths, groupCoefficients, a, from, to, group, plan.place, turned, product, a * MAPS);
            }
            for (int map = 0; map < count; map++) {
                sums[map].sum = sum[map];
                sums[map].squares = squares[map];
                for (int a = 0; a < ANGLES.length; a++) {
                    sums[map].turned[a] = turned[a * MAPS + map];
                    sums[map].product[a] = product[a * MAPS + map];
                }
                best[map].take(sums[map], to - plan.inner, plan.radius[ring]);
            }
            from = to;
        }
        Scores[] scores = new Scores[count];
        java.util.Arrays.setAll(scores, map -> best[map].scores());
        return scores;
    }

    /** What the lags of a ring add up to. */
    private static final class RingSums {
        double sum;
        double squares;
        final double[] turned = new double[ANGLES.length];
        final double[] product = new double[ANGLES.length];
    }

    /** The best ring of each form so far. */
    private static final class Best {
        private final double[] score = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        private final double[] radius = new double[3];
        private final double[] c = new double[ANGLES.length];

        void take(RingSums sums, int area, double ringRadius) {
            if (area == 0) {
                return;
            }
            double mu = sums.sum / area;
            double variance = sums.squares / area - mu * mu + VARIANCE_FLOOR;
            for (int a = 0; a < ANGLES.length; a++) {
                c[a] = (sums.product[a] / area - mu * (sums.turned[a] / area)) / variance;
            }
            keep(0, (c[2] + c[4]) / 2 - (c[0] + c[3] + c[6]) / 3, ringRadius);
            keep(1, Math.min(c[2], c[4]) - Math.max(Math.max(c[0], c[3]), c[6]), ringRadius);
            keep(2, c[3] - (c[1] + c[5]) / 2, ringRadius);
        }

        private void keep(int form, double value, double ringRadius) {
            if (value > score[form]) {
                score[form] = value;
                radius[form] = ringRadius;
            }
        }

        Scores scores() {
            String none = "no lag inside any ring";
            return new Scores(
                    Measured.of(score[0], none),
                    Measured.of(score[1], none),
                    Measured.of(score[2], none),
                    radius[0],
                    radius[1],
                    radius[2]);
        }
    }

    private @Nullable String fill(double[] sac) {
        if (sac.length != filled.length) {
            throw new IllegalArgumentException("expected an autocorrelogram of " + plan.height + " x " + plan.width
                    + ", got " + sac.length + " values");
        }
        for (int i = 0; i < sac.length; i++) {
            filled[i] = Double.isNaN(sac[i]) ? 0 : sac[i];
        }
        int defined = 0;
        for (int i = plan.inner; i < plan.disc.y.length; i++) {
            defined += Double.isNaN(sac[plan.disc.y[i] * plan.width + plan.disc.x[i]]) ? 0 : 1;
        }
        return 2 * defined < plan.disc.y.length - plan.inner ? "too little overlap at most lags" : null;
    }
}
