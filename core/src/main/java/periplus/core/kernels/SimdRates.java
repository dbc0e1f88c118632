package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.load;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;

/** {@link Rates} over a run of units; one loop a nonlinearity, since a vector must not pass through a switch. */
final class SimdRates {
    private SimdRates() {}

    /** out[i] = f(z[i]). */
    static void rates(Nonlinearity f, float[] z, int zOffset, float[] out, int length) {
        switch (f) {
            case RELU -> relu(z, zOffset, out, length);
            case TANH -> tanh(z, zOffset, out, length);
            case SIGMOID -> sigmoid(z, zOffset, out, length);
            case SOFTPLUS -> softplus(z, zOffset, out, length);
            case LINEAR -> System.arraycopy(z, zOffset, out, 0, length);
        }
        for (int i = whole(length); i < length; i++) {
            out[i] = Rates.rate(f, z[zOffset + i]);
        }
    }

    /** out[i] = f'(z[i]), written in the rate r. */
    static void slopes(Nonlinearity f, float[] r, int rOffset, float[] out, int length) {
        switch (f) {
            case RELU -> reluSlope(r, rOffset, out, length);
            case TANH -> tanhSlope(r, rOffset, out, length);
            case SIGMOID -> sigmoidSlope(r, rOffset, out, length);
            case SOFTPLUS -> softplusSlope(r, rOffset, out, length);
            case LINEAR -> java.util.Arrays.fill(out, 0, length, 1f);
        }
        for (int i = whole(length); i < length; i++) {
            out[i] = Rates.slope(f, r[rOffset + i]);
        }
    }

    private static void relu(float[] z, int zOffset, float[] out, int length) {
        for (int i = 0; i < whole(length); i += COUNT) {
            FloatVector x = load(z, zOffset + i);
            x.blend(0f, x.compare(LE, 0f)).intoArray(out, i);
        }
    }

    private static void tanh(float[] z, int zOffset, float[] out, int length) {
        for (int i = 0; i < whole(length); i += COUNT) {
            SimdMath.tanh(load(z, zOffset + i)).intoArray(out, i);
        }
    }

    private static void sigmoid(float[] z, int zOffset, float[] out, int length) {
        for (int i = 0; i < whole(length); i += COUNT) {
            SimdMath.sigmoid(load(z, zOffset + i)).intoArray(out, i);
        }
    }

    private static void softplus(float[] z, int zOffset, float[] out, int length) {
        for (int i = 0; i < whole(length); i += COUNT) {
            SimdMath.softplus(load(z, zOffset + i)).intoArray(out, i);
        }
    }

    private static void reluSlope(float[] r, int rOffset, float[] out, int length) {
        FloatVector zero = FloatVector.zero(SimdLanes.FLOATS);
        for (int i = 0; i < whole(length); i += COUNT) {
            zero.blend(1f, load(r, rOffset + i).compare(GT, 0f)).intoArray(out, i);
        }
    }

    private static void tanhSlope(float[] r, int rOffset, float[] out, int length) {
        FloatVector one = FloatVector.broadcast(SimdLanes.FLOATS, 1f);
        for (int i = 0; i < whole(length); i += COUNT) {
            FloatVector x = load(r, rOffset + i);
            x.neg().fma(x, one).intoArray(out, i);
        }
    }

    private static void sigmoidSlope(float[] r, int rOffset, float[] out, int length) {
        FloatVector one = FloatVector.broadcast(SimdLanes.FLOATS, 1f);
        for (int i = 0; i < whole(length); i += COUNT) {
            FloatVector x = load(r, rOffset + i);
            x.mul(one.sub(x)).intoArray(out, i);
        }
    }

    private static void softplusSlope(float[] r, int rOffset, float[] out, int length) {
        for (int i = 0; i < whole(length); i += COUNT) {
            SimdMath.oneMinusExpMinus(load(r, rOffset + i)).intoArray(out, i);
        }
    }
}
