package periplus.nets.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.reference.Examples;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceLeakyNetwork;

class GaussNewtonTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 4, 3, 3, true);
    private static final int STEPS = 4;
    private static final int TRIALS = 3;

    static Stream<LeakyRnnSettings> settings() {
        return Examples.everySetting().stream();
    }

    private static RecurrentNetwork network(LeakyRnnSettings settings, Kernels kernels) {
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, kernels);
        Examples.fill(network.parameters(), 3);
        return network;
    }

    private static SequenceBatch batch() {
        return Examples.batch(SHAPE, STEPS, TRIALS, true, 5);
    }

    private static ReferenceLeakyNetwork twin(
            LeakyRnnSettings settings,
            RecurrentNetwork network,
            SequenceBatch batch,
            Objective objective,
            NoiseSource n) {
        int block = TRIALS * SHAPE.units();
        return new ReferenceLeakyNetwork(
                settings,
                SHAPE,
                network.parameters(),
                batch,
                objective,
                Examples.noise("noise-inside", n.noise().insideSd(), n, STEPS, block),
                Examples.noise("noise-outside", n.noise().outsideSd(), n, STEPS, block));
    }

    private static float[] random(int length, long seed) {
        float[] v = new float[length];
        RandomStream.of(seed, "direction").fillGaussian(v, 0, length, 1f);
        return v;
    }

    private static double[] times(double[][] matrix, float[] v) {
        double[] out = new double[matrix.length];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < v.length; j++) {
                out[i] += matrix[i][j] * v[j];
            }
        }
        return out;
    }

    private static void assertNear(float[] found, double[] expected, double tolerance) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("element " + i).isCloseTo(expected[i], within(tolerance * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void productsAreThoseOfTheExplicitMatrix(LeakyRnnSettings settings) {
        SequenceBatch batch = batch();
        for (Objective objective : Examples.everyObjective()) {
            for (double mu : new double[] {0, 0.7}) {
                RecurrentNetwork network = network(settings, Kernels.plain());
                GaussNewton products = new GaussNewton(network, objective.loss(), objective.penalties());
                products.linearise(batch, NoiseSource.NONE);
                var twin = twin(settings, network, batch, objective, NoiseSource.NONE);
                double[][] explicit = new ExplicitCurvature(
                                twin, network.parameters(), batch, SHAPE.units(), SHAPE.outputs())
                        .matrix(objective, mu);
                float[] product = new float[products.size()];
                for (int draw = 0; draw < 2; draw++) {
                    float[] v = random(products.size(), draw);
                    products.multiply(v, mu, product);
                    assertNear(product, times(explicit, v), 2e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void noiseInBothPlacesIsPartOfTheLinearisation(LeakForm form) {
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.LearnedPerUnit(0.4), form, true, new Noise(0.5, 0.3));
        SequenceBatch batch = batch();
        Objective objective = Examples.everyObjective().get(2);
        RecurrentNetwork network = network(settings, Kernels.plain());
        NoiseSource noise = new NoiseSource(settings.noise(), 8, 2);
        GaussNewton products = new GaussNewton(network, objective.loss(), objective.penalties());
        float[] v = random(products.size(), 1);
        float[] product = new float[v.length];
        products.linearise(batch, noise);
        products.multiply(v, 0.2, product);
        double[][] explicit = new ExplicitCurvature(
                        twin(settings, network, batch, objective, noise),
                        network.parameters(),
                        batch,
                        SHAPE.units(),
                        SHAPE.outputs())
                .matrix(objective, 0.2);
        assertNear(product, times(explicit, v), 2e-5);
        float[] quiet = new float[v.length];
        products.linearise(batch, NoiseSource.NONE);
        products.multiply(v, 0.2, quiet);
        assertThat(quiet).isNotEqualTo(product);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theMatrixIsSymmetricAndPositiveSemiDefinite(LeakyRnnSettings settings) {
        for (Objective objective : Examples.everyObjective()) {
            RecurrentNetwork network = network(settings, Kernels.plain());
            GaussNewton products = new GaussNewton(network, objective.loss(), objective.penalties());
            products.linearise(batch(), NoiseSource.NONE);
            int size = products.size();
            float[] product = new float[size];
            float[] other = new float[size];
            for (int draw = 0; draw < 5; draw++) {
                float[] u = random(size, 2L * draw);
                float[] v = random(size, 2L * draw + 1);
                products.multiply(v, 0, product);
                products.multiply(u, 0, other);
                double scale = Math.sqrt(FlatVector.dot(product, product) * FlatVector.dot(u, u));
                assertThat(FlatVector.dot(u, product)).isCloseTo(FlatVector.dot(other, v), within(1e-5 * scale));
                assertThat(FlatVector.dot(v, product)).isGreaterThanOrEqualTo(-1e-6 * scale);
            }
        }
    }

    @Test
    void whereTheOutputsMeetTheirTargetsItIsTheHessianAndElsewhereItIsNot() {
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.LINEAR, new Leak.Fixed(0.3), LeakForm.CURRENT, true, Noise.NONE);
        Objective objective = new Objective(new MeanSquaredError());
        RecurrentNetwork network = network(settings, Kernels.plain());
        SequenceBatch batch = Examples.batch(SHAPE, STEPS, TRIALS, false, 5);
        System.arraycopy(network.run(batch).output(), 0, batch.target, 0, batch.target.length);
        assertThat(distanceToHessian(settings, network, batch, objective)).isLessThan(1e-4);
        for (int i = 0; i < batch.target.length; i++) {
            batch.target[i] += 1f;
        }
        assertThat(distanceToHessian(settings, network, batch, objective)).isGreaterThan(0.05);
    }

    @Test
    void forAReadoutTrainedAloneItIsTheHessianAtAnyError() {
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.LINEAR, new Leak.Fixed(0.3), LeakForm.RATE, false, Noise.NONE);
        Objective objective = new Objective(new MeanSquaredError());
        RecurrentNetwork network = network(settings, Kernels.plain());
        SequenceBatch batch = Examples.batch(SHAPE, STEPS, TRIALS, false, 5);
        GaussNewton products = new GaussNewton(network, objective.loss(), List.of());
        products.linearise(batch, NoiseSource.NONE);
        int size = products.size();
        int readout = SHAPE.outputs() * SHAPE.units() + SHAPE.outputs();
        float[] v = random(size, 4);
        java.util.Arrays.fill(v, 0, size - readout, 0f);
        float[] product = new float[size];
        products.multiply(v, 0, product);
        double[] hessian = times(explicit(settings, network, batch, objective).hessian(), v);
        for (int i = size - readout; i < size; i++) {
            assertThat((double) product[i]).isCloseTo(hessian[i], within(1e-4));
        }
    }

    private static ExplicitCurvature explicit(
            LeakyRnnSettings settings, RecurrentNetwork network, SequenceBatch batch, Objective objective) {
        return new ExplicitCurvature(
                twin(settings, network, batch, objective, NoiseSource.NONE),
                network.parameters(),
                batch,
                SHAPE.units(),
                SHAPE.outputs());
    }

    private static double distanceToHessian(
            LeakyRnnSettings settings, RecurrentNetwork network, SequenceBatch batch, Objective objective) {
        GaussNewton products = new GaussNewton(network, objective.loss(), objective.penalties());
        products.linearise(batch, NoiseSource.NONE);
        float[] v = random(products.size(), 6);
        float[] product = new float[v.length];
        products.multiply(v, 0, product);
        double[] hessian = times(explicit(settings, network, batch, objective).hessian(), v);
        double off = 0;
        double norm = 0;
        for (int i = 0; i < v.length; i++) {
            off += (product[i] - hessian[i]) * (product[i] - hessian[i]);
            norm += hessian[i] * hessian[i];
        }
        return Math.sqrt(off / norm);
    }

    @Test
    void theEstimatedDiagonalComesNearTheDiagonal() {
        LeakyRnnSettings settings = Examples.everySetting().get(6);
        SequenceBatch batch = batch();
        for (Objective objective : List.of(
                new Objective(new MeanSquaredError()), Examples.everyObjective().get(0))) {
            RecurrentNetwork network = network(settings, Kernels.plain());
            GaussNewton products = new GaussNewton(network, objective.loss(), List.of());
            products.linearise(batch, NoiseSource.NONE);
            double[][] explicit = explicit(settings, network, batch, objective).matrix(objective, 0);
            float[] diagonal = new float[products.size()];
            products.estimateDiagonal(4000, 1, 0, diagonal);
            for (int i = 0; i < diagonal.length; i++) {
                // a squared sum of random signs has a standard deviation of at most sqrt(2) times its mean: 6 of them
                assertThat((double) diagonal[i])
                        .isCloseTo(explicit[i][i], within(6 * 1.42 / Math.sqrt(4000) * explicit[i][i] + 1e-7));
            }
        }
    }

    @Test
    void neitherTheKernelsNorTheSplitOfTheWorkChangesABit() {
        for (LeakForm form : LeakForm.values()) {
            LeakyRnnSettings settings =
                    new LeakyRnnSettings(Nonlinearity.TANH, new Leak.LearnedPerUnit(0.4), form, true, Noise.NONE);
            Objective objective = Examples.everyObjective().get(2);
            float[] expected = product(settings, objective, Kernels.plain());
            for (int workers : new int[] {1, 2, 7}) {
                assertThat(product(settings, objective, BackwardsWorkers.kernels(workers, "auto")))
                        .isEqualTo(expected);
            }
        }
    }

    private static float[] product(LeakyRnnSettings settings, Objective objective, Kernels kernels) {
        GaussNewton products = new GaussNewton(network(settings, kernels), objective.loss(), objective.penalties());
        products.linearise(batch(), NoiseSource.NONE);
        float[] product = new float[products.size()];
        products.multiply(random(product.length, 1), 0.3, product);
        return product;
    }

    @Test
    void aProductBeforeAnythingIsLinearisedIsRefused() {
        GaussNewton products = new GaussNewton(
                network(Examples.everySetting().get(0), Kernels.plain()), new MeanSquaredError(), List.of());
        assertThatThrownBy(() -> products.multiply(new float[products.size()], 0, new float[products.size()]))
                .isInstanceOf(IllegalStateException.class);
    }
}
