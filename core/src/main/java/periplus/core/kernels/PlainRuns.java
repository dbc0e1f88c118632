package periplus.core.kernels;

import java.util.Objects;
import periplus.core.math.PortableMath;

/** The plain twin of {@link RunFunctions}; random numbers are left to the loops of their own class. */
final class PlainRuns implements RunFunctions {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void exp(float[] x, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, x.length);
        for (int i = offset; i < offset + length; i++) {
            x[i] = PortableMath.exp(x[i]);
        }
    }

    @Override
    public int uniforms(
            long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float low, float high) {
        return 0;
    }

    @Override
    public int gaussians(long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float sd) {
        return 0;
    }
}
