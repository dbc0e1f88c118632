package periplus.nets.autodiff.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.Frame;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;

/**
 * A whole recurrent network without its readout as one operation: encoder and all steps of the hand-written cell.
 *
 * <pre>
 *   rates [steps][trials][units] = f(encoder, cell parameters; batch, noise)
 *   backward: backpropagation through time from any loss on the rates
 * </pre>
 *
 * <p>So a loss written with tape operations, such as a readout of another kind or CKA with a recording, trains the fast
 * cell; the numbers are those of {@link RecurrentNetwork} bit for bit. There is no gradient by the batch.
 *
 * <p>Made once for a network and a batch shape; one recording at a time may use it, once. It holds live scratch, so
 * that, unlike other operations, it is equal only to itself.
 */
public final class RecurrentSequence implements Op {
    private final RecurrentNetwork network;
    private final Forward forward;
    private final Backward backward;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Tensor[] operands;
    private final Shape shape;
    private @Nullable SequenceBatch batch;
    private NoiseSource noise = NoiseSource.NONE;

    /** Room for sequences of this network. */
    public RecurrentSequence(RecurrentNetwork network, int steps, int trials) {
        this.network = network;
        this.forward = network.newForward(steps, trials);
        this.backward = network.newBackward(forward);
        for (Parameter parameter : network.parameters()) {
            if (!parameter.name().startsWith("decoder.")) {
                parameters.add(parameter);
            }
        }
        this.operands = new Tensor[parameters.size()];
        this.shape = Shape.of(steps, trials, forward.units());
    }

    /** Records the rates of a batch; the batch must stay as it is until the backward pass is over. */
    public Tensor rates(Tape tape, SequenceBatch batch, NoiseSource noise) {
        this.batch = batch;
        this.noise = noise;
        for (int i = 0; i < operands.length; i++) {
            operands[i] = tape.parameter(parameters.get(i));
        }
        return tape.apply(this, operands);
    }

    private SequenceBatch batch() {
        if (batch == null) {
            throw new IllegalStateException("a RecurrentSequence is recorded by its rates(tape, batch, noise)");
        }
        return batch;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return shape;
    }

    @Override
    public void forward(Frame f) {
        network.runSequence(batch(), noise, forward);
        System.arraycopy(forward.rates(), forward.rateOffset(0), f.out(), 0, shape.size());
    }

    /** The network adds to its parameters' own gradients, which are the tape's. */
    @Override
    public void backward(Frame f) {
        float[] dRates = backward.dRates();
        int first = forward.rateOffset(0);
        Arrays.fill(dRates, 0, first, 0f);
        System.arraycopy(f.dOut(), 0, dRates, first, shape.size());
        network.backwardSequence(batch(), forward, backward);
    }

    @Override
    public String toString() {
        return "RecurrentSequence";
    }
}
