package periplus.nets.sampling;

import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.nets.network.RecurrentNetwork;

/**
 * A trained network that replays: {@link FreeRun} with momentum, adaptation or both.
 *
 * <pre>
 *   drive_t = J h_t + M v + b + noise - [inside] c_t           v = 0 unless {@link #constantInput} was called
 *   g_t     = the cell's increment with its noise - [outside] c_t
 *   c_{t+1} = c_t + (b_a h_t - c_t) / tau
 *   v_{t+1} = (1 - lambda) v_t + g_t                           noise times sqrt(lambda), or as it is
 *   r_{t+1} = r_t + v_{t+1}
 * </pre>
 *
 * <p>At lambda = 1 and strength 0 these are the steps of {@link FreeRun} bit for bit. The noise of a step, chain and
 * unit is the same draw in every condition of one seed; neither workers nor the number of chains can be seen in it.
 *
 * <p>A chain beyond the bound of its settings has become unstable: it is held where it was a step before, and
 * {@link #unstable} lists it. A measure over a run must say how many there were; none is dropped here.
 *
 * <p>Source: the 2026 paper is known by its abstract; the update is the note's proposal, the noise protocol that of
 * Krishna et al., the adaptation inside that of Levenstein et al.
 */
@Source(key = "casco2026", where = "abstract: momentum and adaptation in replay")
@Source(key = "krishna2024", where = "quiescent activity: zero input, noise std times sqrt(2)")
@Source(key = "levenstein2024", where = "adaptation inside the nonlinearity, offline only")
public final class Replay {
    private final RecurrentNetwork network;
    private final ReplaySettings settings;
    private final ReplayDynamics dynamics;
    private final FreeRun run;

    /** All chains at rest at state 0 before the first step. */
    public Replay(RecurrentNetwork network, ReplaySettings settings) {
        this.network = network;
        this.settings = settings;
        this.dynamics = new ReplayDynamics(settings, network.cell());
        this.run = new FreeRun(network, settings.scaledRun(), dynamics);
    }

    /** Puts the chains at rest into these states, [chains][stateSize], before the first step. */
    public void start(float[] states) {
        run.restart(states, 0);
        dynamics.rest(states);
    }

    /**
     * The same at the states that the network's encoder gives to start codes, [chains][initialSize].
     *
     * @throws BadInputException where the network has no encoder
     */
    public void startAtCodes(float[] codes) {
        if (network.shape().initialSize() == 0) {
            throw new BadInputException("a replay from start codes of a network without an encoder: give it states,"
                    + " such as the last ones of an awake run, or train a network with one");
        }
        start(network.encode(codes, settings.run().chains()));
    }

    /** Goes on bit for bit from where another run of these settings was. */
    public void restart(ReplayState state) {
        run.restart(state.states(), state.step());
        dynamics.restore(state);
    }

    /** Gives every step this input: one for all chains, [inputs], or one a chain, [chains][inputs]. */
    public void constantInput(float[] constant) {
        run.constantInput(constant);
    }

    /** How it replays. */
    public ReplaySettings settings() {
        return settings;
    }

    /** Steps made since the start. */
    public long step() {
        return run.step();
    }

    /** All that a restart needs, copied. */
    public ReplayState state() {
        return dynamics.state(run.step(), run.states());
    }

    /** The states after the last step, [chains][stateSize], a copy. */
    public float[] states() {
        return run.states();
    }

    /** The chains that left the bound, in their order; empty where all was well. */
    public List<UnstableChain> unstable() {
        return dynamics.unstable();
    }

    /** Makes this many steps, showing each to the observers in their order. Unstable chains are held, not refused. */
    public void run(long steps, List<? extends StepObserver> observers) {
        run.run(steps, observers);
    }
}
