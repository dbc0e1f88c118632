package periplus.analysis.dynamics;

import periplus.core.carriers.StateMap;

/**
 * q(h) = |F(h) - h|^2 / 2 and its gradient (J - 1)^T (F(h) - h).
 *
 * <p>Holds scratch: one instance a search.
 */
final class Speed {
    final StateMap map;
    final int n;
    private final double[] next;
    private final double[] step;

    Speed(StateMap map) {
        this.map = map;
        this.n = map.size();
        this.next = new double[n];
        this.step = new double[n];
    }

    /** q; infinite where the map overflows. */
    double q(double[] h) {
        map.apply(h, next);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            step[i] = next[i] - h[i];
            sum += step[i] * step[i];
        }
        return sum / 2 < Double.POSITIVE_INFINITY ? sum / 2 : Double.POSITIVE_INFINITY;
    }

    /** F(h) - h of the last call of {@link #q}; live. */
    double[] step() {
        return step;
    }

    /** The gradient at h, which the last call of {@link #q} was made with. */
    void gradient(double[] h, double[] out) {
        map.pullBack(h, step, out);
        for (int i = 0; i < n; i++) {
            out[i] -= step[i];
        }
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
