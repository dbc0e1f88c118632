package periplus.analysis.population;

import java.util.ArrayList;
import java.util.List;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Population activity seen in the six directions in which a grid module's three phases turn.
 *
 * <pre>
 *   phase_a(i)  = arg sum over visited bins of (r_i(x) - mean r_i) exp(i k_a . x)     unit i, wave a = 0, 1, 2
 *   cosine_a    = cos phase_a(i) / |cos phase_a|      sine_a = sin phase_a(i) / |sin phase_a|     over the units
 *   score       = (cosine_0 . h, sine_0 . h, cosine_1 . h, ...)       h less its mean over the samples
 * </pre>
 *
 * <p>On a grid module each pair of scores runs round a ring while the animal moves along its wave. The share of variance
 * is that of the orthogonal projection on the six-dimensional span of the directions, which are not quite orthogonal
 * among each other.
 *
 * <p>The share's control is {@link #withShuffledPhases}. A wrong spacing is none: in a small box waves of any length read
 * phases off a lattice by leakage, and the share stays large.
 *
 * <p>Source: Sorscher et al. 2023, who take three directions 60 degrees apart; that the waves' length is the lattice's,
 * that the mean rate is taken off before the phase is read, and that the directions are scaled to length 1, is ours.
 * Undefined phases (a unit whose map does not vary) count as direction entries of 0.
 *
 * @param phaseRadians [wave][unit], in (-pi, pi]; NaN where a unit's map does not vary
 * @param direction [2 * wave + (0 cosine, 1 sine)][unit], of length 1, or 0 throughout
 */
@Source(key = "sorscher2023", where = "projection on cos and sin of the phases along 0, 60 and 120 degrees")
public record SixPhaseProjection(double[][] phaseRadians, double[][] direction) {

    /** Reads every unit's phases off its rate map. */
    public static SixPhaseProjection of(RateMaps maps, HexagonalWaves waves) {
        int units = maps.units();
        int bins = maps.binsX() * maps.binsY();
        double[][] phase = new double[3][units];
        double[][] direction = new double[6][units];
        for (int a = 0; a < 3; a++) {
            double[] cosine = new double[bins];
            double[] sine = new double[bins];
            for (int b = 0; b < bins; b++) {
                double x = maps.minXMetres() + (b % maps.binsX() + 0.5) * maps.binWidthXMetres();
                int row = b / maps.binsX();
                double y = maps.minYMetres() + (row + 0.5) * maps.binWidthYMetres();
                double turn = waves.kx(a) * x + waves.ky(a) * y;
                cosine[b] = StrictMath.cos(turn);
                sine[b] = StrictMath.sin(turn);
            }
            for (int u = 0; u < units; u++) {
                phase[a][u] = phase(maps.rate(), u * bins, cosine, sine);
                if (!Double.isNaN(phase[a][u])) {
                    direction[2 * a][u] = StrictMath.cos(phase[a][u]);
                    direction[2 * a + 1][u] = StrictMath.sin(phase[a][u]);
                }
            }
            normalise(direction[2 * a]);
            normalise(direction[2 * a + 1]);
        }
        return new SixPhaseProjection(phase, direction);
    }

    /** The same phases dealt out to other units, wave by wave: what six directions hold that know nothing of the units. */
    public SixPhaseProjection withShuffledPhases(long seed) {
        int units = direction[0].length;
        double[][] phases = new double[3][units];
        double[][] directions = new double[6][units];
        for (int a = 0; a < 3; a++) {
            int[] order = new int[units];
            RandomStream stream = RandomStream.of(seed, "phase shuffle", a);
            for (int u = 0; u < units; u++) {
                int at = stream.nextBelow(u + 1);
                order[u] = order[at];
                order[at] = u;
            }
            for (int u = 0; u < units; u++) {
                phases[a][u] = phaseRadians[a][order[u]];
                directions[2 * a][u] = direction[2 * a][order[u]];
                directions[2 * a + 1][u] = direction[2 * a + 1][order[u]];
            }
        }
        return new SixPhaseProjection(phases, directions);
    }

