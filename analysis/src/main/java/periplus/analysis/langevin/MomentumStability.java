package periplus.analysis.langevin;

import org.jspecify.annotations.Nullable;
import periplus.analysis.weights.Spectrum;
import periplus.core.carriers.StateMap;
import periplus.core.measure.Measured;

/**
 * Below which friction momentum is expected to blow up, from the Jacobians of a network's step.
 *
 * <pre>
 *   eigenvalues of dF/dr - 1 = -(k + i w): stiffness k, rotation w
 *   momentum's modes solve z^2 - (2 - lambda - k - i w) z + 1 - lambda = 0
 *   all |z| < 1  iff  w^2 (2 - lambda)^2 < lambda^2 k (4 - 2 lambda - k)
 *   small steps: lambda &gt; lambda_min = |w| / sqrt(k)
 * </pre>
 *
 * <p>The largest lambda_min over modes and states. A purely gradient field has 0. Nearly neutral modes, of tiny k,
 * dominate and make it pessimistic: {@code clip} bounds k from below. Networks of rectified units are only piecewise
 * linear, so this is a guide for a warning, never a reason to refuse. Modes with k at or below 0 grow without momentum
 * too; they are counted, not clipped away.
 *
 * @param smallStep lambda_min by the formula for small steps; the reason where a spectrum could not be had
 * @param exact lambda_min by the exact condition; above 1 nothing helps and it is undefined
 * @param states how many states were looked at
 * @param growingModes modes that grow at friction 1, over all states
 */
public record MomentumStability(Measured smallStep, Measured exact, int states, int growingModes) {
    /** A friction below what the Jacobians allow. */
    public record Warning(double friction, double lambdaMin, String text) {}

    /** Over these states; k is taken as at least {@code clip}, 0 for as it is. */
    public static MomentumStability at(StateMap map, double[][] states, double clip) {
        int n = map.size();
        double[] jacobian = new double[n * n];
        double small = 0;
        double exact = 0;
        int growing = 0;
        for (double[] state : states) {
            map.jacobian(state, jacobian);
            for (int i = 0; i < n; i++) {
                jacobian[i * n + i] -= 1;
            }
            Spectrum.Eigenvalues e = Spectrum.eigenvalues(jacobian, n);
            if (e.radius() instanceof Measured.Undefined why) {
                return new MomentumStability(why, why, states.length, growing);
            }
            for (int i = 0; i < n; i++) {
                double w = e.imaginary()[i];
                if (!isStable(-e.real()[i], w, 1)) {
                    growing++;
                    continue;
                }
                double k = Math.max(clip, -e.real()[i]);
                small = Math.max(small, smallStepFriction(k, w));
                exact = Math.max(exact, exactFriction(k, w).orNaN());
            }
        }
        return new MomentumStability(
                Measured.of(small, "a mode of no stiffness rotates"),
                Measured.of(exact, "unstable without momentum"),
                states.length,
                growing);
    }

    /** What to say of a run at this friction; null where nothing is. */
    public @Nullable Warning warning(double friction) {
        if (!(smallStep instanceof Measured.Value bound) || friction > bound.value() || friction == 1) {
            return null;
        }
        return new Warning(
                friction,
                bound.value(),
                "friction " + friction + " is not above lambda_min = " + bound.value() + " of " + states
                        + " states: replay may become noisy or diverge");
    }

    /** |w| / sqrt(k). */
    public static double smallStepFriction(double k, double w) {
        return w == 0 ? 0 : Math.abs(w) / Math.sqrt(k);
    }

    /** Whether a mode stays bounded at this friction. */
    public static boolean isStable(double k, double w, double friction) {
        double sum = 2 - friction;
        return w * w * sum * sum < friction * friction * k * (4 - 2 * friction - k);
    }

    /** The friction above which a mode is stable; undefined where it is not at 1 either. */
    public static Measured exactFriction(double k, double w) {
        if (!isStable(k, w, 1)) {
            return Measured.undefined("unstable without momentum");
        }
        if (w == 0) {
            return Measured.of(0);
        }
        double below = 0;
        double above = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (below + above) / 2;
            if (isStable(k, w, middle)) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return Measured.of(above);
    }
}
