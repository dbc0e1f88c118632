package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.math.PortableMath;
import periplus.core.workers.Workers;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Examples;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceLeakyNetwork;
import periplus.nets.reference.ReferenceNetwork;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;

class LeakyRnnCellTest extends CellContract {
    @Override
    protected List<LeakyRnnSettings> settings() {
        return of(LeakForm.RATE);
    }

    static List<LeakyRnnSettings> of(LeakForm form) {
        return Examples.everySetting().stream().filter(s -> s.form() == form).toList();
    }

    @Override
    protected CellSettings withNoise(CellSettings settings, Noise noise) {
        return noisy(settings, noise);
    }

    static CellSettings noisy(CellSettings settings, Noise noise) {
        LeakyRnnSettings s = (LeakyRnnSettings) settings;
        return new LeakyRnnSettings(s.nonlinearity(), s.leak(), s.form(), s.bias(), noise);
    }

    @Override
    protected ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        return new ReferenceLeakyNetwork(
                (LeakyRnnSettings) settings, SHAPE, parameters, batch, objective, inside, outside);
    }

    @Test
    void withAlphaOneTheRatesAreBitForBitThoseOfAVanillaNetwork() {
        for (Nonlinearity f : Nonlinearity.values()) {
            for (LeakForm form : LeakForm.values()) {
                LeakyRnnSettings settings = new LeakyRnnSettings(f, new Leak.Fixed(1.0), form, true, Noise.NONE);
                RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
                Examples.fill(network.parameters(), 9);
                SequenceBatch batch = Examples.batch(SHAPE, 8, 3, false, 9);
                Forward forward = network.run(batch);
                assertThat(forward.copyRates()).isEqualTo(vanilla(f, network.parameters(), batch, forward));
            }
        }
    }

    /** h = f(J h + M v + b) from the same start, knowing nothing of a leak; inputs first, as the cells sum. */
    private static float[] vanilla(Nonlinearity f, Parameters p, SequenceBatch batch, Forward startOf) {
        int units = SHAPE.units();
        float[] j = p.get("RNN.weight_hh_l0").values();
        float[] m = p.get("RNN.weight_ih_l0").values();
        float[] b = p.get("RNN.bias_ih_l0").values();
        float[] all = new float[batch.rows() * units];
        float[] h = java.util.Arrays.copyOfRange(startOf.rates(), startOf.rateOffset(-1), startOf.rateOffset(0));
        for (int t = 0; t < batch.steps; t++) {
            float[] next = new float[h.length];
            for (int trial = 0; trial < batch.trials; trial++) {
                int row = t * batch.trials + trial;
                for (int u = 0; u < units; u++) {
                    float z = 0f;
                    for (int i = 0; i < batch.inputs; i++) {
                        z = Math.fma(batch.input[row * batch.inputs + i], m[u * batch.inputs + i], z);
                    }
                    z += b[u];
                    for (int k = 0; k < units; k++) {
                        z = Math.fma(h[trial * units + k], j[u * units + k], z);
                    }
                    next[trial * units + u] = apply(f, z);
                    all[row * units + u] = next[trial * units + u];
                }
            }
            h = next;
        }
        return all;
    }

    private static float apply(Nonlinearity f, float z) {
        return switch (f) {
            case RELU -> z > 0f ? z : 0f;
            case TANH -> PortableMath.tanh(z);
            case SIGMOID -> PortableMath.sigmoid(z);
            case SOFTPLUS -> PortableMath.softplus(z);
            case LINEAR -> z;
        };
    }

    @Test
    void theFusedSequenceHasTheBitsOfItsSteps() {
        for (LeakyRnnSettings settings : settings()) {
            for (String math : new String[] {"plain", "auto"}) {
                for (int outputs : new int[] {3, 20}) {
                    NetworkShape shape = new NetworkShape(3, 37, outputs, 4, true);
                    LeakyRnnSettings noisy = (LeakyRnnSettings) noisy(settings, new Noise(0.1, 0));
                    List<float[]> fused = learned(noisy, shape, math);
                    List<float[]> steps = learned(new StepByStep(noisy), shape, math);
                    for (int i = 0; i < fused.size(); i++) {
                        assertThat(fused.get(i)).as("%s, array %d", settings, i).isEqualTo(steps.get(i));
                    }
                }
            }
        }
    }

    /** The rates of a batch and the gradients of all parameters. */
    private static List<float[]> learned(CellSettings settings, NetworkShape shape, String math) {
        RecurrentNetwork network =
                new RecurrentNetwork(shape, settings, KernelProviders.choose(math, Workers.single()));
        Examples.fill(network.parameters(), 5);
        Trainer trainer = new Trainer(
                network,
                new MeanSquaredError(),
                List.of(new FiringRatePenalty(0.3)),
                new Adam.Settings(),
                new Schedule.Constant(1e-3),
                GradientClipping.NONE,
                7);
        trainer.gradients(Examples.batch(shape, 5, 6, true, 3), 2);
        List<float[]> all = new ArrayList<>();
        all.add(trainer.lastForward().copyRates());
        network.parameters().forEach(p -> all.add(p.gradient()));
        return all;
    }

    /** The same cell, whose fused form nobody sees. */
    private record StepByStep(LeakyRnnSettings settings) implements CellSettings {
        @Override
        public Noise noise() {
            return settings.noise();
        }

        @Override
        public Cell build(int inputs, int units, Kernels kernels) {
            return new Hidden(settings.build(inputs, units, kernels));
        }
    }

    private record Hidden(Cell cell) implements Cell {
        @Override
        public int inputs() {
            return cell.inputs();
        }

        @Override
        public int units() {
            return cell.units();
        }

        @Override
        public int stateSize() {
            return cell.stateSize();
        }

        @Override
        public int driveSize() {
            return cell.driveSize();
        }

        @Override
        public boolean stateIsRate() {
            return cell.stateIsRate();
        }

        @Override
        public int keptSize() {
            return cell.keptSize();
        }

        @Override
        public List<Parameter> parameters() {
            return cell.parameters();
        }

        @Override
        public Parameter inputWeights() {
            return cell.inputWeights();
        }

        @Override
        public @Nullable Parameter inputBias() {
            return cell.inputBias();
        }

        @Override
        public void begin(SequenceState s) {
            cell.begin(s);
        }

        @Override
        public void forward(SequenceState s, int t) {
            cell.forward(s, t);
        }

        @Override
        public void backward(SequenceState s, SequenceAdjoint a, int t) {
            cell.backward(s, a, t);
        }

        @Override
        public void finish(SequenceState s, SequenceAdjoint a) {
            cell.finish(s, a);
        }
    }

    @Test
    void theStartIsTheEncodersLinearImageAndMayBeNegative() {
        RecurrentNetwork network =
                new RecurrentNetwork(SHAPE, LeakyRnnSettings.vanilla(Nonlinearity.RELU), Kernels.plain());
        Examples.fill(network.parameters(), 2);
        SequenceBatch batch = Examples.batch(SHAPE, 1, 2, false, 2);
        Forward forward = network.run(batch);
        float[] e = network.parameters().get("encoder.weight").values();
        boolean negative = false;
        for (int trial = 0; trial < 2; trial++) {
            for (int u = 0; u < SHAPE.units(); u++) {
                float expected = 0f;
                for (int k = 0; k < SHAPE.initialSize(); k++) {
                    expected = Math.fma(
                            batch.initial[trial * SHAPE.initialSize() + k], e[u * SHAPE.initialSize() + k], expected);
                }
                assertThat(forward.rates()[forward.rateOffset(-1) + trial * SHAPE.units() + u])
                        .isEqualTo(expected);
                negative |= expected < 0;
            }
        }
        assertThat(negative).isTrue();
    }

    @Test
    void aLinearUnitsStationaryVarianceIsTheTextbooksForNoiseInsideAndOutside() {
        // one unit without input or recurrence in many trials: each is an autoregressive process of its own
        NetworkShape single = new NetworkShape(1, 1, 1, 0);
        double alpha = 0.25;
        double sd = 0.5;
        for (boolean inside : new boolean[] {true, false}) {
            Noise noise = inside ? new Noise(sd, 0) : new Noise(0, sd);
            RecurrentNetwork network =
                    new RecurrentNetwork(single, LeakyRnnSettings.leaky(Nonlinearity.LINEAR, alpha), Kernels.plain());
            Forward forward = network.run(new SequenceBatch(30, 4000, 1, 1, 0), new NoiseSource(noise, 3, 0));
            double sum = 0;
            for (int trial = 0; trial < 4000; trial++) {
                float h = forward.rates()[forward.rateOffset(29) + trial];
                sum += (double) h * h;
            }
            double expected = inside ? sd * sd * alpha / (2 - alpha) : sd * sd / (alpha * (2 - alpha));
            // 4000 samples: the variance's standard error is 2.2 %
            assertThat(sum / 4000 / expected).isBetween(0.91, 1.09);
        }
    }
}
