package periplus.nets.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.cells.Cell;
import periplus.nets.cells.CellSettings;
import periplus.nets.cells.LinearisedCell;
import periplus.nets.cells.Noise;
import periplus.nets.cells.SequenceState;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;

/**
 * A recurrent network: encoder of the start state, a cell, a linear readout.
 *
 * <pre>
 *   state_0  = E p(x_0)            no bias, no nonlinearity; 0 where there is no encoder; repeated for several modules
 *   rate_t   = cell(rate_{t-1}, v_t)
 *   output_t = D rate_t + c        logits of the place code, or coordinates
 * </pre>
 *
 * <p>Shapes: E ({@code encoder.weight}) [startSize][initialSize], D ({@code decoder.weight}) [outputs][units], c
 * ({@code decoder.bias}) [outputs]; the cell's own as it says. One network serves one thread at a time; it may be run on
 * batches of any shape.
 */
@Source(key = "sorscher2019", where = "released code: linear encoder and decoder without bias")
public final class RecurrentNetwork {
    private final NetworkShape shape;
    private final CellSettings settings;
    private final Noise trainingNoise;
    private final Kernels kernels;
    private final Cell cell;
    private final @Nullable Parameter encoder;
    private final Parameter decoder;
    private final @Nullable Parameter decoderBias;
    private final Parameters parameters;
    private final BackpropagationThroughTime sequence;

    /** A network whose parameters are all zero; see {@link #initialise}. */
    public RecurrentNetwork(NetworkShape shape, CellSettings settings, Kernels kernels) {
        this.shape = shape;
        this.settings = settings;
        this.trainingNoise = settings.noise();
        this.kernels = kernels;
        this.cell = settings.build(shape.inputs(), shape.units(), kernels);
        this.encoder = shape.initialSize() == 0
                ? null
                : Parameter.matrix("encoder.weight", Role.ENCODER, cell.startSize(), shape.initialSize());
        this.decoder = Parameter.matrix("decoder.weight", Role.DECODER, shape.outputs(), shape.units());
        this.decoderBias = shape.outputBias() ? Parameter.vector("decoder.bias", Role.BIAS, shape.outputs()) : null;
        List<Parameter> all = new ArrayList<>();
        if (encoder != null) {
            all.add(encoder);
        }
        all.addAll(cell.parameters());
        all.add(decoder);
        if (decoderBias != null) {
            all.add(decoderBias);
        }
        if (cell.stateSize() % cell.startSize() != 0) {
            throw new IllegalArgumentException(
                    "a state of " + cell.stateSize() + " numbers is no whole number of starts of " + cell.startSize());
        }
        this.parameters = new Parameters(all);
        this.sequence = new BackpropagationThroughTime(cell, kernels);
    }

    /** Draws all parameters. */
    public void initialise(long seed, Initialisation initialisation) {
        initialisation.draw(parameters, shape.units(), seed);
    }

    /** How large it is. */
    public NetworkShape shape() {
        return shape;
    }

    /** The kind of cell it was built with. */
    public CellSettings settings() {
        return settings;
    }

    /** The noise that its settings ask for in training. */
    public Noise trainingNoise() {
        return trainingNoise;
    }

    /** Everything it learns. */
    public Parameters parameters() {
        return parameters;
    }

    /** The kernels that it computes with. */
    public Kernels kernels() {
        return kernels;
    }

    /** Its cell, for callers that step it themselves; not while the network runs. */
    public Cell cell() {
        return cell;
    }

    /** A network of the same shape, settings and values with kernels of its own, for another thread. */
    public RecurrentNetwork copy(Kernels otherKernels) {
        RecurrentNetwork copy = new RecurrentNetwork(shape, settings, otherKernels);
        copy.parameters.copyFrom(parameters);
        return copy;
    }

    /** The states that the encoder gives to start codes, [trials][initialSize] to [trials][stateSize]. */
    public float[] encode(float[] codes, int trials) {
        int n = shape.initialSize();
        if (encoder == null || codes.length != (long) trials * n) {
            throw new BadInputException(
                    codes.length + " numbers are no start codes of " + trials + " trials for an encoder of size " + n);
        }
        float[] states = new float[Math.multiplyExact(trials, cell.stateSize())];
        encode(codes, trials, encoder.values(), states);
        return states;
    }

