package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static periplus.core.kernels.SimdLanes.DOUBLES;
import static periplus.core.math.PortableDouble.*;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import periplus.core.math.PortableDouble;

/**
 * {@link PlainDraws} by vectors of doubles; random words come with a stream in each lane.
 *
 * <p>Whole numbers become doubles by bit tricks that are exact, since not every machine has the instruction.
 */
final class SimdDraws implements DrawFunctions {
    private static final VectorSpecies<Long> LONGS = DOUBLES.withLanes(long.class);
    private static final int COUNT = DOUBLES.length();
    private static final double TWO_PI = 2 * Math.PI;
    private static final long LOW = 0xFFFFFFFFL;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final double TWO_52 = 0x1p52;
    private static final long TWO_52_BITS = 0x4330000000000000L;

    @Override
    public String name() {
        return "simd-" + DOUBLES.vectorBitSize();
    }

    @Override
    public void uniforms(long[] streams, int lanes, long seed, long firstWord, int words, double[] out) {
        PlainDraws.check(streams, lanes, firstWord, words, out);
        int whole = lanes & -COUNT;
        for (int l = 0; l < whole; l += COUNT) {
            for (int word = 0; word < words; word += 2) {
                block(streams, l, seed, (firstWord + word) >> 1, out, word * lanes + l, lanes);
            }
            toUniforms(out, l, lanes, words);
        }
        if (whole < lanes) {
            PlainDraws.uniforms(streams, whole, lanes, seed, firstWord, words, out);
        }
    }

