package periplus.nets.attractors;

import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Place cells on a square lattice that sum the grid cells of all modules, and the place that they tell.
 *
 * <pre>
 *   rate_p = sum over modules m, grid cells g:  exp(-D_m(p, g)^2 / (2 s^2)) r_g
 *   place  = centre of mass of (rate - half the peak) over the cells above half the peak that hang together with it
 * </pre>
 *
 * <p>D of {@link TwistedTorus} between the place's phases k.x and the cell's. Gaussian weight in hex phase distance [P];
 * its width is not stated, sigma_g by default [I]. Modules summed, threshold at half the peak, centre of mass [C]; that
 * only cells 4-connected with the peak count is ours, so that a second bump where several lattices meet again does not
 * pull. At the published values a field is about 0.7 m in radius: the lattice must reach as far beyond
 * the places to be read, or the field is cut and read too far inside (0.3 m near a corner of it).
 */
@Source(key = "chu2025", where = "neural-circuit model, place readout")
public final class PlaceReadout {
    private final int side;
    private final double spacing;
    private final double low;
    private final double[][] weights;

    /**
     * @param halfWidthMetres lattice from -halfWidth to halfWidth on both axes
     * @param spacingMetres between neighbours
     * @param widthRadians s
     */
    public PlaceReadout(CircuitSettings settings, double halfWidthMetres, double spacingMetres, double widthRadians) {
        CircuitSettings.positive("halfWidthMetres", halfWidthMetres);
        CircuitSettings.positive("spacingMetres", spacingMetres);
        CircuitSettings.positive("widthRadians", widthRadians);
        long wanted = 1 + 2 * Math.round(halfWidthMetres / spacingMetres);
        if (wanted < 5 || wanted > 400) {
            throw new BadInputException("a lattice of " + wanted + " x " + wanted
                    + " place cells; expected 5 to 400 a side. Change its spacing");
        }
        side = (int) wanted;
        spacing = spacingMetres;
        low = -(side - 1) / 2.0 * spacing;
        int modules = settings.spacingsMetres().length;
        weights = new double[modules][];
        for (int m = 0; m < modules; m++) {
            weights[m] = weights(settings, m, widthRadians);
        }
    }

    /** The published width: that of the grid cells' own weights. */
    public PlaceReadout(CircuitSettings settings, double halfWidthMetres, double spacingMetres) {
        this(settings, halfWidthMetres, spacingMetres, settings.grid().widthRadians());
    }

    /** Place cells a side of the lattice. */
    public int side() {
        return side;
    }

    /** Rates of the place cells [y][x], row-major from the lowest x and y. */
    public double[] rates(BandGridCircuit circuit) {
        double[] rates = new double[side * side];
        for (int m = 0; m < weights.length; m++) {
            double[] grid = circuit.module(m).grid().ratesInPlace();
            for (int p = 0; p < rates.length; p++) {
                double sum = 0;
                int from = p * grid.length;
                for (int g = 0; g < grid.length; g++) {
                    sum += weights[m][from + g] * grid[g];
                }
                rates[p] += sum;
            }
        }
        return rates;
    }

    /** The place that these rates tell, {x, y} in metres; undefined where all cells are silent or above half the peak. */
    public Measured[] place(double[] rates) {
        int peak = 0;
        for (int p = 1; p < rates.length; p++) {
            if (rates[p] > rates[peak]) {
                peak = p;
            }
        }
        double threshold = rates[peak] / 2;
        boolean[] seen = new boolean[rates.length];
        int[] queue = new int[rates.length];
        queue[0] = peak;
        seen[peak] = true;
        int waiting = 1;
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int done = 0; done < waiting; done++) {
            int p = queue[done];
            int column = p % side;
            int row = p / side;
            double above = rates[p] - threshold;
            mass += above;
            x += above * (low + column * spacing);
            y += above * (low + row * spacing);
            int[] next = {
                column > 0 ? p - 1 : p,
                column < side - 1 ? p + 1 : p,
                row > 0 ? p - side : p,
                row < side - 1 ? p + side : p
            };
            for (int q : next) {
                if (!seen[q] && rates[q] > threshold) {
                    seen[q] = true;
                    queue[waiting++] = q;
                }
            }
        }
        if (waiting == rates.length || !(mass > 0)) {
            Measured none =
                    Measured.undefined(mass > 0 ? "no place cell is below half the peak" : "silent place cells");
            return new Measured[] {none, none};
        }
        return new Measured[] {Measured.of(x / mass), Measured.of(y / mass)};
    }

    private double[] weights(CircuitSettings settings, int module, double width) {
        int n = settings.grid().side();
        double[] k = settings.waveVectors(module);
        double[] table = new double[side * side * n * n];
        for (int p = 0; p < side * side; p++) {
            int row = p / side;
            double x = low + p % side * spacing;
            double y = low + row * spacing;
            double phase1 = k[0] * x + k[1] * y;
            double phase2 = k[2] * x + k[3] * y;
            for (int g = 0; g < n * n; g++) {
                double squared =
                        TwistedTorus.squaredDistance(phase1 - Ring.phase(g / n, n), phase2 - Ring.phase(g % n, n));
                table[p * n * n + g] = StrictMath.exp(-squared / (2 * width * width));
            }
        }
        return table;
    }
}
