package periplus.nets.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** Small batches, parameters and settings that tests share. */
public final class Examples {
    private Examples() {}

    /** A batch of random inputs; targets are distributions with rows summing to 1; some steps are masked on request. */
    public static SequenceBatch batch(NetworkShape shape, int steps, int trials, boolean masked, long seed) {
        SequenceBatch batch = new SequenceBatch(steps, trials, shape.inputs(), shape.outputs(), shape.initialSize());
        RandomStream stream = RandomStream.of(seed, "test batch");
        for (int i = 0; i < batch.input.length; i++) {
            batch.input[i] = (float) stream.nextGaussian();
        }
        distributions(batch.target, shape.outputs(), stream);
        distributions(batch.initial, shape.initialSize(), stream);
        if (masked) {
            batch.weight[0] = 0f;
            batch.weight[batch.rows() - 1] = 0f;
            batch.weight[batch.rows() / 2] = 0.5f;
        }
        return batch;
    }

    private static void distributions(float[] out, int width, RandomStream stream) {
        for (int start = 0; start < out.length; start += width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                out[i] = (float) stream.nextUniform();
                sum += out[i];
            }
            for (int i = start; i < start + width; i++) {
                out[i] /= (float) sum;
            }
        }
    }

    /** Random values for every parameter, of the size that keeps drives near 1, the leak's raw values included. */
    public static void fill(Parameters parameters, long seed) {
        for (Parameter parameter : parameters) {
            RandomStream stream = RandomStream.of(seed, "test " + parameter.name());
            for (int i = 0; i < parameter.size(); i++) {
                parameter.values()[i] = (float) (0.6 * stream.nextGaussian());
            }
        }
    }

    /** Every nonlinearity in both forms with every kind of leak, with and without a bias. */
    public static List<LeakyRnnSettings> everySetting() {
        List<LeakyRnnSettings> all = new ArrayList<>();
        for (LeakForm form : LeakForm.values()) {
            for (Nonlinearity f : Nonlinearity.values()) {
                all.add(new LeakyRnnSettings(f, new Leak.Fixed(1.0), form, false, Noise.NONE));
                all.add(new LeakyRnnSettings(f, new Leak.Fixed(0.3), form, true, Noise.NONE));
                if (form == LeakForm.ADDITIVE) {
                    all.add(new LeakyRnnSettings(f, new Leak.None(), form, true, Noise.NONE));
                }
                all.add(new LeakyRnnSettings(f, new Leak.LearnedPerNetwork(0.5), form, true, Noise.NONE));
                all.add(new LeakyRnnSettings(f, new Leak.LearnedPerUnit(0.5), form, false, Noise.NONE));
            }
        }
        return all;
    }

    /** Both losses, one with the grid-cell recipe's penalty and one with Cueva and Wei's. */
    public static List<Objective> everyObjective() {
        return List.of(
                new Objective(new SoftmaxCrossEntropy()),
                new Objective(
                        new SoftmaxCrossEntropy(),
                        new L2Penalty(List.of("RNN.weight_hh_l0"), L2Penalty.Reduction.SUM, 0.01)),
                new Objective(
                        new MeanSquaredError(),
                        new L2Penalty(List.of("RNN.weight_ih_l0", "decoder.weight"), L2Penalty.Reduction.MEAN, 0.5),
                        new FiringRatePenalty(0.3)));
    }

    /** The documented noise: stream (seed, purpose, index, time), element trial x units + unit. */
    public static double @Nullable [] noise(String purpose, double sd, NoiseSource source, int steps, int block) {
        if (sd == 0) {
            return null;
        }
        double[] noise = new double[steps * block];
        float[] step = new float[block];
        for (int t = 1; t <= steps; t++) {
            RandomStream.of(source.seed(), purpose, source.index(), t).fillGaussian(step, 0, block, (float) sd);
            for (int i = 0; i < block; i++) {
                noise[(t - 1) * block + i] = step[i];
            }
        }
        return noise;
    }
}