    /** The two 64-bit words of a block of each of the streams from {@code lane}, as bits of doubles. */
    private static void block(long[] streams, int lane, long seed, long block, double[] out, int at, int stride) {
        LongVector multiplier0 = LongVector.broadcast(LONGS, MULTIPLIER_0).and(LOW);
        LongVector multiplier1 = LongVector.broadcast(LONGS, MULTIPLIER_1).and(LOW);
        LongVector stream = LongVector.fromArray(LONGS, streams, lane);
        LongVector c0 = LongVector.broadcast(LONGS, block);
        LongVector c1 = LongVector.broadcast(LONGS, block >>> 32);
        LongVector c2 = stream;
        LongVector c3 = stream.lanewise(LSHR, 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            LongVector p0 = c0.and(LOW).mul(multiplier0);
            LongVector p1 = c2.and(LOW).mul(multiplier1);
            c0 = p1.lanewise(LSHR, 32).lanewise(XOR, c1).lanewise(XOR, k0);
            c1 = p1;
            c2 = p0.lanewise(LSHR, 32).lanewise(XOR, c3).lanewise(XOR, k1);
            c3 = p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        c0.and(LOW).or(c1.lanewise(LSHL, 32)).reinterpretAsDoubles().intoArray(out, at);
        c2.and(LOW).or(c3.lanewise(LSHL, 32)).reinterpretAsDoubles().intoArray(out, at + stride);
    }

    private static void toUniforms(double[] out, int lane, int lanes, int words) {
        DoubleVector least = DoubleVector.broadcast(DOUBLES, 0x1p-54);
        for (int w = 0; w < words; w++) {
            int at = w * lanes + lane;
            LongVector bits = DoubleVector.fromArray(DOUBLES, out, at)
                    .reinterpretAsLongs()
                    .lanewise(LSHR, 11);
            DoubleVector high = bits.lanewise(LSHR, 32)
                    .or(TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(TWO_52);
            DoubleVector low =
                    bits.and(LOW).or(TWO_52_BITS).reinterpretAsDoubles().sub(TWO_52);
            DoubleVector u = high.mul(0x1p32).add(low).mul(0x1p-53);
            u.blend(least, u.compare(EQ, 0)).intoArray(out, at);
        }
    }

    @Override
    public void rayleighs(double[] x, int offset, int n, double scale) {
        Objects.checkFromIndexSize(offset, n, x.length);
        int whole = n & -COUNT;
        for (int i = offset; i < offset + whole; i += COUNT) {
            LongVector shifted =
                    DoubleVector.fromArray(DOUBLES, x, i).reinterpretAsLongs().sub(SQRT_HALF_BITS);
            // the arithmetic shift leaves a small whole number of either sign: added to 1.5 * 2^52 it is exact
            DoubleVector k = shifted.lanewise(ASHR, 52)
                    .add(Double.doubleToRawLongBits(ROUNDER))
                    .reinterpretAsDoubles()
                    .sub(ROUNDER);
            DoubleVector f = shifted.and(MANTISSA)
                    .add(SQRT_HALF_BITS)
                    .reinterpretAsDoubles()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector p = z.fma(LOG_6, LOG_5);
            p = p.fma(z, DoubleVector.broadcast(DOUBLES, LOG_4));
            p = p.fma(z, DoubleVector.broadcast(DOUBLES, LOG_3));
            p = p.fma(z, DoubleVector.broadcast(DOUBLES, LOG_2));
            p = p.fma(z, DoubleVector.broadcast(DOUBLES, LOG_1));
            p = p.fma(z, DoubleVector.broadcast(DOUBLES, LOG_0));
            DoubleVector rest =
                    k.fma(DoubleVector.broadcast(DOUBLES, LN2_LOW), s.mul(f).neg());
            rest = s.mul(z).fma(p, rest);
            DoubleVector log = k.fma(DoubleVector.broadcast(DOUBLES, LN2_HIGH), f.add(rest));
            log.mul(-2).sqrt().mul(scale).intoArray(x, i);
        }
        for (int i = offset + whole; i < offset + n; i++) {
            x[i] = PlainDraws.rayleigh(x[i], scale);
        }
    }

    @Override
    public void gaussians(double[] x, int offset, double[] y, int yOffset, int n, double scale) {
        Objects.checkFromIndexSize(yOffset, n, y.length);
        rayleighs(x, offset, n, scale);
        int whole = n & -COUNT;
        for (int i = 0; i < whole; i += COUNT) {
            DoubleVector angle = DoubleVector.fromArray(DOUBLES, y, yOffset + i).mul(TWO_PI);
            DoubleVector t = angle.fma(TWO_OVER_PI, ROUNDER);
            DoubleVector turns = t.sub(ROUNDER);
            DoubleVector r = turns.fma(DoubleVector.broadcast(DOUBLES, -HALF_PI_HIGH), angle);
            r = turns.fma(DoubleVector.broadcast(DOUBLES, -HALF_PI_LOW), r);
            DoubleVector z = r.mul(r);
            DoubleVector s = z.fma(SIN_5, SIN_4);
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_3));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_2));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_1));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_0));
            s = r.mul(z).fma(s, r);
            DoubleVector c = z.fma(COS_5, COS_4);
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_3));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_2));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_1));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_0));
            c = z.mul(z).fma(c, z.fma(-0.5, 1));
            LongVector quadrant = t.reinterpretAsLongs().add(1);
            LongVector sines = s.reinterpretAsLongs();
            LongVector swap = sines.lanewise(XOR, c.reinterpretAsLongs())
                    .and(quadrant.and(1).neg());
            DoubleVector cosine = sines.lanewise(XOR, swap)
                    .lanewise(XOR, quadrant.and(2).lanewise(LSHL, 62))
                    .reinterpretAsDoubles();
            DoubleVector.fromArray(DOUBLES, x, offset + i).mul(cosine).intoArray(x, offset + i);
        }
        for (int i = whole; i < n; i++) {
            x[offset + i] *= PortableDouble.cos(TWO_PI * y[yOffset + i]);
        }
    }

    @Override
    public void sinesAndCosines(double[] angle, int n, double[] sine, double[] cosine) {
        int whole = n & -COUNT;
        for (int i = 0; i < whole; i += COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, angle, i);
            DoubleVector t = x.fma(TWO_OVER_PI, ROUNDER);
            DoubleVector turns = t.sub(ROUNDER);
            DoubleVector r = turns.fma(DoubleVector.broadcast(DOUBLES, -HALF_PI_HIGH), x);
            r = turns.fma(DoubleVector.broadcast(DOUBLES, -HALF_PI_LOW), r);
            DoubleVector z = r.mul(r);
            DoubleVector s = z.fma(SIN_5, SIN_4);
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_3));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_2));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_1));
            s = s.fma(z, DoubleVector.broadcast(DOUBLES, SIN_0));
            s = r.mul(z).fma(s, r);
            DoubleVector c = z.fma(COS_5, COS_4);
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_3));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_2));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_1));
            c = c.fma(z, DoubleVector.broadcast(DOUBLES, COS_0));
            c = z.mul(z).fma(c, z.fma(-0.5, 1));
            LongVector quadrant = t.reinterpretAsLongs();
            LongVector sines = s.reinterpretAsLongs();
            LongVector cosines = c.reinterpretAsLongs();
            LongVector swap = sines.lanewise(XOR, cosines).and(quadrant.and(1).neg());
            sines.lanewise(XOR, swap)
                    .lanewise(XOR, quadrant.and(2).lanewise(LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(sine, i);
            cosines.lanewise(XOR, swap)
                    .lanewise(XOR, quadrant.add(1).and(2).lanewise(LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(cosine, i);
        }
        for (int i = whole; i < n; i++) {
            sine[i] = PortableDouble.sin(angle[i]);
            cosine[i] = PortableDouble.cos(angle[i]);
        }
    }
}
