package periplus.nets.sampling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.cells.Cell;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;

/**
 * A trained network left to itself: many chains of noisy steps without input, or with a constant one.
 *
 * <pre>
 *   drive_t = xi_inside + M v + b      v constant, 0 unless {@link #constantInput} was called
 *   state_t, rate_t = cell(drive_t, state_{t-1}, rate_{t-1}) with xi_outside after the leak
 * </pre>
 *
 * <p>Shapes: states [chains][stateSize], inputs [chains][inputs] or [inputs]. The noise of step n (counted from 1) is
 * stream (seed, "sampling-noise", n) outside the leak and (seed, "sampling-noise-inside", n) inside it, element chain x
 * size + unit: a run that goes on from (states, steps made) gives the same bits as one that never stopped, a chain's
 * numbers depend on no other chain, and neither the number of workers nor that of the chains can be seen in them.
 *
 * <p>Chains are split over the kernels' workers once a {@link #run}, which then make all of its steps without meeting.
 * Nothing is allocated a step, and nothing is kept but what the observers keep. A network that diverges is found at the
 * end of a run.
 *
 * <p>Source: the quiescence protocol of Krishna et al., who add the noise outside the leak, multiplied by sqrt(2);
 * their released code draws it uniformly from [0, 1), which adds a constant drive: here it is Gaussian
 * unless the noise's law says otherwise.
 */
@Source(key = "krishna2024", where = "quiescent activity: zero input, noise std times sqrt(2)")
public final class FreeRun {
    /** Chains are cut at multiples of this: the height of the products' tiles fits into it. */
    private static final int GRAIN = 8;

    /** Below this number of multiply-adds waking the other threads costs more than it gives. */
    private static final long WORTH_SPLITTING = 400_000;

    private final RecurrentNetwork network;
    private final FreeRunSettings settings;
    private final Cell cell;
    private final float[] states;
    private final float[] drive;
    private final float[] input;
    private final @Nullable ReplayDynamics dynamics;
    private final List<ChainBlock> split = new ArrayList<>();
    private final Workers.Job job = this::runBlock;
    private boolean driven;
    private long step;
    private long target;
    private List<? extends StepObserver> observers = List.of();

    /** All chains at state 0 before the first step. */
    public FreeRun(RecurrentNetwork network, FreeRunSettings settings) {
        this(network, settings, null);
    }

    FreeRun(RecurrentNetwork network, FreeRunSettings settings, @Nullable ReplayDynamics dynamics) {
        this.network = network;
        this.dynamics = dynamics;
        this.settings = settings;
        this.cell = network.cell();
        int chains = settings.chains();
        this.states = new float[Math.multiplyExact(chains, cell.stateSize())];
        this.drive = new float[Math.multiplyExact(chains, cell.driveSize())];
        this.input = new float[Math.multiplyExact(chains, cell.inputs())];
    }

    /** Puts the chains into these states, [chains][stateSize], after this many steps. */
    public void restart(float[] newStates, long stepsMade) {
        checkLength("states", newStates, states.length);
        if (stepsMade < 0) {
            throw new BadInputException("a free run goes on after " + stepsMade + " steps, expected 0 or more");
        }
        System.arraycopy(newStates, 0, states, 0, states.length);
        step = stepsMade;
    }

    /** Gives every step this input: one for all chains, [inputs], or one a chain, [chains][inputs]. */
    public void constantInput(float[] constant) {
        int inputs = cell.inputs();
        if (constant.length != inputs) {
            checkLength("constant inputs", constant, input.length);
        }
        for (int i = 0; i < input.length; i++) {
            input[i] = constant[i % constant.length];
        }
    }

    /** How it runs. */
    public FreeRunSettings settings() {
        return settings;
    }

    /** Steps made since state 0. */
    public long step() {
        return step;
    }

    /** The states after the last step, [chains][stateSize], a copy: with {@link #step} all that a restart needs. */
    public float[] states() {
        return states.clone();
    }

    /**
     * Makes this many steps, showing each to the observers in their order.
     *
     * @throws FailedWorkException where a state is not a finite number afterwards
     */
    public void run(long steps, List<? extends StepObserver> seers) {
        if (steps < 0) {
            throw new BadInputException("a free run of " + steps + " steps, expected 0 or more");
        }
        Workers workers = network.kernels().workers();
        prepare(workers.count(), steps);
        projectInput();
        observers = seers;
        target = step + steps;
        if (split.size() == 1) {
            runBlock(0, 0);
        } else {
            workers.run(split.size(), job);
        }
        step = target;
        if (dynamics == null) {
            checkFinite();
        }
    }

    private void prepare(int workers, long steps) {
        int chains = settings.chains();
        int grains = (chains + GRAIN - 1) / GRAIN;
        double work = (double) steps * chains * cell.units() * (cell.units() + 32.0);
        int parts = work < WORTH_SPLITTING ? 1 : Math.min(workers, grains);
        if (split.size() != parts) {
            split.clear();
            for (int part = 0; part < parts; part++) {
                int from = bound(grains, parts, part);
                split.add(new ChainBlock(network, settings, dynamics, from, bound(grains, parts, part + 1) - from));
            }
        }
        for (int part = 0; part < parts; part++) {
            split.get(part).readParameters(network);
        }
    }

    private int bound(int grains, int parts, int part) {
        return (int) Math.min(settings.chains(), (long) grains * part / parts * GRAIN);
    }

    private void projectInput() {
        int inputs = cell.inputs();
        int size = cell.driveSize();
        float[] w = cell.inputWeights().values();
        network.kernels()
                .multiply(
                        false,
                        true,
                        settings.chains(),
                        size,
                        inputs,
                        input,
                        0,
                        inputs,
                        w,
                        0,
                        inputs,
                        false,
                        drive,
                        0,
                        size);
        Parameter bias = cell.inputBias();
        if (bias != null) {
            network.kernels().addBias(settings.chains(), size, bias.values(), drive, 0);
        }
        driven = false;
        for (float d : drive) {
            driven |= d != 0f;
        }
    }

    private void runBlock(int part, int worker) {
        split.get(part).run(states, drive, driven, step, target, observers);
    }

    private void checkFinite() {
        int size = cell.stateSize();
        for (int i = 0; i < states.length; i++) {
            if (!Float.isFinite(states[i])) {
                throw new FailedWorkException("the free run diverged: after " + step + " steps the state of unit "
                        + i % size + " of chain " + i / size + " is " + states[i]
                        + ", expected finite numbers. Start from smaller states, lower the noise, or look at the"
                        + " largest eigenvalue of the recurrent weights");
            }
        }
    }

    private static void checkLength(String what, float[] given, int expected) {
        if (given.length != expected) {
            throw new BadInputException("a free run was given " + given.length + " " + what + ", expected " + expected);
        }
    }
}
