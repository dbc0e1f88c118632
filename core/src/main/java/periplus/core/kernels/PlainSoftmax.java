package periplus.core.kernels;

import java.util.Arrays;
import periplus.core.math.PortableMath;

/** Softmax cross-entropy of one row, with the lanes of sums that {@link Kernels#softmaxCrossEntropy} fixes. */
final class PlainSoftmax {
    static final int LANES = 16;

    private final float[] exponentials = new float[LANES];
    private final double[] mass = new double[LANES];
    private final double[] overlap = new double[LANES];

    /** Overwrites the row's logits with their gradient and returns its loss in nats. */
    double row(int classes, float[] logits, float[] target, int offset, float weight, float scale) {
        if (weight == 0f) {
            Arrays.fill(logits, offset, offset + classes, 0f);
            return 0;
        }
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < classes; i++) {
            float x = logits[offset + i];
            max = x > max ? x : max;
        }
        Arrays.fill(exponentials, 0f);
        Arrays.fill(mass, 0);
        Arrays.fill(overlap, 0);
        for (int i = 0; i < classes; i++) {
            float p = target[offset + i];
            float below = logits[offset + i] - max;
            float e = PortableMath.exp(below);
            logits[offset + i] = e;
            exponentials[i % LANES] += e;
            mass[i % LANES] += p;
            overlap[i % LANES] += p * below;
        }
        float sum = fold(exponentials);
        double targetMass = fold(mass);
        float perExponential = (float) targetMass / sum;
        float factor = scale * weight;
        for (int i = 0; i < classes; i++) {
            logits[offset + i] = factor * Math.fma(logits[offset + i], perExponential, -target[offset + i]);
        }
        return weight * (targetMass * StrictMath.log(sum) - fold(overlap));
    }

    /** The sum of the lanes, in halves; destroys them. */
    static float fold(float[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int l = 0; l < half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[0];
    }

    /** The sum of the lanes, in halves; destroys them. */
    static double fold(double[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int l = 0; l < half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[0];
    }
}
