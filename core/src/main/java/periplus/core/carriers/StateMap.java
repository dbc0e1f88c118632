package periplus.core.carriers;

import java.util.Arrays;

/**
 * One step of a system left to itself: the map h to F(h) of a state onto the next.
 *
 * <p>States are arrays of {@link #size} numbers. A map may be called from several threads at once: what it needs beside
 * its arguments it makes for itself. {@link #jacobian} and {@link #pullBack} may be left to finite differences, which
 * cost 2 size steps a call and are good to about 1e-9 of the step; give them in closed form where they are known.
 */
public interface StateMap {
    /** Numbers in a state. */
    int size();

    /** Writes F(state) into {@code next}, another array. */
    void apply(double[] state, double[] next);

    /** Writes dF_i / dh_j at the state into {@code jacobian[i * size + j]}; central differences unless overridden. */
    default void jacobian(double[] state, double[] jacobian) {
        int n = size();
        double[] at = state.clone();
        double[] above = new double[n];
        double[] below = new double[n];
        for (int j = 0; j < n; j++) {
            double step = DIFFERENCE_STEP * Math.max(1, Math.abs(state[j]));
            at[j] = state[j] + step;
            double high = at[j];
            apply(at, above);
            at[j] = state[j] - step;
            double width = high - at[j];
            apply(at, below);
            at[j] = state[j];
            for (int i = 0; i < n; i++) {
                jacobian[i * n + j] = (above[i] - below[i]) / width;
            }
        }
    }

    /** Writes J^T v at the state into {@code out}: how a change of the next state weighed by v depends on this one. */
    default void pullBack(double[] state, double[] v, double[] out) {
        int n = size();
        double[] jacobian = new double[Math.multiplyExact(n, n)];
        jacobian(state, jacobian);
        Arrays.fill(out, 0, n, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[j] += v[i] * jacobian[i * n + j];
            }
        }
    }

    /** The cube root of the rounding unit, where the two errors of a central difference balance. */
    double DIFFERENCE_STEP = 6e-6;
}
