package periplus.nets.cells;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/** How the numbers of a noise are distributed. */
@Source(key = "krishna2024", where = "Gaussian in the paper, uniform in the released code")
public enum NoiseLaw {
    /** Mean 0 and the named standard deviation. */
    GAUSSIAN {
        @Override
        public void fill(RandomStream stream, float[] out, int offset, int length, long firstIndex, float sd) {
            stream.fillGaussian(out, offset, length, firstIndex, sd);
        }
    },
    /**
     * The named number times a uniform one from [0, 1): a constant drive of sd/2 with a variance of sd^2/12 round it. What
     * the released code of Krishna et al. draws where the theory has a Gaussian; for comparison only.
     */
    UNIFORM01 {
        @Override
        public void fill(RandomStream stream, float[] out, int offset, int length, long firstIndex, float sd) {
            stream.fillUniform(out, offset, length, firstIndex, 0f, sd);
        }
    };

    /** Elements firstIndex to firstIndex + length - 1 of this stream's numbers of this law; {@code sd} above 0. */
    public abstract void fill(RandomStream stream, float[] out, int offset, int length, long firstIndex, float sd);
}
