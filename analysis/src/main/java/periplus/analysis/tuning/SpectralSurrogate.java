package periplus.analysis.tuning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import periplus.core.random.RandomStream;

/** What the two surrogates of a map's spectrum share: the transform before, the rates' own values after. */
final class SpectralSurrogate {
    private SpectralSurrogate() {}

    /** The spectrum of the map about its mean, unvisited bins at the mean. */
    static double[] spectrum(double[] map, int binsY, int binsX, Fft2 fft) {
        double mean = 0;
        int visited = 0;
        for (double r : map) {
            if (!Double.isNaN(r)) {
                visited++;
                mean += (r - mean) / visited;
            }
        }
        double[] a = new double[2 * binsY * binsX];
        for (int b = 0; b < map.length; b++) {
            a[2 * b] = Double.isNaN(map[b]) ? 0 : map[b] - mean;
        }
        fft.forward(a, binsY);
        return a;
    }

    /** A real field whose mode k has the given amplitude and a phase drawn evenly. */
    static double[] field(double[] amplitude, Fft2 fft, RandomStream stream, boolean gaussian) {
        double[] a = new double[2 * amplitude.length];
        for (int ky = 0; ky < fft.rows; ky++) {
            for (int kx = 0; kx < fft.columns; kx++) {
                int k = ky * fft.columns + kx;
                int mirror = (ky == 0 ? 0 : fft.rows - ky) * fft.columns + (kx == 0 ? 0 : fft.columns - kx);
                if (k > mirror) {
                    continue; // the conjugate of one already drawn
                }
                double phase = 2 * Math.PI * stream.nextUniform();
                double size = gaussian ? amplitude[k] * stream.nextRayleigh(Math.sqrt(0.5)) : amplitude[k];
                double re = size * StrictMath.cos(phase);
                double im = size * StrictMath.sin(phase);
                if (k == mirror) {
                    // a mode that is its own mirror image is real
                    re = Math.copySign(size, re);
                    im = 0;
                }
                a[2 * k] = re;
                a[2 * k + 1] = im;
                a[2 * mirror] = re;
                a[2 * mirror + 1] = -im;
            }
        }
        fft.inverse(a);
        double[] real = new double[amplitude.length];
        for (int b = 0; b < real.length; b++) {
            real[b] = a[2 * b];
        }
        return real;
    }

    /** Gives the visited bins the map's own rates in the field's rank order: silent bins stay as many, peaks as high. */
    static void dealByRank(double[] map, double[] field, double[] out) {
        int[] visited = IntStream.range(0, map.length)
                .filter(b -> !Double.isNaN(map[b]))
                .toArray();
        double[] rates =
                Arrays.stream(visited).mapToDouble(b -> map[b]).sorted().toArray();
        int[] rank = Arrays.stream(visited)
                .boxed()
                .sorted(Comparator.comparingDouble(b -> field[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.fill(out, Double.NaN);
        for (int i = 0; i < rank.length; i++) {
            out[rank[i]] = rates[i];
        }
    }
}
