package periplus.nets.attractors;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * One sheet of grid cells that integrates by itself: four shifted conjunctive sheets push its bump.
 *
 * <pre>
 *   tau_g du/dt     = -u + sum J_g r + sum_(d, +-) W_d+- r_d+-,   r = relu(u)^2 / (1 + k_g sum relu(u)^2)
 *   tau_c du_d+-/dt = -u_d+- + r,                                 r_d+- = relu(g0 +- |k| v_d) relu(u_d+-)
 *   W_d+-           = w J_g(phases apart -+ delta (k_1d, k_2d)/|k|)       d = x, y
 * </pre>
 *
 * <p>The rings of {@link BandAttractor} in two dimensions, [I] throughout. The sheets are shifted along the arena's x and y
 * and not along the two phases, which are 60 degrees apart: those would smear the bump more one way than the other and
 * give gains that differ by 5 % between headings. The four conjunctive sheets have the same
 * input and differ by their velocity factor alone, so one array holds their u. Not to be confused with
 * {@link GridAttractor}, which is pushed by band cells.
 */
@Source(key = "chu2025", where = "pure grid-cell integrators; equations ours")
public final class PureGridModule {
    private static final int SETTLING_STEPS = 200;

    private final PureGridSettings settings;
    private final double[] k;
    private final double size;
    private final int side;
    private final Sheet sheet;
    private final double[][] circle;
    private final double[] weights;
    private final double[][] shifted = new double[4][];
    private final double[] pushing;
    private final double[] u;
    private final double[] conjunctive;
    private final double[] rates;
    private final double[] total;
    private final double[] sums;
    private final double[] still;

    PureGridModule(PureGridSettings settings, int module) {
        this.settings = settings;
        this.k = settings.common().waveVectors(module);
        GridSettings grid = settings.common().grid();
        side = grid.side();
        sheet = new Sheet(side);
        circle = Ring.circle(side);
        weights = sheet.weights(grid.strength(), grid.widthRadians(), 0, 0);
        double delta = settings.shiftRadians();
        size = Math.sqrt(k[0] * k[0] + k[1] * k[1]);
        double[] unit = {k[0] / size, k[1] / size, k[2] / size, k[3] / size};
        double w = settings.push() * grid.strength();
        for (int s = 0; s < 4; s++) {
            double signed = s % 2 == 0 ? delta : -delta;
            shifted[s] = sheet.weights(w, grid.widthRadians(), signed * unit[s / 2], signed * unit[2 + s / 2]);
        }
        pushing = new double[weights.length];
        u = new double[side * side];
        conjunctive = new double[side * side];
        rates = new double[side * side];
        total = new double[sheet.padded()];
        sums = new double[side];
        still = new double[side * side];
    }

    void start(double xMetres, double yMetres) {
        GridSettings grid = settings.common().grid();
        double strength = grid.strength() * (1 + 4 * settings.common().band().drive() * settings.push());
        double height = sheet.height(strength, grid.widthRadians(), grid.inhibition());
        sheet.bump(truePhase(0, xMetres, yMetres), truePhase(1, xMetres, yMetres), height, grid.widthRadians(), u);
        Normalisation.rates(u, grid.inhibition(), rates);
        System.arraycopy(rates, 0, conjunctive, 0, rates.length);
        for (int t = 0; t < SETTLING_STEPS; t++) {
            step(0, 0, still);
        }
    }

    /** One step at a velocity in m/s, with what is added to each cell's input after it. */
    void step(double vx, double vy, double[] noise) {
        double dt = settings.common().dtSeconds();
        GridSettings grid = settings.common().grid();
        BandSettings band = settings.common().band();
        Arrays.fill(pushing, 0);
        for (int s = 0; s < 4; s++) {
            double kv = size * (s < 2 ? vx : vy) * BandSettings.TIME_UNIT_SECONDS;
            double factor = Math.max(0, band.drive() + (s % 2 == 0 ? kv : -kv));
            double[] table = shifted[s];
            for (int m = 0; m < pushing.length; m++) {
                pushing[m] += factor * table[m];
            }
        }
        Arrays.fill(total, 0);
        sheet.convolve(weights, rates, total);
        sheet.convolve(pushing, conjunctive, total);
        double fast = dt / grid.seconds();
        double follow = dt / band.conjunctiveSeconds();
        for (int i = 0; i < side; i++) {
            int row = sheet.row(i);
            for (int j = 0; j < side; j++) {
                int c = i * side + j;
                // a mean of rates, never negative: the rectification of the conjunctive cells does not act
                conjunctive[c] += follow * (rates[c] - conjunctive[c]);
                u[c] += fast * (total[row + j] - u[c]) + noise[c];
            }
        }
        Normalisation.rates(u, grid.inhibition(), rates);
    }

    /** The phase that a place has for one of the two directions, k.x wrapped. */
    public double truePhase(int direction, double xMetres, double yMetres) {
        return Ring.wrap(k[2 * direction] * xMetres + k[2 * direction + 1] * yMetres);
    }

    /** The phase of the bump along one of the two directions, 0 or 1. */
    public double phase(int direction) {
        sheet.marginal(rates, direction, sums);
        return Ring.decode(sums, circle);
    }

    /** Rates of the sheet [side side], a copy. */
    public double[] rates() {
        return rates.clone();
    }

    /** Inputs u of the sheet [side side], a copy. */
    public double[] inputs() {
        return u.clone();
    }
}
