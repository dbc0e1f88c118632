package periplus.nets.cells;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.nets.parameters.Parameter;

/**
 * One alpha a unit, constant or derived from learned raw values: alpha = sigmoid(raw).
 *
 * <p>Backward: d raw = alpha (1 - alpha) d alpha, summed over units in rising order where one raw value serves all.
 */
final class LeakVector {
    private final float[] alpha;
    private final @Nullable Parameter raw;
    private final float @Nullable [] dAlpha;
    private float @Nullable [] direction;

    LeakVector(Leak leak, int units) {
        this.alpha = new float[units];
        this.raw = switch (leak) {
            case Leak.Fixed ignored -> null;
            case Leak.None ignored -> null;
            case Leak.TimeConstant ignored -> null;
            case Leak.LearnedPerNetwork one -> Parameter.leak("RNN.leak_raw", 1, logit(one.initialAlpha()));
            case Leak.LearnedPerUnit each -> Parameter.leak("RNN.leak_raw", units, logit(each.initialAlpha()));
        };
        this.dAlpha = raw == null ? null : new float[units];
        Arrays.fill(alpha, (float) leak.initialAlpha());
    }

    /** The learned raw values, or null where alpha is a setting. */
    @Nullable
    Parameter raw() {
        return raw;
    }

    /** One alpha a unit. */
    float[] alpha() {
        return alpha;
    }

    /** Where the kernels add the gradient by alpha, or null where nothing is learned. */
    float @Nullable [] dAlpha() {
        return dAlpha;
    }

    /** Reads the raw values and forgets gradients by alpha. */
    void refresh() {
        if (raw == null || dAlpha == null) {
            return;
        }
        float[] values = raw.values();
        for (int u = 0; u < alpha.length; u++) {
            alpha[u] = u < values.length ? sigmoid(values[u]) : alpha[0];
        }
        Arrays.fill(dAlpha, 0f);
    }

    /** How alpha moves when the raw values move in their direction: alpha (1 - alpha) raw'; null where it is a setting. */
    float @Nullable [] direction() {
        if (raw == null) {
            return null;
        }
        if (direction == null) {
            direction = new float[alpha.length];
        }
        float[] moved = raw.direction();
        for (int u = 0; u < alpha.length; u++) {
            direction[u] = alpha[u] * (1f - alpha[u]) * moved[u < moved.length ? u : 0];
        }
        return direction;
    }

    /** Adds the gradient by alpha to the gradient by the raw values, and forgets it: another backward pass may follow. */
    void addGradient() {
        if (raw == null || dAlpha == null) {
            return;
        }
        float[] gradient = raw.gradient();
        if (gradient.length == alpha.length) {
            for (int u = 0; u < alpha.length; u++) {
                gradient[u] += alpha[u] * (1f - alpha[u]) * dAlpha[u];
            }
        } else {
            double sum = 0;
            for (float d : dAlpha) {
                sum += d;
            }
            gradient[0] += (float) (alpha[0] * (1.0 - alpha[0]) * sum);
        }
        Arrays.fill(dAlpha, 0f);
    }

    private static float sigmoid(float raw) {
        return (float) (1.0 / (1.0 + StrictMath.exp(-(double) raw)));
    }

    private static float logit(double alpha) {
        return (float) StrictMath.log(alpha / (1.0 - alpha));
    }
}
