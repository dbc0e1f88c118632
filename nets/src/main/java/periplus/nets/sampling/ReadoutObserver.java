package periplus.nets.sampling;

import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.nets.network.RecurrentNetwork;

/**
 * Shows the network's outputs at every k-th step to other observers: output = D rate + c.
 *
 * <p>The others must be made for the number of outputs instead of units. A step counts where it is a multiple of
 * {@code every}.
 */
public final class ReadoutObserver implements StepObserver {
    private final int outputs;
    private final long every;
    private final List<StepObserver> observers;
    private final float[] output;

    /** For this many chains of a network of this many outputs. */
    public ReadoutObserver(int chains, int outputs, long every, List<? extends StepObserver> observers) {
        if (every < 1) {
            throw new BadInputException("outputs are read every " + every + " steps, expected at least 1");
        }
        this.outputs = outputs;
        this.every = every;
        this.observers = List.copyOf(observers);
        this.output = new float[Math.multiplyExact(chains, outputs)];
    }

    @Override
    public void observe(long step, int firstChain, int chains, float[] values, int offset, RecurrentNetwork network) {
        if (step % every != 0) {
            return;
        }
        int at = firstChain * outputs;
        network.readout(chains, values, offset, output, at);
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).observe(step, firstChain, chains, output, at, network);
        }
    }
}
