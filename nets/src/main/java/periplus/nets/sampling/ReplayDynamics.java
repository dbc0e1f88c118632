package periplus.nets.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.nets.cells.Cell;
import periplus.nets.cells.SequenceState;

/**
 * What momentum and adaptation make of a network's own step, for all chains of a replay.
 *
 * <pre>
 *   state' = cell's next state with noise - [outside] c + (1 - lambda) (state - state before)
 *   c'     = c + (b h - c) / tau
 * </pre>
 *
 * <p>The velocity is the last difference of states, so that nothing is left of it at lambda = 1: terms that are off are
 * not computed at all and the cell's bits stay. Blocks of chains call at once, each for its own chains.
 */
final class ReplayDynamics {
    private final boolean inside;
    private final boolean outside;
    private final float kept;
    private final float strength;
    private final float rate;
    private final float bound;
    private final int stateSize;
    private final int units;
    private final float[] before;
    private final float[] c;
    private final UnstableAt[] left;

    private static final class UnstableAt {
        private long step;
        private int unit;
        private float value;
    }

    ReplayDynamics(ReplaySettings settings, Cell cell) {
        Adaptation a = settings.adaptation();
        this.inside = !a.isNone() && a.place() == Adaptation.Place.INSIDE;
        this.outside = !a.isNone() && a.place() == Adaptation.Place.OUTSIDE;
        this.kept = (float) (1 - settings.momentum().friction());
        this.strength = (float) a.strength();
        this.rate = (float) (1 / a.tauSteps());
        this.bound = (float) settings.bound();
        this.stateSize = cell.stateSize();
        this.units = cell.units();
        if (outside && stateSize != units || inside && cell.driveSize() != units) {
            throw new BadInputException("adaptation of a cell with " + units + " rates, " + stateSize
                    + " numbers of state and " + cell.driveSize() + " of drive a trial: expected one of each a unit");
        }
        int chains = settings.run().chains();
        this.before = new float[Math.multiplyExact(chains, stateSize)];
        this.c = new float[Math.multiplyExact(chains, units)];
        this.left = new UnstableAt[chains];
        Arrays.setAll(left, i -> new UnstableAt());
    }

    /** At rest in these states: no velocity, no adaptation, no chain unstable. */
    void rest(float[] states) {
        System.arraycopy(states, 0, before, 0, before.length);
        Arrays.fill(c, 0f);
        for (UnstableAt u : left) {
            u.step = 0;
        }
    }

    void restore(ReplayState from) {
        if (from.before().length != before.length || from.adaptation().length != c.length) {
            throw new BadInputException("a replay of " + left.length + " chains was given " + from.before().length
                    + " earlier states and " + from.adaptation().length + " adaptations, expected " + before.length
                    + " and " + c.length);
        }
        rest(from.before());
        System.arraycopy(from.adaptation(), 0, c, 0, c.length);
        for (UnstableChain u : from.unstable()) {
            left[u.chain()].step = u.step();
            left[u.chain()].unit = u.unit();
            left[u.chain()].value = u.value();
        }
    }

    ReplayState state(long step, float[] states) {
        return new ReplayState(step, states, before.clone(), c.clone(), unstable());
    }

    List<UnstableChain> unstable() {
        List<UnstableChain> found = new ArrayList<>();
        for (int chain = 0; chain < left.length; chain++) {
            if (left[chain].step > 0) {
                found.add(new UnstableChain(chain, left[chain].step, left[chain].unit, left[chain].value));
            }
        }
        return List.copyOf(found);
    }

    /** Before the cell's step: takes the adaptation from the drive where it acts inside. */
    void pullDrive(SequenceState s, int firstChain) {
        if (inside) {
            int first = firstChain * units;
            float[] drive = s.drive;
            for (int i = 0; i < drive.length; i++) {
                drive[i] -= c[first + i];
            }
        }
    }

    /** After the cell's step from block 0 to block 1, which it changes. */
    void move(SequenceState s, int firstChain, int chains, long step) {
        for (int k = 0; k < chains; k++) {
            int chain = firstChain + k;
            int old = s.stateOffset(0) + k * stateSize;
            int next = s.stateOffset(1) + k * stateSize;
            if (left[chain].step > 0) {
                System.arraycopy(s.state, old, s.state, next, stateSize);
                continue;
            }
            if (outside) {
                subtract(s.state, next, chain * units);
            }
            if (kept > 0f) {
                push(s.state, old, next, chain * stateSize);
            }
            if (staysWithin(s.state, next, chain, step)) {
                adapt(s.rate, s.rateOffset(0) + k * units, chain * units);
                System.arraycopy(s.state, old, before, chain * stateSize, stateSize);
            } else {
                System.arraycopy(s.state, old, s.state, next, stateSize);
            }
        }
    }

    private void subtract(float[] state, int next, int at) {
        for (int i = 0; i < units; i++) {
            state[next + i] -= c[at + i];
        }
    }

    private void push(float[] state, int old, int next, int at) {
        for (int i = 0; i < stateSize; i++) {
            state[next + i] = Math.fma(kept, state[old + i] - before[at + i], state[next + i]);
        }
    }

    private void adapt(float[] rates, int old, int at) {
        if (inside || outside) {
            for (int i = 0; i < units; i++) {
                c[at + i] += (strength * rates[old + i] - c[at + i]) * rate;
            }
        }
    }

    private boolean staysWithin(float[] state, int next, int chain, long step) {
        for (int i = 0; i < stateSize; i++) {
            // written such that a NaN is beyond
            if (!(Math.abs(state[next + i]) <= bound)) {
                left[chain].step = step;
                left[chain].unit = i;
                left[chain].value = state[next + i];
                return false;
            }
        }
        return true;
    }
}
