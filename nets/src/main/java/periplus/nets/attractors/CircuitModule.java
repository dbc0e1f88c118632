package periplus.nets.attractors;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * One spacing of the circuit: two rings of band cells and the sheet of grid cells that they drive.
 *
 * <pre>
 *   grid cell (p1, p2):  I = sum_phi' c G(p1 - phi') r_1(phi') + sum_phi' c G(p2 - phi') r_2(phi')
 *   band cell phi of i:  I_g = sum over grid cells c G(phi - p_i) r_g                 where the grid acts back
 * </pre>
 *
 * <p>G a circular Gaussian of area 1. All cells read the rates before the step.
 */
@Source(key = "chu2025", where = "neural-circuit model, coupling of band and grid cells")
public final class CircuitModule {
    private static final int SETTLING_STEPS = 200;

    private final CircuitSettings settings;
    private final double[] k;
    private final BandAttractor[] bands = new BandAttractor[2];
    private final GridAttractor grid;
    private final double[][] bandToGrid;
    private final double[][] toGrid = new double[2][];
    private final double[][] toBand = new double[2][];
    private final double[] marginal;
    private final double[][] bandNoise;
    private final double[] gridNoise;
    private final float[] draws;

    CircuitModule(CircuitSettings settings, int module) {
        this.settings = settings;
        this.k = settings.waveVectors(module);
        this.grid = new GridAttractor(settings.grid());
        int n = settings.band().units();
        int side = settings.grid().side();
        for (int b = 0; b < 2; b++) {
            bands[b] = new BandAttractor(settings.band());
            toGrid[b] = new double[side];
            toBand[b] = new double[n];
        }
        bandToGrid = new double[side][n];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < n; j++) {
                bandToGrid[i][j] = settings.couplingStrength()
                        * Ring.gaussian(Ring.phase(i, side) - Ring.phase(j, n), settings.couplingWidthRadians());
            }
        }
        marginal = new double[side];
        bandNoise = new double[2][n];
        gridNoise = new double[side * side];
        draws = new float[Math.max(n, side * side)];
    }

    /** Puts all bumps where this place has its phases and lets them settle at rest, without noise. */
    public void start(double xMetres, double yMetres) {
        for (int b = 0; b < 2; b++) {
            bands[b].placeBump(truePhase(b, xMetres, yMetres));
        }
        grid.placeBump(truePhase(0, xMetres, yMetres), truePhase(1, xMetres, yMetres));
        Arrays.fill(bandNoise[0], 0);
        Arrays.fill(bandNoise[1], 0);
        Arrays.fill(gridNoise, 0);
        for (int t = 0; t < SETTLING_STEPS; t++) {
            step(0, 0, null, 0, 0);
        }
    }

    /**
     * One step at a velocity in m/s.
     *
     * @param noise the stream that numbers are taken from, or null for none; it is reopened at (chain, step, part)
     */
    void step(double vx, double vy, @Nullable RandomStream noise, long chain, long step) {
        double dt = settings.dtSeconds();
        if (noise != null) {
            double bandSd = settings.noise() * Math.sqrt(dt / settings.band().bandSeconds());
            double gridSd = settings.noise() * Math.sqrt(dt / settings.grid().seconds());
            draw(noise, chain, step, 0, bandNoise[0], bandSd);
            draw(noise, chain, step, 1, bandNoise[1], bandSd);
            draw(noise, chain, step, 2, gridNoise, gridSd);
        }
        for (int b = 0; b < 2; b++) {
            drive(b);
        }
        grid.step(dt, toGrid[0], toGrid[1], gridNoise);
        for (int b = 0; b < 2; b++) {
            bands[b].step(dt, k[2 * b] * vx + k[2 * b + 1] * vy, toBand[b], bandNoise[b]);
        }
    }

    /** The phase that a place has for one of the two band families, k.x wrapped. */
    public double truePhase(int band, double xMetres, double yMetres) {
        return Ring.wrap(k[2 * band] * xMetres + k[2 * band + 1] * yMetres);
    }

    /** One of the two rings. */
    public BandAttractor band(int index) {
        return bands[index];
    }

    /** The sheet. */
    public GridAttractor grid() {
        return grid;
    }

    /** The wave vectors in radians a metre: {k1x, k1y, k2x, k2y}. */
    public double[] waveVectors() {
        return k.clone();
    }

    /** Both inputs from the rates as they are now. */
    private void drive(int b) {
        double[] band = bands[b].ratesInPlace();
        grid.marginal(b, marginal);
        double[] back = toBand[b];
        Arrays.fill(back, 0);
        for (int i = 0; i < marginal.length; i++) {
            double[] row = bandToGrid[i];
            double sum = 0;
            for (int j = 0; j < band.length; j++) {
                sum += row[j] * band[j];
            }
            toGrid[b][i] = sum;
            double m = settings.gridToBand() ? marginal[i] : 0;
            for (int j = 0; j < band.length; j++) {
                back[j] += row[j] * m;
            }
        }
    }

    private void draw(RandomStream noise, long chain, long step, int part, double[] into, double sd) {
        noise.reopen(chain, step, part);
        noise.fillGaussian(draws, 0, into.length, 1f);
        for (int i = 0; i < into.length; i++) {
            into[i] = sd * draws[i];
        }
    }
}