    private void encode(float[] codes, int trials, float[] e, float[] states) {
        int n = shape.initialSize();
        int start = cell.startSize();
        int size = cell.stateSize();
        for (int at = 0; at < size; at += start) {
            kernels.multiply(false, true, trials, start, n, codes, 0, n, e, 0, n, false, states, at, size);
        }
    }

    /** The readout of rows of rates, without allocation: output[rows][outputs] from rates[rows][units]. */
    public void readout(int rows, float[] rates, int ratesOffset, float[] output, int outputOffset) {
        int units = shape.units();
        int outputs = shape.outputs();
        float[] d = decoder.values();
        kernels.multiply(
                false,
                true,
                rows,
                outputs,
                units,
                rates,
                ratesOffset,
                units,
                d,
                0,
                units,
                false,
                output,
                outputOffset,
                outputs);
        if (decoderBias != null) {
            kernels.addBias(rows, outputs, decoderBias.values(), output, outputOffset);
        }
    }

    /** Room for the forward pass of batches of this shape. */
    public Forward newForward(int steps, int trials) {
        return new Forward(new SequenceState(cell, steps, trials), shape.units(), shape.outputs());
    }

    /**
     * Room for the one backward pass that belongs to this forward pass; it may write over what only itself reads of the
     * forward pass.
     */
    public Backward newBackward(Forward forward) {
        return new Backward(cell, forward, kernels, false);
    }

    /** Room for any number of backward and tangent passes after one forward pass, which they leave as it is. */
    public Backward newRepeatedBackward(Forward forward) {
        return new Backward(cell, forward, kernels, true);
    }

    /** Runs the batch without noise, in new arrays. */
    public Forward run(SequenceBatch batch) {
        return run(batch, NoiseSource.NONE);
    }

    /** Runs the batch with this noise, in new arrays. */
    public Forward run(SequenceBatch batch, NoiseSource noise) {
        Forward forward = newForward(batch.steps, batch.trials);
        run(batch, noise, forward);
        return forward;
    }

    /** Encoder and cell without the readout, into arrays of an earlier pass; leaves the outputs as they were. */
    public void runSequence(SequenceBatch batch, NoiseSource noise, Forward forward) {
        check(batch, forward);
        SequenceState s = forward.sequence;
        if (encoder == null) {
            Arrays.fill(s.state, 0, s.stateBlock(), 0f);
        } else {
            encode(batch.initial, s.trials, encoder.values(), s.state);
        }
        sequence.forward(batch, noise, s);
    }

    /**
     * Runs on from where the last pass into {@code forward} ended: its last state and rates become the start, and nothing
     * is encoded. Two passes of half the length give the bits of one pass where there is no noise; with noise each pass
     * needs an index of its own. Allocates nothing.
     */
    public void runOn(SequenceBatch batch, NoiseSource noise, Forward forward) {
        check(batch, forward);
        SequenceState s = forward.sequence;
        System.arraycopy(s.state, s.stateOffset(s.steps), s.state, 0, s.stateBlock());
        if (!cell.stateIsRate()) {
            System.arraycopy(s.rate, s.rateOffset(s.steps), s.rate, 0, s.rateBlock());
        }
        sequence.forward(batch, noise, s);
        readout(batch.rows(), s.rate, s.rateOffset(1), forward.output(), 0);
    }

    /** Runs the batch with this noise into arrays of an earlier pass; allocates nothing. */
    public void run(SequenceBatch batch, NoiseSource noise, Forward forward) {
        runSequence(batch, noise, forward);
        SequenceState s = forward.sequence;
        readout(batch.rows(), s.rate, s.rateOffset(1), forward.output(), 0);
    }