    /** The six scores of each sample {@code samples[sample][unit]}, around the samples' mean. */
    public double[][] project(double[][] samples) {
        double[] mean = mean(samples);
        double[][] scores = new double[samples.length][6];
        for (int s = 0; s < samples.length; s++) {
            for (int d = 0; d < 6; d++) {
                scores[s][d] = along(direction[d], samples[s], mean);
            }
        }
        return scores;
    }

    /** The share of the samples' variance in the six directions' span; undefined where nothing varies. */
    public Measured varianceShare(double[][] samples) {
        double[] mean = mean(samples);
        List<double[]> basis = orthonormal();
        double inside = 0;
        double all = 0;
        for (double[] sample : samples) {
            for (double[] axis : basis) {
                double score = along(axis, sample, mean);
                inside += score * score;
            }
            for (int u = 0; u < mean.length; u++) {
                all += (sample[u] - mean[u]) * (sample[u] - mean[u]);
            }
        }
        return all > 0 ? Measured.of(inside / all) : Measured.undefined("no unit varies");
    }

    /** The share that six directions drawn at random would hold on average in round clouds: 6 / units. */
    public double chanceShare() {
        return Math.min(1, orthonormal().size() / (double) direction[0].length);
    }

    private List<double[]> orthonormal() {
        List<double[]> basis = new ArrayList<>();
        for (double[] d : direction) {
            double[] v = d.clone();
            for (int pass = 0; pass < 2; pass++) {
                for (double[] axis : basis) {
                    double along = LeadingEigenpairs.dot(axis, v);
                    for (int u = 0; u < v.length; u++) {
                        v[u] -= along * axis[u];
                    }
                }
            }
            if (Math.sqrt(LeadingEigenpairs.dot(v, v)) > 1e-9) {
                normalise(v);
                basis.add(v);
            }
        }
        return basis;
    }

    private double[] mean(double[][] samples) {
        PointCheck.check(samples, 2);
        double[] mean = new double[samples[0].length];
        if (mean.length != direction[0].length) {
            throw new IllegalArgumentException(
                    "phases of " + direction[0].length + " units cannot project vectors of " + mean.length);
        }
        for (double[] sample : samples) {
            for (int u = 0; u < mean.length; u++) {
                mean[u] += sample[u];
            }
        }
        for (int u = 0; u < mean.length; u++) {
            mean[u] /= samples.length;
        }
        return mean;
    }

    private static double along(double[] axis, double[] sample, double[] mean) {
        double sum = 0;
        for (int u = 0; u < axis.length; u++) {
            sum += axis[u] * (sample[u] - mean[u]);
        }
        return sum;
    }

    private static double phase(double[] rate, int from, double[] cosine, double[] sine) {
        double sum = 0;
        double largest = 0;
        int visited = 0;
        for (int b = 0; b < cosine.length; b++) {
            if (!Double.isNaN(rate[from + b])) {
                sum += rate[from + b];
                largest = Math.max(largest, Math.abs(rate[from + b]));
                visited++;
            }
        }
        double mean = sum / visited;
        double re = 0;
        double im = 0;
        for (int b = 0; b < cosine.length; b++) {
            if (!Double.isNaN(rate[from + b])) {
                re += (rate[from + b] - mean) * cosine[b];
                im += (rate[from + b] - mean) * sine[b];
            }
        }
        boolean varies = Math.sqrt(re * re + im * im) > 1e-12 * largest * visited;
        return varies ? StrictMath.atan2(im, re) : Double.NaN;
    }

    private static void normalise(double[] v) {
        double length = Math.sqrt(LeadingEigenpairs.dot(v, v));
        if (length > 0) {
            for (int u = 0; u < v.length; u++) {
                v[u] /= length;
            }
        }
    }
}
