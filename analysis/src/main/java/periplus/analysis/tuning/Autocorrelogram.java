package periplus.analysis.tuning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.source.Source;

/**
 * The full two-dimensional Pearson autocorrelogram of a rate map.
 *
 * <pre>
 * r(tau) = (X/n - S1 S2/n^2) / sqrt((Q1/n - S1^2/n^2) (Q2/n - S2^2/n^2))
 * </pre>
 *
 * <p>over the n bins in which the map and its copy shifted by tau are both visited: S sums, Q sums of squares, X sum of
 * products. Result {@code [(dy + binsY - 1) * width() + dx + binsX - 1]}, lags in bins, (2 binsY - 1) x (2 binsX - 1),
 * point-symmetric to the last bit. Complete maps of up to 4096 bins are summed directly ({@link AutocorrelogramGroup}),
 * others go by FFT; the few lags where either would cost digits (the overlap holds under a thousandth of the map's
 * variance) are summed about the overlap's own mean.
 *
 * <p>r is 0 where one copy is constant on the overlap of two or more bins. A lag is undefined where a single bin overlaps
 * and where unvisited bins leave fewer than half the map's shorter side of bins in common (in {@link Mode#CORRECTED}; none
 * are unvisited in the other mode). A map that is constant or has no visited bin is undefined everywhere.
 *
 * <p>Source: Sargolini et al. 2006; the released scorer means to leave unvisited bins out but turns them into 0 first
 * ({@link Mode#FAITHFUL} does the same, for comparison only). On a fully visited map both modes agree bit for bit, except
 * for the symbol of an undefined lag. Holds scratch: one instance per thread.
 */
@Source(key = "sargolini2006", where = "Supporting material, spatial autocorrelation")
@Source(key = "banino2018", where = "released scorer: overlap-count form, unvisited bins turned into 0")
public final class Autocorrelogram {
    /** What becomes of unvisited bins. */
    public enum Mode {
        /** Unvisited bins are left out of every sum; an undefined lag is NaN. */
        CORRECTED,
        /** Unvisited bins count as 0, as in the released scorer; an undefined lag is 0. */
        FAITHFUL
    }

    static final double DIRECT_BELOW = 1e-3;

    /** So many lags summed one by one pay for knowing the extremes of all overlaps. */
    private static final int WORTH_EXTREMES = 64;

    private final int binsY;
    private final int binsX;
    private final Mode mode;
    private final Fft2 fft;
    private final double[] value;
    private final boolean[] seen;
    private final boolean[] maskOfOverlap;
    private final double[] maskTransform;
    private final double[] overlap;
    private final double[] packed;
    private final double[] products;
    private final double[] squares;
    private final CornerExtremes extremes;
    private @Nullable AutocorrelogramGroup group;
    private boolean maskKnown;
    private boolean extremesKnown;
    private int summed;

    /** For maps of {@code binsY} x {@code binsX} bins. */
    public Autocorrelogram(int binsY, int binsX, Mode mode) {
        if (binsY < 1 || binsX < 1) {
            throw new IllegalArgumentException("a map of " + binsY + " x " + binsX + " bins has no autocorrelogram");
        }
        this.binsY = binsY;
        this.binsX = binsX;
        this.mode = mode;
        this.fft = new Fft2(Fft2.goodSize(2 * binsY - 1), Fft2.goodSize(2 * binsX - 1));
        int padded = fft.rows * fft.columns;
        this.value = new double[binsY * binsX];
        this.seen = new boolean[binsY * binsX];
        this.maskOfOverlap = new boolean[binsY * binsX];
        this.maskTransform = new double[2 * padded];
        this.overlap = new double[2 * padded];
        this.packed = new double[2 * padded];
        this.products = new double[2 * padded];
        this.squares = new double[2 * padded];
        this.extremes = new CornerExtremes(binsY, binsX);
    }

    /** Rows of the result, 2 binsY - 1. */
    public int height() {
        return 2 * binsY - 1;
    }

    /** Columns of the result, 2 binsX - 1. */
    public int width() {
        return 2 * binsX - 1;
    }

    /** The autocorrelogram of one map. */
    public double[] of(double[] map) {
        double[] sac = new double[height() * width()];
        compute(map, sac);
        return sac;
    }

