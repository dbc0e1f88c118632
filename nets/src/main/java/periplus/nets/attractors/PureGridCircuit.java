package periplus.nets.attractors;

import java.util.ArrayList;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Modules of grid cells that integrate one velocity without band cells; the comparison for {@link BandGridCircuit}.
 *
 * <p>Noise enters the sheets alone, as in the circuit's sheets, from stream "pure grid noise". One circuit serves one
 * thread; a step allocates nothing.
 */
@Source(key = "chu2025", where = "pure grid-cell integrators; equations ours")
public final class PureGridCircuit implements VelocityIntegrator {
    private final PureGridSettings settings;
    private final List<PureGridModule> modules = new ArrayList<>();
    private final RandomStream stream;
    private final int chain;
    private final double[] noise;
    private final float[] draws;
    private long steps;

    /** A silent circuit with noise of its own for each of several runs of one seed. */
    public PureGridCircuit(PureGridSettings settings, long seed, int chain) {
        if (chain < 0) {
            throw new BadInputException("run " + chain + " of a circuit; expected 0 or more");
        }
        this.settings = settings;
        this.chain = chain;
        for (int m = 0; m < settings.common().spacingsMetres().length; m++) {
            modules.add(new PureGridModule(settings, m));
        }
        int side = settings.common().grid().side();
        noise = new double[side * side];
        draws = new float[side * side];
        stream = RandomStream.of(seed, "pure grid noise");
    }

    @Override
    public void start(double xMetres, double yMetres) {
        steps = 0;
        for (PureGridModule module : modules) {
            module.start(xMetres, yMetres);
        }
    }

    @Override
    public void step(double vx, double vy) {
        CircuitSettings common = settings.common();
        double sd =
                common.noise() * Math.sqrt(common.dtSeconds() / common.grid().seconds());
        for (int m = 0; m < modules.size(); m++) {
            if (sd > 0) {
                stream.reopen((long) chain * modules.size() + m, steps);
                stream.fillGaussian(draws, 0, draws.length, 1f);
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = sd * draws[i];
                }
            }
            modules.get(m).step(vx, vy, noise);
        }
        steps++;
    }

    @Override
    public double[][] gridPhases() {
        double[][] phases = new double[modules.size()][2];
        for (int m = 0; m < phases.length; m++) {
            for (int d = 0; d < 2; d++) {
                phases[m][d] = modules.get(m).phase(d);
            }
        }
        return phases;
    }

    @Override
    public double pushedPhase(int module, int direction) {
        return modules.get(module).phase(direction);
    }

    /** One module. */
    public PureGridModule module(int index) {
        return modules.get(index);
    }

    @Override
    public CircuitSettings settings() {
        return settings.common();
    }

    /** Spacings and the rest, and what only this kind has. */
    public PureGridSettings pureSettings() {
        return settings;
    }

    @Override
    public int neurons() {
        return BandGridCircuit.neuronsOfPureGrids(settings.common());
    }
}
