package periplus.nets.attractors;

import java.util.Arrays;
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
 * what the band cells say. Not to be confused with {@link PureGridModule}, an integrator of grid cells alone, which has
 * shifted copies of it. A step allocates nothing.
 */
@Source(key = "chu2025", where = "neural-circuit model, grid cells; displayed equations reconstructed")
public final class GridAttractor {
    private final GridSettings settings;
    private final int side;
    private final Sheet sheet;
    private final double[][] circle;
    private final double[] weights;
    private final double[] u;
    private final double[] rates;
    private final double[] total;
    private final double[] sums;

    /** A silent sheet. */
    public GridAttractor(GridSettings settings) {
        this.settings = settings;
        side = settings.side();
        sheet = new Sheet(side);
        circle = Ring.circle(side);
        weights = sheet.weights(settings.strength(), settings.widthRadians(), 0, 0);
        u = new double[side * side];
        rates = new double[side * side];
        total = new double[sheet.padded()];
        sums = new double[side];
    }

    /** Puts a bump at these phases, of the height that the continuum of the recurrent weights holds by itself. */
    public void placeBump(double phase1, double phase2) {
        double height = sheet.height(settings.strength(), settings.widthRadians(), settings.inhibition());
        sheet.bump(phase1, phase2, height, settings.widthRadians(), u);
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
        Arrays.fill(total, 0);
        for (int i = 0; i < side; i++) {
            int row = sheet.row(i);
            for (int j = 0; j < side; j++) {
                total[row + j] = external1[i] + external2[j];
            }
        }
        sheet.convolve(weights, rates, total);
        double fast = dtSeconds / settings.seconds();
        for (int i = 0; i < side; i++) {
            int row = sheet.row(i);
            for (int j = 0; j < side; j++) {
                int c = i * side + j;
                u[c] += fast * (total[row + j] - u[c]) + noise[c];
            }
        }
        Normalisation.rates(u, settings.inhibition(), rates);
    }

    /** The phase of the bump along one of the two directions, 0 or 1. */
    public double phase(int direction) {
        sheet.marginal(rates, direction, sums);
        return Ring.decode(sums, circle);
    }

    /** Summed rates of all cells of one phase [side], of direction 0 or 1. */
    public double[] marginal(int direction) {
        double[] out = new double[side];
        sheet.marginal(rates, direction, out);
        return out;
    }

    /** Rates [side side], a copy. */
    public double[] rates() {
        return rates.clone();
    }

    /** Inputs u of the cells [side side], a copy. */
    public double[] inputs() {
        return u.clone();
    }

    double[] ratesInPlace() {
        return rates;
    }

    /** The marginal into an array of the caller's. */
    void marginal(int direction, double[] into) {
        sheet.marginal(rates, direction, into);
    }
}