    /**
     * Room for tangents that belong to this forward pass.
     *
     * @throws BadInputException where the network's cell has no tangent pass
     */
    public Tangent newTangent(Forward forward) {
        if (!(cell instanceof LinearisedCell linearised)) {
            throw new BadInputException("a cell of " + settings + " has no tangent pass, which curvature needs;"
                    + " leaky and vanilla cells have one, or train with a first-order optimiser");
        }
        return new Tangent(linearised, forward);
    }

    /**
     * How rates and outputs of the last forward pass move when the parameters move in their
     * {@link Parameter#direction directions}.
     *
     * <pre>
     *   state_0' = E' p      output_t' = D rate_t' + D' rate_t + c'      the cell's as it says
     * </pre>
     */
    public void runTangent(SequenceBatch batch, Forward forward, Tangent tangent) {
        check(batch, forward);
        SequenceState s = forward.sequence;
        float[] start = tangent.sequence.state;
        if (encoder == null) {
            Arrays.fill(start, 0, s.stateBlock(), 0f);
        } else {
            encode(batch.initial, s.trials, encoder.direction(), start);
        }
        sequence.tangent(tangent.cell, batch, s, tangent.sequence);
        int units = shape.units();
        int outputs = shape.outputs();
        int rows = batch.rows();
        int from = s.rateOffset(1);
        float[] out = tangent.output();
        float[] rates = tangent.rates();
        float[] d = decoder.values();
        float[] moved = decoder.direction();
        kernels.multiply(false, true, rows, outputs, units, rates, from, units, d, 0, units, false, out, 0, outputs);
        kernels.multiply(
                false, true, rows, outputs, units, s.rate, from, units, moved, 0, units, true, out, 0, outputs);
        if (decoderBias != null) {
            kernels.addBias(rows, outputs, decoderBias.direction(), out, 0);
        }
    }

    /**
     * First half of the backward pass: makes {@code backward.dRates()} of what flows back from
     * {@code backward.dOutput()} through the readout, and adds the readout's gradients.
     */
    public void backwardReadout(SequenceBatch batch, Forward forward, Backward backward) {
        check(batch, forward);
        SequenceState s = forward.sequence;
        int units = shape.units();
        int outputs = shape.outputs();
        int rows = batch.rows();
        int rates = s.rateOffset(1);
        float[] dOutput = backward.dOutput();
        kernels.multiply(
                true,
                false,
                outputs,
                units,
                rows,
                dOutput,
                0,
                outputs,
                s.rate,
                rates,
                units,
                true,
                decoder.gradient(),
                0,
                units);
        if (decoderBias != null) {
            kernels.addColumnSums(rows, outputs, dOutput, 0, decoderBias.gradient());
        }
        backward.readout(cell, decoder.values());
    }

    /** Second half: from {@code backward.dRates()} to the gradients of cell and encoder, which are added to. */
    public void backwardSequence(SequenceBatch batch, Forward forward, Backward backward) {
        check(batch, forward);
        float[] dStart = sequence.backward(batch, forward.sequence, backward.adjoint);
        if (encoder != null) {
            int n = shape.initialSize();
            int start = cell.startSize();
            int states = cell.stateSize();
            for (int at = 0; at < states; at += start) {
                kernels.multiply(
                        true,
                        false,
                        start,
                        n,
                        batch.trials,
                        dStart,
                        at,
                        states,
                        batch.initial,
                        0,
                        n,
                        true,
                        encoder.gradient(),
                        0,
                        n);
            }
        }
    }

    private void check(SequenceBatch batch, Forward forward) {
        if (batch.inputs != shape.inputs()
                || batch.outputs != shape.outputs()
                || batch.initialSize != shape.initialSize()) {
            throw new BadInputException("the batch has " + batch.inputs + " inputs, " + batch.outputs
                    + " outputs and a start code of " + batch.initialSize + ", the network was built for "
                    + shape.inputs() + ", " + shape.outputs() + " and " + shape.initialSize());
        }
        if (batch.steps != forward.steps() || batch.trials != forward.trials()) {
            throw new IllegalArgumentException("the batch is " + batch.steps + " steps x " + batch.trials
                    + " trials, its arrays were made for " + forward.steps() + " x " + forward.trials());
        }
    }
}
