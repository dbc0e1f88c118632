package periplus.core.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * As many float32 multiply-adds as the processor can do: the ceiling that products are compared with.
 *
 * <p>Twelve independent chains, enough to hide the latency of two multiply-add units, that touch no memory. Vectors where
 * the kernels use them, plain floats otherwise. The chains start at different values, so that none can stand for another. Not to be confused with the rate of a product, which must also load its
 * operands.
 */
public final class PeakRate {
    private static final int CHAINS = 12;
    private static final float FACTOR = 0.999f;
    private static final float TERM = 0.001f;

    private final Kernels kernels;
    private final boolean vectors;
    private final float[] sums;

    /** The ceiling of the provider and the workers of these kernels. */
    public PeakRate(Kernels kernels) {
        this.kernels = kernels;
        this.vectors = kernels.provider().startsWith("simd");
        this.sums = new float[kernels.workers().count()];
    }

    /** Does this many rounds on every worker; returns the operations done on all of them, two a multiply-add. */
    public double run(int rounds) {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, got " + rounds);
        }
        int workers = sums.length;
        Arrays.fill(sums, 0f);
        kernels.workers().run(workers, (part, worker) -> sums[part] = vectors ? Vectors.chains(rounds) : plain(rounds));
        for (float sum : sums) {
            if (!(sum > 0)) {
                throw new IllegalStateException(
                        "chains of multiply-adds ended at " + sum + "; expected about 12 a lane");
            }
        }
        return 2.0 * CHAINS * (vectors ? Vectors.lanes() : 1) * rounds * workers;
    }

    private static float plain(int rounds) {
        float a = 1;
        float b = 2;
        float c = 3;
        float d = 4;
        float e = 5;
        float f = 6;
        float g = 7;
        float h = 8;
        float i = 9;
        float j = 10;
        float k = 11;
        float l = 12;
        for (int round = 0; round < rounds; round++) {
            a = Math.fma(a, FACTOR, TERM);
            b = Math.fma(b, FACTOR, TERM);
            c = Math.fma(c, FACTOR, TERM);
            d = Math.fma(d, FACTOR, TERM);
            e = Math.fma(e, FACTOR, TERM);
            f = Math.fma(f, FACTOR, TERM);
            g = Math.fma(g, FACTOR, TERM);
            h = Math.fma(h, FACTOR, TERM);
            i = Math.fma(i, FACTOR, TERM);
            j = Math.fma(j, FACTOR, TERM);
            k = Math.fma(k, FACTOR, TERM);
            l = Math.fma(l, FACTOR, TERM);
        }
        return a + b + c + d + e + f + g + h + i + j + k + l;
    }

    /** Apart, so that nothing of the vector module is touched before it is known to be there. */
    private static final class Vectors {
        static int lanes() {
            return SimdLanes.COUNT;
        }

        static float chains(int rounds) {
            FloatVector factor = FloatVector.broadcast(SimdLanes.FLOATS, FACTOR);
            FloatVector term = FloatVector.broadcast(SimdLanes.FLOATS, TERM);
            FloatVector a = FloatVector.broadcast(SimdLanes.FLOATS, 1f);
            FloatVector b = a.mul(2f);
            FloatVector c = a.mul(3f);
            FloatVector d = a.mul(4f);
            FloatVector e = a.mul(5f);
            FloatVector f = a.mul(6f);
            FloatVector g = a.mul(7f);
            FloatVector h = a.mul(8f);
            FloatVector i = a.mul(9f);
            FloatVector j = a.mul(10f);
            FloatVector k = a.mul(11f);
            FloatVector l = a.mul(12f);
            for (int round = 0; round < rounds; round++) {
                a = a.fma(factor, term);
                b = b.fma(factor, term);
                c = c.fma(factor, term);
                d = d.fma(factor, term);
                e = e.fma(factor, term);
                f = f.fma(factor, term);
                g = g.fma(factor, term);
                h = h.fma(factor, term);
                i = i.fma(factor, term);
                j = j.fma(factor, term);
                k = k.fma(factor, term);
                l = l.fma(factor, term);
            }
            FloatVector sum = a.add(b)
                    .add(c)
                    .add(d)
                    .add(e)
                    .add(f)
                    .add(g)
                    .add(h)
                    .add(i)
                    .add(j)
                    .add(k)
                    .add(l);
            float[] each = new float[SimdLanes.COUNT];
            sum.intoArray(each, 0);
            float total = 0;
            for (float lane : each) {
                total += lane;
            }
            return total;
        }
    }
}
