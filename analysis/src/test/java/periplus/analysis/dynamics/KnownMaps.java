package periplus.analysis.dynamics;

import periplus.core.carriers.StateMap;

/** Maps whose fixed points are known. */
final class KnownMaps {
    private KnownMaps() {}

    /** A map given by one function; derivatives by finite differences. */
    interface Step extends StateMap {
        double[] next(double[] state);

        @Override
        default void apply(double[] state, double[] next) {
            System.arraycopy(next(state), 0, next, 0, state.length);
        }
    }

    /** h to A h + b. */
    static StateMap linear(double[][] a, double[] b) {
        return of(b.length, h -> {
            double[] next = b.clone();
            for (int i = 0; i < b.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    next[i] += a[i][j] * h[j];
                }
            }
            return next;
        });
    }

    /** tanh of a gain on each unit alone: 3^n fixed points for gains above 1, 2^n of them stable. */
    static StateMap latches(int n, double gain) {
        return of(n, h -> {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                next[i] = StrictMath.tanh(gain * h[i]);
            }
            return next;
        });
    }

    /** A Hopfield network of rates: h to (1 - a) h + a tanh(g W h), W the mean outer product of the patterns. */
    static StateMap hopfield(double[][] patterns, double gain, double leak) {
        int n = patterns[0].length;
        return of(n, h -> {
            double[] next = new double[n];
            double[] overlap = new double[patterns.length];
            for (int p = 0; p < patterns.length; p++) {
                overlap[p] = Speed.dot(patterns[p], h) / n;
            }
            for (int i = 0; i < n; i++) {
                double drive = 0;
                for (int p = 0; p < patterns.length; p++) {
                    drive += patterns[p][i] * overlap[p];
                }
                next[i] = (1 - leak) * h[i] + leak * StrictMath.tanh(gain * drive);
            }
            return next;
        });
    }

    /** A plane that is drawn to the unit circle and does not move along it; other directions shrink by half a step. */
    static StateMap ring(int n) {
        return of(n, h -> {
            double[] next = new double[n];
            double radius = Math.sqrt(h[0] * h[0] + h[1] * h[1]);
            double factor = 1 + 0.5 * (1 - radius);
            next[0] = h[0] * factor;
            next[1] = h[1] * factor;
            for (int i = 2; i < n; i++) {
                next[i] = 0.5 * h[i];
            }
            return next;
        });
    }

    /** Every state moves on by at least {@code least}; slowest at 0. */
    static StateMap without(double least) {
        return of(2, h -> new double[] {h[0] + least + h[0] * h[0], 0.5 * h[1]});
    }

    static StateMap of(int n, java.util.function.UnaryOperator<double[]> next) {
        return new Step() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public double[] next(double[] state) {
                return next.apply(state);
            }
        };
    }
}
