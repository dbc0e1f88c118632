package periplus.nets.secondorder;

import java.util.Arrays;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** All parameters' numbers one after the other in the parameters' order, and the arithmetic of such vectors. */
final class FlatVector {
    private FlatVector() {}

    /** How long the vector of these parameters is. */
    static int length(Parameters parameters) {
        return Math.toIntExact(parameters.count());
    }

    static void fromGradients(Parameters parameters, float[] flat) {
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] gradient = parameters.list().get(i).gradient();
            System.arraycopy(gradient, 0, flat, at, gradient.length);
            at += gradient.length;
        }
    }

    static void fromValues(Parameters parameters, float[] flat) {
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter parameter = parameters.list().get(i);
            System.arraycopy(parameter.values(), 0, flat, at, parameter.size());
            at += parameter.size();
        }
    }

    static void toDirections(float[] flat, Parameters parameters) {
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] direction = parameters.list().get(i).direction();
            System.arraycopy(flat, at, direction, 0, direction.length);
            at += direction.length;
        }
    }

    /** values = flat, bit for bit. */
    static void toValues(float[] flat, Parameters parameters) {
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter parameter = parameters.list().get(i);
            System.arraycopy(flat, at, parameter.values(), 0, parameter.size());
            at += parameter.size();
        }
    }

    /** values = start + factor step. */
    static void toValues(float[] start, double factor, float[] step, Parameters parameters) {
        float scale = (float) factor;
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] values = parameters.list().get(i).values();
            for (int k = 0; k < values.length; k++) {
                values[k] = Math.fma(scale, step[at + k], start[at + k]);
            }
            at += values.length;
        }
    }

    /** The scalar product, in double, four interleaved chains added in a fixed order. */
    static double dot(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i <= a.length - 4; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** y += factor x. */
    static void add(double factor, float[] x, float[] y) {
        float scale = (float) factor;
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(scale, x[i], y[i]);
        }
    }

    static boolean isZero(float[] x) {
        for (float value : x) {
            if (value != 0f) {
                return false;
            }
        }
        return true;
    }

    static void clear(float[] x) {
        Arrays.fill(x, 0f);
    }
}
