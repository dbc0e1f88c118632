package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;

/** {@link Rates} over a run of units; one loop a nonlinearity, since a vector must not pass through a switch. */
final class SimdRates {
    private SimdRates() {}

    /** out[i] = f(z[i]). */
    static void rates(Nonlinearity f, float[] z, int zOffset, float[] out, int length) {
        switch (f) {
            case RELU -> relu(z, zOffset, out, length);
            case TANH -> SimdMath.tanh(z, zOffset, out, length);
            case SIGMOID -> SimdMath.sigmoid(z, zOffset, out, length);
            case SOFTPLUS -> SimdMath.softplus(z, zOffset, out, length);
            case LINEAR -> System.arraycopy(z, zOffset, out, 0, length);
        }
    }

    /** out[i] = f'(z[i]), written in the rate r. */
    static void slopes(Nonlinearity f, float[] r, int rOffset, float[] out, int length) {
        switch (f) {
            case RELU -> reluSlope(r, rOffset, out, length);
            case TANH -> tanhSlope(r, rOffset, out, length);
            case SIGMOID -> sigmoidSlope(r, rOffset, out, length);
            case SOFTPLUS -> SimdMath.oneMinusExpMinus(r, rOffset, out, length);
            case LINEAR -> java.util.Arrays.fill(out, 0, length, 1f);
        }
    }

    private static void relu(float[] z, int zOffset, float[] out, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, z, zOffset + i);
            x.blend(0f, x.compare(LE, 0f)).intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = Rates.rate(Nonlinearity.RELU, z[zOffset + i]);
        }
    }

    private static void reluSlope(float[] r, int rOffset, float[] out, int length) {
        int whole = whole(length);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int i = 0; i < whole; i += COUNT) {
            zero.blend(1f, FloatVector.fromArray(FLOATS, r, rOffset + i).compare(GT, 0f))
                    .intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = Rates.slope(Nonlinearity.RELU, r[rOffset + i]);
        }
    }

    private static void tanhSlope(float[] r, int rOffset, float[] out, int length) {
        int whole = whole(length);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, r, rOffset + i);
            x.neg().fma(x, one).intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = Rates.slope(Nonlinearity.TANH, r[rOffset + i]);
        }
    }

    private static void sigmoidSlope(float[] r, int rOffset, float[] out, int length) {
        int whole = whole(length);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, r, rOffset + i);
            x.mul(one.sub(x)).intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = Rates.slope(Nonlinearity.SIGMOID, r[rOffset + i]);
        }
    }
}
