package periplus.nets.sampling;

import java.util.Arrays;
import periplus.core.errors.BadInputException;
import periplus.nets.network.RecurrentNetwork;

/** Keeps the rates of every k-th step: those after steps first, first + every, ..., as many as there is room for. */
public final class Subsample implements StepObserver {
    private final int chains;
    private final int width;
    private final long first;
    private final long every;
    private final float[] kept;
    private final int[] seen;

    /**
     * Room for {@code count} kept steps.
     *
     * @param width numbers a chain: units, or outputs behind a {@link ReadoutObserver}
     * @param first the first kept step, at least 1
     */
    public Subsample(int chains, int width, long first, long every, int count) {
        if (first < 1 || every < 1 || count < 1) {
            throw new BadInputException("cannot keep " + count + " steps, every " + every + " from step " + first
                    + ": expected numbers of at least 1");
        }
        this.chains = chains;
        this.width = width;
        this.first = first;
        this.every = every;
        this.kept = new float[Math.multiplyExact(Math.multiplyExact(count, chains), width)];
        this.seen = new int[chains];
    }

    @Override
    public void observe(
            long step, int firstChain, int blockChains, float[] values, int offset, RecurrentNetwork network) {
        long since = step - first;
        if (since < 0 || since % every != 0) {
            return;
        }
        long block = (long) chains * width;
        long at = since / every * block + (long) firstChain * width;
        if (at + (long) blockChains * width <= kept.length) {
            System.arraycopy(values, offset, kept, (int) at, blockChains * width);
            for (int chain = firstChain; chain < firstChain + blockChains; chain++) {
                seen[chain]++;
            }
        }
    }

    /** How many steps every chain has been kept at. */
    public int kept() {
        return Arrays.stream(seen).min().orElse(0);
    }

    /** The number of steps made before the index-th kept rates. */
    public long step(int index) {
        return first + index * every;
    }

    /** All kept rates, [index][chains][width]; live, beyond {@link #kept} zero. */
    public float[] values() {
        return kept;
    }

    /** One number. */
    public float value(int index, int chain, int unit) {
        return kept[(index * chains + chain) * width + unit];
    }
}