    /** The same into an array of {@code height() * width()}. */
    public void compute(double[] map, double[] sac) {
        if (map.length != value.length || sac.length != height() * width()) {
            throw new IllegalArgumentException("autocorrelogram of " + binsY + " x " + binsX + " bins got a map of "
                    + map.length + " values and room for " + sac.length);
        }
        Arrays.fill(sac, undefined());
        int visited = read(map);
        if (visited == 0) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int b = 0; b < value.length; b++) {
            if (seen[b]) {
                low = Math.min(low, value[b]);
                high = Math.max(high, value[b]);
                mean += value[b] / visited;
            }
        }
        if (MapCheck.isConstant(low, high) || !Double.isFinite(high - low)) {
            return;
        }
        extremesKnown = false;
        summed = 0;
        if (visited == value.length && AutocorrelogramGroup.serves(binsY, binsX)) {
            AutocorrelogramGroup alone = alone();
            alone.compute(new double[][] {value}, 1, this);
            alone.copy(0, sac, undefined());
            return;
        }
        double total = transform(mean, 1 / (high - low));
        int centre = (binsY - 1) * width() + binsX - 1;
        for (int dy = 0; dy < binsY; dy++) {
            for (int dx = dy == 0 ? 0 : 1 - binsX; dx < binsX; dx++) {
                double r = lag(dy, dx, total);
                sac[centre + dy * width() + dx] = r;
                sac[centre - dy * width() - dx] = r;
            }
        }
    }

    private AutocorrelogramGroup alone() {
        AutocorrelogramGroup made = group == null ? new AutocorrelogramGroup(binsY, binsX) : group;
        group = made;
        return made;
    }

    /** Reads a complete map for {@link #directly}. */
    void take(double[] map) {
        read(map);
        extremesKnown = false;
        summed = 0;
    }

    /** One lag of the complete map taken last, by two passes over the overlap. */
    double directly(int dy, int dx) {
        return direct(dy, dx, (binsY - dy) * (binsX - Math.abs(dx)));
    }

    double undefined() {
        return mode == Mode.CORRECTED ? Double.NaN : 0;
    }

    private int read(double[] map) {
        int visited = 0;
        for (int b = 0; b < map.length; b++) {
            boolean missing = Double.isNaN(map[b]);
            value[b] = missing ? 0 : map[b];
            seen[b] = !missing || mode == Mode.FAITHFUL;
            visited += seen[b] ? 1 : 0;
        }
        return visited;
    }

    /** Fills overlap counts, sums, sums of squares and products of every lag; returns the map's summed variance. */
    private double transform(double mean, double scale) {
        if (!maskKnown || !Arrays.equals(seen, maskOfOverlap)) {
            transformMask();
        }
        // values move to mean 0 and range 1: the FFT's error is relative to the largest of them
        Arrays.fill(packed, 0);
        double total = 0;
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                int b = y * binsX + x;
                if (seen[b]) {
                    double z = (value[b] - mean) * scale;
                    packed[2 * (y * fft.columns + x)] = z;
                    packed[2 * (y * fft.columns + x) + 1] = z * z;
                    total += z * z;
                }
            }
        }
        fft.forward(packed, binsY);
        for (int ky = 0; ky < fft.rows; ky++) {
            int minusY = ky == 0 ? 0 : fft.rows - ky;
            for (int kx = 0; kx < fft.columns; kx++) {
                int k = 2 * (ky * fft.columns + kx);
                int m = 2 * (minusY * fft.columns + (kx == 0 ? 0 : fft.columns - kx));
                // the transforms of the values (a) and of their squares (q), which were packed into one
                double aRe = (packed[k] + packed[m]) / 2;
                double aIm = (packed[k + 1] - packed[m + 1]) / 2;
                double qRe = (packed[k + 1] + packed[m + 1]) / 2;
                double qIm = (packed[m] - packed[k]) / 2;
                double mRe = maskTransform[k];
                double mIm = maskTransform[k + 1];
                // conj(a) a + i conj(a) mask: products in the real part, sums in the imaginary one
                products[k] = aRe * aRe + aIm * aIm - (aRe * mIm - aIm * mRe);
                products[k + 1] = aRe * mRe + aIm * mIm;
                squares[k] = qRe * mRe + qIm * mIm;
                squares[k + 1] = qRe * mIm - qIm * mRe;
            }
        }
        fft.inverse(products);
        fft.inverse(squares);
        return total;
    }

    private void transformMask() {
        System.arraycopy(seen, 0, maskOfOverlap, 0, seen.length);
        maskKnown = true;
        Arrays.fill(maskTransform, 0);
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                maskTransform[2 * (y * fft.columns + x)] = seen[y * binsX + x] ? 1 : 0;
            }
        }
        fft.forward(maskTransform, binsY);
        for (int k = 0; k < overlap.length; k += 2) {
            overlap[k] = maskTransform[k] * maskTransform[k] + maskTransform[k + 1] * maskTransform[k + 1];
            overlap[k + 1] = 0;
        }
        fft.inverse(overlap);
        for (int k = 0; k < overlap.length; k += 2) {
            overlap[k] = Math.rint(overlap[k]);
        }
    }

    private double lag(int dy, int dx, double total) {
        int plus = at(dy, dx);
        int minus = at(-dy, -dx);
        double n = overlap[plus];
        int full = (binsY - dy) * (binsX - Math.abs(dx));
        if (n < 2 || n < Math.min(full, Math.min(binsY, binsX) / 2)) {
            return undefined();
        }
        double s1 = products[plus + 1];
        double s2 = products[minus + 1];
        double v1 = squares[plus] - s1 * s1 / n;
        double v2 = squares[minus] - s2 * s2 / n;
        if (Math.min(v1, v2) < DIRECT_BELOW * total) {
            return direct(dy, dx, (int) n);
        }
        return clip((products[plus] - s1 * s2 / n) / Math.sqrt(v1 * v2));
    }

    private int at(int dy, int dx) {
        return 2 * ((dy < 0 ? dy + fft.rows : dy) * fft.columns + (dx < 0 ? dx + fft.columns : dx));
    }

    /** Two passes over the overlap of the values themselves. */
    private double direct(int dy, int dx, int n) {
        if (!extremesKnown && ++summed > WORTH_EXTREMES) {
            extremes.read(value, seen);
            extremesKnown = true;
        }
        if (extremesKnown && extremes.isConstantOnOverlap(dy, dx)) {
            return 0; // most lags of a small field on a silent ground
        }
        double low1 = Double.POSITIVE_INFINITY;
        double high1 = Double.NEGATIVE_INFINITY;
        double low2 = Double.POSITIVE_INFINITY;
        double high2 = Double.NEGATIVE_INFINITY;
        double mean1 = 0;
        double mean2 = 0;
        int firstX = Math.max(0, -dx);
        int endX = Math.min(binsX, binsX - dx);
        int shift = dy * binsX + dx;
        for (int y = 0; y < binsY - dy; y++) {
            for (int b = y * binsX + firstX; b < y * binsX + endX; b++) {
                if (seen[b] && seen[b + shift]) {
                    low1 = Math.min(low1, value[b]);
                    high1 = Math.max(high1, value[b]);
                    low2 = Math.min(low2, value[b + shift]);
                    high2 = Math.max(high2, value[b + shift]);
                    mean1 += value[b];
                    mean2 += value[b + shift];
                }
            }
        }
        if (MapCheck.isConstant(low1, high1) || MapCheck.isConstant(low2, high2)) {
            return 0;
        }
        mean1 /= n;
        mean2 /= n;
        double v1 = 0;
        double v2 = 0;
        double covariance = 0;
        double scale1 = 1 / (high1 - low1);
        double scale2 = 1 / (high2 - low2);
        for (int y = 0; y < binsY - dy; y++) {
            for (int b = y * binsX + firstX; b < y * binsX + endX; b++) {
                if (seen[b] && seen[b + shift]) {
                    double z1 = (value[b] - mean1) * scale1;
                    double z2 = (value[b + shift] - mean2) * scale2;
                    v1 += z1 * z1;
                    v2 += z2 * z2;
                    covariance += z1 * z2;
                }
            }
        }
        return clip(covariance / Math.sqrt(v1 * v2));
    }

    private static double clip(double r) {
        return Math.max(-1, Math.min(1, r));
    }
}
