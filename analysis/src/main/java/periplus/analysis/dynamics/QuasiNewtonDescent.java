package periplus.analysis.dynamics;

import periplus.core.source.Source;

/**
 * Walks downhill in q by limited-memory BFGS with backtracking.
 *
 * <pre>
 *   direction = -H gradient,  H from the last {@value #MEMORY} pairs s = h' - h, y = gradient' - gradient
 *   step halved until q(h + step direction) is at most q + 1e-4 step gradient . direction
 * </pre>
 *
 * <p>Pairs without positive curvature are left out. Ends where q is small enough, no step lowers it, or steps run out.
 */
@Source(key = "nocedal2006", where = "algorithms 7.4, 7.5 and 3.1")
final class QuasiNewtonDescent {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;

    private final Speed speed;
    private final double[][] s;
    private final double[][] y;
    private final double[] rho = new double[MEMORY];
    private int pairs;

    QuasiNewtonDescent(Speed speed) {
        this.speed = speed;
        this.s = new double[MEMORY][speed.n];
        this.y = new double[MEMORY][speed.n];
    }

    /** Moves h to lower q in at most {@code steps} steps; stops at q at most {@code enough}. Returns q. */
    double descend(double[] h, int steps, double enough) {
        int n = speed.n;
        double[] gradient = new double[n];
        double[] trial = new double[n];
        double[] newGradient = new double[n];
        pairs = 0;
        double q = speed.q(h);
        if (!Double.isFinite(q)) {
            return q;
        }
        speed.gradient(h, gradient);
        for (int k = 0; k < steps && q > enough; k++) {
            double[] direction = direction(gradient);
            double slope = Speed.dot(gradient, direction);
            if (!(slope < 0)) {
                if (pairs == 0) {
                    return q;
                }
                pairs = 0;
                continue;
            }
            double length = backtrack(h, direction, q, slope, trial);
            if (length == 0) {
                if (pairs == 0) {
                    return q;
                }
                pairs = 0;
                continue;
            }
            double newQ = speed.q(trial);
            speed.gradient(trial, newGradient);
            remember(h, trial, gradient, newGradient);
            boolean stuck = q - newQ <= 1e-15 * q;
            System.arraycopy(trial, 0, h, 0, n);
            System.arraycopy(newGradient, 0, gradient, 0, n);
            q = newQ;
            if (stuck) {
                return q;
            }
        }
        return q;
    }

    /** The length of the step whose end is left in {@code trial}; 0 where none is short enough. */
    private double backtrack(double[] h, double[] direction, double q, double slope, double[] trial) {
        double length = 1;
        for (int halving = 0; halving < 50; halving++) {
            for (int i = 0; i < speed.n; i++) {
                trial[i] = h[i] + length * direction[i];
            }
            if (speed.q(trial) <= q + SUFFICIENT * length * slope) {
                return length;
            }
            length /= 2;
        }
        return 0;
    }

    private void remember(double[] h, double[] trial, double[] gradient, double[] newGradient) {
        int at = pairs % MEMORY;
        for (int i = 0; i < speed.n; i++) {
            s[at][i] = trial[i] - h[i];
            y[at][i] = newGradient[i] - gradient[i];
        }
        double curvature = Speed.dot(s[at], y[at]);
        if (curvature > 1e-12 * Speed.dot(s[at], s[at])) {
            rho[at] = 1 / curvature;
            pairs++;
        }
    }

    /** Two loops over the kept pairs. */
    private double[] direction(double[] gradient) {
        double[] d = gradient.clone();
        double[] alpha = new double[MEMORY];
        int oldest = Math.max(0, pairs - MEMORY);
        for (int k = pairs - 1; k >= oldest; k--) {
            int at = k % MEMORY;
            alpha[at] = rho[at] * Speed.dot(s[at], d);
            addScaled(d, -alpha[at], y[at]);
        }
        if (pairs > 0) {
            int last = (pairs - 1) % MEMORY;
            double scale = 1 / (rho[last] * Speed.dot(y[last], y[last]));
            for (int i = 0; i < d.length; i++) {
                d[i] *= scale;
            }
        }
        for (int k = oldest; k < pairs; k++) {
            int at = k % MEMORY;
            addScaled(d, alpha[at] - rho[at] * Speed.dot(y[at], d), s[at]);
        }
        for (int i = 0; i < d.length; i++) {
            d[i] = -d[i];
        }
        return d;
    }

    private static void addScaled(double[] to, double scale, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += scale * from[i];
        }
    }
}
