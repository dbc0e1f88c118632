package periplus.analysis.tuning;

import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The band score: how well one narrow Gaussian describes the upper half of a map's Fourier amplitude.
 *
 * <pre>
 * F     = |FFT of the mean-subtracted map|, zero frequency at the centre, rows below the centre row set to 0
 * G     = A exp(-((u - k cos phi)^2 + (v - k sin phi)^2) / (2 sigma^2)),  u, v evenly from -2 to 2 over the map's bins
 * score = cosine similarity(F, G) / sigma
 * </pre>
 *
 * <p>with A >= 0, k in [lowest, 1], phi in [0, pi], sigma in [0.05, 0.5] by bounded least squares. The minimum found
 * belongs to the start: the published one (A = 1, k = lowest, phi = 0, sigma = 0.1) widens to sigma = 0.5 within a few steps
 * and narrows again if there is a single peak. Here the descent starts wide, which finds the same minimum. Looking for the
 * best of many starts would let one peak of a hexagonal map pass for a band. At most 20; bands lie above 5.8 on 50 x 50
 * maps.
 *
 * <p>One unit of k is a quarter of the sampling frequency, so the published spacing is 4 bins/k. With the published lowest
 * k of 0.2 it cannot exceed 20 bins (0.88 m on 50 bins of a 2.2 m box) and longer waves pile up there; {@link #WIDE} goes
 * down to 0.05. The axes put the zero frequency half a bin off the origin; the score keeps that, {@link Fit#spacingBins}
 * and {@link Fit#directionRadians} take it out. Unvisited bins take the map's mean.
 *
 * <p>Source: Chu et al. 2025, released code. We differ in the optimiser: Levenberg-Marquardt with frozen
 * bounds instead of a trust region. Undefined for the reasons of all map scores. Holds scratch: one instance per thread.
 */
@Source(key = "chu2025", where = "band score, released code")
public final class BandScore {
    /** The published lower bound of k. */
    public static final double PUBLISHED = 0.2;

    /** A lower bound that does not cut off long waves; to be labelled as such. */
    public static final double WIDE = 0.05;

    /**
     * The score with its fit on the published axes: similarity, k, phi in [0, pi], sigma; and the same wave vector in
     * cycles per bin, freed of the half bin.
     */
    public record Fit(
            Measured score,
            double cosine,
            double k,
            double phiRadians,
            double sigma,
            double cyclesPerBinX,
            double cyclesPerBinY) {
        static Fit undefined(String reason) {
            return new Fit(Measured.undefined(reason), 0, 0, 0, 0, 0, 0);
        }

        /** Distance between neighbouring bands in bins. */
        public Measured spacingBins() {
            return score instanceof Measured.Undefined
                    ? score
                    : Measured.of(
                            1 / Math.sqrt(cyclesPerBinX * cyclesPerBinX + cyclesPerBinY * cyclesPerBinY),
                            "wave of frequency 0");
        }

        /** The distance as published, 4/k; off by up to a fifth for long waves. */
        public Measured publishedSpacingBins() {
            return score.map(s -> 4 / k);
        }

        /** Direction across the bands, counter-clockwise from +x, in [0, pi). */
        public Measured directionRadians() {
            return score.map(s -> {
                double angle = StrictMath.atan2(cyclesPerBinY, cyclesPerBinX);
                double folded = angle < 0 ? angle + Math.PI : angle;
                return folded >= Math.PI ? 0 : folded;
            });
        }
    }

    private static final double MAX_K = 1;
    private static final double MIN_SIGMA = 0.05;
    private static final double MAX_SIGMA = 0.5;
    private static final int MAX_STEPS = 1000;

    private final int binsY;
    private final int binsX;
    private final double lowestK;
    private final Fft2 fft;
    private final double[] spectrum;
    private final HalfSpectrum half;

    /** For maps of {@code binsY} x {@code binsX} square bins and k from {@code lowestK} up. */
    public BandScore(int binsY, int binsX, double lowestK) {
        if (!(lowestK > 0) || lowestK >= MAX_K) {
            throw new IllegalArgumentException("lowestK must lie in (0, 1), got " + lowestK);
        }
        this.binsY = binsY;
        this.binsX = binsX;
        this.lowestK = lowestK;
        this.fft = new Fft2(binsY, binsX);
        this.spectrum = new double[2 * binsY * binsX];
        this.half = new HalfSpectrum(binsY, binsX);
    }

    /** The fit of one map. */
    public Fit ofMap(double[] map) {
        String reason = MapCheck.reason(map, binsY, binsX);
        if (reason != null) {
            return Fit.undefined(reason);
        }
        amplitude(map);
        Gaussian fit = descend(new Gaussian(lowestK, 0, MAX_SIGMA));
        if (fit == null) {
            return Fit.undefined("no power in the map's spectrum");
        }
        return new Fit(
                Measured.of(fit.cosine / fit.sigma),
                fit.cosine,
                fit.k,
                fit.phi,
                fit.sigma,
                cyclesPerBin(fit.k * StrictMath.cos(fit.phi), binsX),
                cyclesPerBin(fit.k * StrictMath.sin(fit.phi), binsY));
    }

    /** The frequency at a place of the published axis, whose ends are -2 and 2 instead of -2 and 2 (n - 2)/n. */
    private static double cyclesPerBin(double u, int n) {
        int zero = n / 2;
        return ((u + 2) * (n - 1) / 4 - zero) / n;
    }

    private void amplitude(double[] map) {
        double sum = 0;
        double largest = 0;
        int visited = 0;
        for (double r : map) {
            if (!Double.isNaN(r)) {
                sum += r;
                visited++;
            }
        }
        double mean = sum / visited;
        for (double r : map) {
            largest = Double.isNaN(r) ? largest : Math.max(largest, Math.abs(r - mean));
        }
        for (int b = 0; b < map.length; b++) {
            spectrum[2 * b] = Double.isNaN(map[b]) ? 0 : (map[b] - mean) / largest;
            spectrum[2 * b + 1] = 0;
        }
        fft.forward(spectrum, binsY);
        half.read(spectrum);
    }

    /** A Gaussian's place and width with its best amplitude and similarity. */
    private static final class Gaussian {
        final double k;
        final double phi;
        final double sigma;
        double amplitude;
        double cosine;

        Gaussian(double k, double phi, double sigma) {
            this.k = k;
            this.phi = phi;
            this.sigma = sigma;
        }
    }

    /** Levenberg-Marquardt in (A, k, phi, sigma); null where the spectrum is empty. */
    private @Nullable Gaussian descend(Gaussian start) {
        Gaussian now = start;
        measure(now);
        if (!(now.cosine > 0)) {
            return null;
        }
        double damping = 1;
        double[] normal = new double[16];
        double[] gradient = new double[4];
        double[] step = new double[4];
        for (int i = 0; i < MAX_STEPS && damping < 1e12; i++) {
            half.project(now.k * StrictMath.cos(now.phi), now.k * StrictMath.sin(now.phi), now.sigma);
            equations(now, normal, gradient);
            boolean better = false;
            while (!better && damping < 1e12) {
                Gaussian next = solve(now, normal, gradient, damping, step);
                measure(next);
                better = next.cosine > now.cosine;
                if (better) {
                    double gain = next.cosine - now.cosine;
                    now = next;
                    damping = Math.max(1e-9, damping / 3);
                    if (gain < 1e-15 * now.cosine) {
                        return now;
                    }
                } else {
                    damping *= 4;
                }
            }
        }
        return now;
    }

    private void measure(Gaussian g) {
        half.project(g.k * StrictMath.cos(g.phi), g.k * StrictMath.sin(g.phi), g.sigma);
        g.amplitude = half.dot(0, 0) / half.moment(0, 0);
        g.cosine = half.dot(0, 0) / Math.sqrt(half.moment(0, 0) * half.energy);
    }

    /**
     * Normal equations of F - A g in (A, k, phi, sigma). The derivatives are g times polynomials in the distances
     * (p, q) from the centre, so that every inner product is a moment.
     */
    private void equations(Gaussian g, double[] normal, double[] gradient) {
        double c = StrictMath.cos(g.phi);
        double s = StrictMath.sin(g.phi);
        double slope = g.amplitude / (g.sigma * g.sigma);
        // each derivative as coefficients of g, g p, g q, g (p^2 + q^2)
        double[][] d = {
            {1, 0, 0, 0},
            {0, slope * c, slope * s, 0},
            {0, -slope * g.k * s, slope * g.k * c, 0},
            {0, 0, 0, slope / g.sigma}
        };
        double[][] gram = {
            {half.moment(0, 0), half.moment(1, 0), half.moment(0, 1), half.moment(2, 0) + half.moment(0, 2)},
            {0, half.moment(2, 0), half.moment(1, 1), half.moment(3, 0) + half.moment(1, 2)},
            {0, 0, half.moment(0, 2), half.moment(2, 1) + half.moment(0, 3)},
            {0, 0, 0, half.moment(4, 0) + 2 * half.moment(2, 2) + half.moment(0, 4)}
        };
        double[] dots = {half.dot(0, 0), half.dot(1, 0), half.dot(0, 1), half.dot(2, 0) + half.dot(0, 2)};
        for (int i = 0; i < 4; i++) {
            gradient[i] = 0;
            for (int a = 0; a < 4; a++) {
                gradient[i] += d[i][a] * (dots[a] - g.amplitude * gram[0][a]);
            }
            for (int j = 0; j < 4; j++) {
                double sum = 0;
                for (int a = 0; a < 4; a++) {
                    for (int b = 0; b < 4; b++) {
                        sum += d[i][a] * gram[Math.min(a, b)][Math.max(a, b)] * d[j][b];
                    }
                }
                normal[4 * i + j] = sum;
            }
        }
    }

    private Gaussian solve(Gaussian g, double[] normal, double[] gradient, double damping, double[] step) {
        double[] low = {0, lowestK, 0, MIN_SIGMA};
        double[] high = {Double.POSITIVE_INFINITY, MAX_K, Math.PI, MAX_SIGMA};
        double[] at = {g.amplitude, g.k, g.phi, g.sigma};
        boolean[] frozen = new boolean[4];
        for (int i = 1; i < 4; i++) {
            frozen[i] = (at[i] <= low[i] && gradient[i] < 0) || (at[i] >= high[i] && gradient[i] > 0);
        }
        DampedSystem.solve(normal, gradient, frozen, damping, step);
        double[] next = new double[4];
        for (int i = 1; i < 4; i++) {
            next[i] = Math.max(low[i], Math.min(high[i], at[i] + step[i]));
        }
        return new Gaussian(next[1], next[2], next[3]);
    }
}
