package periplus.core.kernels;

import java.util.Objects;
import periplus.core.math.PortableDouble;
import periplus.core.random.Philox;

/** The plain twin of {@link DrawFunctions}: the specification. */
final class PlainDraws implements DrawFunctions {
    private static final double TWO_PI = 2 * Math.PI;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void uniforms(long[] streams, int lanes, long seed, long firstWord, int words, double[] out) {
        check(streams, lanes, firstWord, words, out);
        uniforms(streams, 0, lanes, seed, firstWord, words, out);
    }

    static void uniforms(long[] streams, int firstLane, int lanes, long seed, long firstWord, int words, double[] out) {
        Philox philox = new Philox();
        for (int word = 0; word < words; word += 2) {
            for (int l = firstLane; l < lanes; l++) {
                philox.block((firstWord + word) >> 1, streams[l], seed);
                out[word * lanes + l] = uniform(philox.word0(), philox.word1());
                out[(word + 1) * lanes + l] = uniform(philox.word2(), philox.word3());
            }
        }
    }

    @Override
    public void rayleighs(double[] x, int offset, int n, double scale) {
        Objects.checkFromIndexSize(offset, n, x.length);
        for (int i = offset; i < offset + n; i++) {
            x[i] = rayleigh(x[i], scale);
        }
    }

    @Override
    public void gaussians(double[] x, int offset, double[] y, int yOffset, int n, double scale) {
        Objects.checkFromIndexSize(offset, n, x.length);
        Objects.checkFromIndexSize(yOffset, n, y.length);
        for (int i = 0; i < n; i++) {
            x[offset + i] = gaussian(x[offset + i], y[yOffset + i], scale);
        }
    }

    @Override
    public void sinesAndCosines(double[] angle, int n, double[] sine, double[] cosine) {
        for (int i = 0; i < n; i++) {
            sine[i] = PortableDouble.sin(angle[i]);
            cosine[i] = PortableDouble.cos(angle[i]);
        }
    }

    static double rayleigh(double u, double scale) {
        return scale * Math.sqrt(-2 * PortableDouble.log(u));
    }

    static double gaussian(double u, double turn, double scale) {
        return rayleigh(u, scale) * PortableDouble.cos(TWO_PI * turn);
    }

    static void check(long[] streams, int lanes, long firstWord, int words, double[] out) {
        if (firstWord < 0 || firstWord % 2 != 0 || words < 0 || words % 2 != 0) {
            throw new IllegalArgumentException(
                    "uniform numbers are drawn in pairs, got " + words + " a stream from position " + firstWord);
        }
        Objects.checkFromIndexSize(0, lanes, streams.length);
        Objects.checkFromIndexSize(0, Math.multiplyExact(lanes, words), out.length);
    }

    private static double uniform(int low, int high) {
        long bits = ((long) high << 32 | low & 0xFFFFFFFFL) >>> 11;
        return bits == 0 ? 0x1p-54 : bits * 0x1p-53;
    }
}
