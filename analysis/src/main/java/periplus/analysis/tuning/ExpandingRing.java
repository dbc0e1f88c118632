package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The expanding-ring grid score: how much better the autocorrelogram around its central field matches itself turned by 60
 * and 120 degrees than by 30, 90 and 150, for the best outer radius.
 *
 * <pre>
 * g(R)  = min(r60, r120) - max(r30, r90, r150),  r = Pearson correlation over the ring (centre radius, R)
 * score = largest over R of the mean of g over three neighbouring R
 * </pre>
 *
 * <p>R grows from the {@link CentralField}'s radius + 1 (at least 3) to half the shorter side of the autocorrelogram
 * cropped to lags within 0.8 of the map's side, in bins; rotation is bilinear. The last of the windows of three is left
 * out, as in the tool. Dimensionless, -2 to 2; a good grid has about 1.3.
 *
 * <p>Source: opexebo 0.7 (after Langston et al. 2010). We differ in leaving unvisited bins out (unless
 * {@link Autocorrelogram.Mode#FAITHFUL}) and in returning a reason instead of NaN. Not to be confused with
 * {@link BestOfRings}. Undefined as there, and where there is no central field or it leaves no room for a ring. Holds
 * scratch: one instance per thread.
 */
@Source(key = "opexebo", where = "analysis.grid_score, 0.7")
@Source(key = "langston2010", where = "Supporting material, gridness score")
public final class ExpandingRing {
    private static final int[] ANGLES = {30, 60, 90, 120, 150};
    private static final int WINDOW = 3;

    private final int fullHeight;
    private final int fullWidth;
    private final int height;
    private final int width;
    private final Autocorrelogram.Mode mode;
    private final Autocorrelogram autocorrelogram;
    private final Disc disc;
    private final RotatedImages rotated;
    private final CentralField centralField;
    private final double[] sac;
    private final double[] cropped;
    private final double[] coefficients;
    private final double[] line;

    /** For maps of {@code binsY} x {@code binsX} square bins. */
    public ExpandingRing(int binsY, int binsX, Autocorrelogram.Mode mode) {
        this.fullHeight = 2 * binsY - 1;
        this.fullWidth = 2 * binsX - 1;
        this.height = croppedSize(binsY);
        this.width = croppedSize(binsX);
        this.mode = mode;
        this.autocorrelogram = new Autocorrelogram(binsY, binsX, mode);
        int widest = Math.min(height, width) / 2;
        this.disc = new Disc(height, width, widest);
        this.rotated = new RotatedImages(height, width, 1, ANGLES, disc.y, disc.x);
        this.centralField = new CentralField(height, width);
        this.sac = new double[fullHeight * fullWidth];
        this.cropped = new double[height * width];
        this.coefficients = new double[rotated.preparedLength()];
        this.line = new double[Math.max(height, width)];
    }

    private ExpandingRing(ExpandingRing other) {
        this.fullHeight = other.fullHeight;
        this.fullWidth = other.fullWidth;
        this.height = other.height;
        this.width = other.width;
        this.mode = other.mode;
        this.autocorrelogram = new Autocorrelogram((fullHeight + 1) / 2, (fullWidth + 1) / 2, mode);
        this.disc = other.disc;
        this.rotated = other.rotated;
        this.centralField = new CentralField(height, width);
        this.sac = new double[fullHeight * fullWidth];
        this.cropped = new double[height * width];
        this.coefficients = new double[rotated.preparedLength()];
        this.line = new double[Math.max(height, width)];
    }

    /** Another instance for another thread; shares masks and weights with this one. */
    public ExpandingRing another() {
        return new ExpandingRing(this);
    }

    /** How the number is defined. */
    public static GridScoreDefinition definition(Autocorrelogram.Mode mode) {
        return GridScoreDefinition.expanding(mode);
    }

    /** 1.8 n rounded half to even and made odd, then the tool's rule for cutting it out symmetrically. */
    private static int croppedSize(int bins) {
        int size = (int) Math.rint(1.8 * bins);
        size -= size % 2 == 0 ? 1 : 0;
        int margin = (int) Math.rint((2 * bins - 1 - size) / 2.0 + 1) - 1;
        return 2 * bins - 1 - 2 * margin;
    }

    /** The score of one map. */
    public Measured ofMap(double[] map) {
        String reason = MapCheck.reason(map, (fullHeight + 1) / 2, (fullWidth + 1) / 2);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        autocorrelogram.compute(map, sac);
        return ofAutocorrelogram(sac);
    }

    /** The score of a full autocorrelogram; undefined lags are NaN or 0. */
    public Measured ofAutocorrelogram(double[] full) {
        if (full.length != fullHeight * fullWidth) {
            throw new IllegalArgumentException("expected an autocorrelogram of " + fullHeight + " x " + fullWidth
                    + ", got " + full.length + " values");
        }
        int centreRadius = centreRadius(full);
        int outerBound = Math.min(height, width) / 2;
        int radii = outerBound - centreRadius;
        if (centreRadius == 0) {
            return Measured.undefined("no central field in the autocorrelogram");
        }
        if (radii < 1) {
            return Measured.undefined("central field fills the autocorrelogram");
        }
        rotated.prepare(cropped, coefficients, line);
        return bestWindow(ringScores(centreRadius, outerBound, radii));
    }

    /** Radius of the central field in bins; 0 where there is none. */
    int centreRadius(double[] full) {
        int top = (fullHeight - height) / 2;
        int left = (fullWidth - width) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double r = full[(y + top) * fullWidth + x + left];
                cropped[y * width + x] = Double.isNaN(r) ? 0 : r;
            }
        }
        return centralField.radiusBins(cropped);
    }

    /** min/max form for each outer radius; NaN where the ring has no variance. */
    private double[] ringScores(int centreRadius, int outerBound, int radii) {
        int[] end = new int[radii];
        double first = Math.max(3, centreRadius + 1);
        for (int i = 0; i < radii; i++) {
            // whole numbers of bins, so a fractional step repeats some radii
            double radius = radii == 1 ? first : first + i * ((outerBound - first) / (radii - 1));
            end[i] = disc.countWithin(i == radii - 1 && radii > 1 ? outerBound : (int) radius, false);
        }
        double[] score = new double[radii];
        RingSums sums = new RingSums();
        int lag = disc.countWithin(centreRadius, true);
        for (int i = 0; i < radii; i++) {
            for (; lag < end[i]; lag++) {
                sums.add(cropped[disc.y[lag] * width + disc.x[lag]], lag);
            }
            score[i] = sums.minMax();
        }
        return score;
    }

    private final class RingSums {
        private double n;
        private double sum;
        private double squares;
        private final double[] sumTurned = new double[ANGLES.length];
        private final double[] squaresTurned = new double[ANGLES.length];
        private final double[] product = new double[ANGLES.length];

        void add(double z, int lag) {
            n++;
            sum += z;
            squares += z * z;
            for (int a = 0; a < ANGLES.length; a++) {
                double turned = rotated.sample(coefficients, a, lag);
                sumTurned[a] += turned;
                squaresTurned[a] += turned * turned;
                product[a] += z * turned;
            }
        }

        double minMax() {
            return Math.min(r(1), r(3)) - Math.max(Math.max(r(0), r(2)), r(4));
        }

        private double r(int a) {
            double v1 = squares - sum * sum / n;
            double v2 = squaresTurned[a] - sumTurned[a] * sumTurned[a] / n;
            if (!(v1 > 1e-13 * squares) || !(v2 > 1e-13 * squaresTurned[a])) {
                return Double.NaN;
            }
            return Math.max(-1, Math.min(1, (product[a] - sum * sumTurned[a] / n) / Math.sqrt(v1 * v2)));
        }
    }

    private static Measured bestWindow(double[] score) {
        int windows = Math.max(score.length - WINDOW, 1);
        double best = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < windows; start++) {
            double sum = 0;
            int defined = 0;
            int end = windows == 1 ? score.length : start + WINDOW;
            for (int i = start; i < end; i++) {
                if (!Double.isNaN(score[i])) {
                    sum += score[i];
                    defined++;
                }
            }
            best = defined > 0 ? Math.max(best, sum / defined) : best;
        }
        return Measured.of(best, "no variance in any ring of the autocorrelogram");
    }
}
