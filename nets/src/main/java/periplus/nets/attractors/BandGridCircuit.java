package periplus.nets.attractors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The band-to-grid circuit: modules of several spacings that integrate one velocity side by side.
 *
 * <p>Modules do not talk to each other; a place is read from all of them together by {@link PlaceReadout} or
 * {@link PhaseDecoder}. One circuit serves one thread.
 */
@Source(key = "chu2025", where = "neural-circuit model")
public final class BandGridCircuit implements VelocityIntegrator {
    private final CircuitSettings settings;
    private final List<CircuitModule> modules = new ArrayList<>();
    private final RandomStream noise;
    private final int chain;
    private long steps;

    /** A silent circuit whose noise, if it has some, is stream "circuit noise" of this seed. */
    public BandGridCircuit(CircuitSettings settings, long seed) {
        this(settings, seed, 0);
    }

    /** The same with noise of its own for each of several runs of one seed. */
    public BandGridCircuit(CircuitSettings settings, long seed, int chain) {
        if (chain < 0) {
            throw new BadInputException("run " + chain + " of a circuit; expected 0 or more");
        }
        this.settings = settings;
        this.chain = chain;
        for (int m = 0; m < settings.spacingsMetres().length; m++) {
            modules.add(new CircuitModule(settings, m));
        }
        noise = RandomStream.of(seed, "circuit noise");
    }

    /** Starts all modules at a place, settled and at rest. */
    @Override
    public void start(double xMetres, double yMetres) {
        steps = 0;
        for (CircuitModule module : modules) {
            module.start(xMetres, yMetres);
        }
    }

    /** One step of {@code dtSeconds} at this velocity in m/s. */
    @Override
    public void step(double vx, double vy) {
        boolean noisy = settings.noise() > 0;
        for (int m = 0; m < modules.size(); m++) {
            modules.get(m).step(vx, vy, noisy ? noise : null, (long) chain * modules.size() + m, steps);
        }
        steps++;
    }

    /** Phases of the grid bumps, [modules][2]. */
    @Override
    public double[][] gridPhases() {
        double[][] phases = new double[modules.size()][2];
        for (int m = 0; m < phases.length; m++) {
            for (int d = 0; d < 2; d++) {
                phases[m][d] = modules.get(m).grid().phase(d);
            }
        }
        return phases;
    }

    /** Phases of the band bumps, [modules][2]. */
    public double[][] bandPhases() {
        double[][] phases = new double[modules.size()][2];
        for (int m = 0; m < phases.length; m++) {
            for (int d = 0; d < 2; d++) {
                phases[m][d] = modules.get(m).band(d).phase();
            }
        }
        return phases;
    }

    /** {@inheritDoc} That of a ring of band cells. */
    @Override
    public double pushedPhase(int module, int direction) {
        return modules.get(module).band(direction).phase();
    }

    @Override
    public int neurons() {
        return neurons(settings);
    }

    /** One module. */
    public CircuitModule module(int index) {
        return modules.get(index);
    }

    /** How it was built. */
    @Override
    public CircuitSettings settings() {
        return settings;
    }

    /**
     * Cells of this circuit, without place cells: a module has six rings (two band, four conjunctive) and a sheet.
     *
     * <pre>6 n + N^2 a module</pre>
     */
    public static int neurons(CircuitSettings settings) {
        int side = settings.grid().side();
        return settings.spacingsMetres().length * (6 * settings.band().units() + side * side);
    }

    /**
     * Cells of integrators of grid cells alone with the same sheets: one sheet and four shifted copies of it a module.
     *
     * <pre>5 N^2 a module</pre>
     */
    public static int neuronsOfPureGrids(CircuitSettings settings) {
        int side = settings.grid().side();
        return settings.spacingsMetres().length * 5 * side * side;
    }

    @Override
    public String toString() {
        return "circuit of spacings " + Arrays.toString(settings.spacingsMetres()) + " m";
    }
}
