package periplus.nets.attractors;

import periplus.core.source.Source;

/**
 * A sheet of grid cells on a twisted torus with one bump.
 *
 * <pre>
 *   tau_g du/dt = -u + sum J_g r + I,   r = relu(u)^2 / (1 + k_g sum relu(u)^2)
 *   J_g = J_g0 exp(-D^2/(2 sigma_g^2)) / (sqrt(2 pi) sigma_g)          D as in {@link TwistedTorus}
 * </pre>
 *
 * <p>Cell (i, j) is number i N + j with phases -pi + 2 pi i/N and -pi + 2 pi j/N. Needs no velocity: its bump follows
 * what the band cells say. Not to be confused with an integrator of grid cells alone, which has shifted copies of it.
 */
@Source(key = "chu2025", where = "neural-circuit model, grid cells; displayed equations reconstructed")
public final class GridAttractor {
    private final GridSettings settings;
    private final int side;
    private final double[] weights;
    private final double[] u;
    private final double[] rates;
    private final double[] total;

    /** A silent sheet. */
    public GridAttractor(GridSettings settings) {
        this.settings = settings;
        side = settings.side();
        int cells = side * side;
        weights = new double[4 * cells];
        u = new double[cells];
        rates = new double[cells];
        total = new double[cells];
        double s = settings.widthRadians();
        for (int m = 0; m < 2 * side; m++) {
            for (int k = 0; k < 2 * side; k++) {
                double step = 2 * Math.PI / side;
                double squared = TwistedTorus.squaredDistance((m - side) * step, (k - side) * step);
                weights[m * 2 * side + k] =
                        settings.strength() * StrictMath.exp(-squared / (2 * s * s)) / (Math.sqrt(2 * Math.PI) * s);
            }
        }
    }

    /** Puts a bump at these phases, of the height that the continuum of the recurrent weights holds by itself. */
    public void placeBump(double phase1, double phase2) {
        double s = settings.widthRadians();
        double density = side * side / (4 * Math.PI * Math.PI) * Math.sqrt(3) / 2;
        double area = density * 2 * Math.PI * s * s;
        double gain = settings.strength() / (Math.sqrt(2 * Math.PI) * s) * area / 2;
        double root = Math.sqrt(Math.max(0, gain * gain - 4 * settings.inhibition() * area));
        double height = (gain + root) / (2 * settings.inhibition() * area);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double squared =
                        TwistedTorus.squaredDistance(Ring.phase(i, side) - phase1, Ring.phase(j, side) - phase2);
                u[i * side + j] = height * StrictMath.exp(-squared / (4 * s * s));
            }
        }
        Normalisation.rates(u, settings.inhibition(), rates);
    }

    /**
     * One Euler step.
     *
     * @param external1 input to every cell of row i, by the first phase [side]
     * @param external2 input to every cell of column j, by the second phase [side]
     * @param noise added to each cell's input after the step [side side]
     */
    public void step(double dtSeconds, double[] external1, double[] external2, double[] noise) {
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                total[i * side + j] = external1[i] + external2[j];
            }
        }
        for (int p = 0; p < side; p++) {
            for (int q = 0; q < side; q++) {
                double r = rates[p * side + q];
                if (r != 0) {
                    spread(p, q, r);
                }
            }
        }
        double fast = dtSeconds / settings.seconds();
        for (int c = 0; c < u.length; c++) {
            u[c] += fast * (total[c] - u[c]) + noise[c];
        }
        Normalisation.rates(u, settings.inhibition(), rates);
    }

    /** The phase of the bump along one of the two directions, 0 or 1. */
    public double phase(int direction) {
        return Ring.decode(marginal(direction));
    }

    /** Summed rates of all cells of one phase [side], of direction 0 or 1. */
    public double[] marginal(int direction) {
        double[] sums = new double[side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                sums[direction == 0 ? i : j] += rates[i * side + j];
            }
        }
        return sums;
    }

    /** Rates [side side], a copy. */
    public double[] rates() {
        return rates.clone();
    }

    double[] ratesInPlace() {
        return rates;
    }

    private void spread(int p, int q, double r) {
        for (int i = 0; i < side; i++) {
            int from = (side + i - p) * 2 * side + side - q;
            int to = i * side;
            for (int j = 0; j < side; j++) {
                total[to + j] += weights[from + j] * r;
            }
        }
    }
}
