package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.random.RandomStream;
import periplus.core.workers.BackwardWorkers;
import periplus.core.workers.ThreadedWorkers;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;

/**
 * What every provider promises: the bits of the definition, for any shape, value, split and order of parts.
 *
 * <p>Array equality here is equality of bits, but any NaN equals any other. Products are compared with
 * {@link NaiveProduct}, the other kernels with {@link PlainKernels}, whose own test compares it with formulas in double.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KernelSupportContract {
    private final KernelSupport plain = new PlainKernels();
    private final KernelSupport support = provider();
    private final ThreadedWorkers threads = new ThreadedWorkers(2);
    private final List<Workers> teams =
            List.of(Workers.single(), threads, new BackwardWorkers(2), new BackwardWorkers(7));

    /** The provider under test. */
    abstract KernelSupport provider();

    @AfterAll
    void close() {
        threads.close();
    }

    @Test
    void productsOfAwkwardShapesAreTheirChains() {
        Cases.forAll(400, seed -> {
            RandomStream random = RandomStream.of(seed, "product");
            NaiveProduct product = NaiveProduct.any(
                    random, Awkward.size(random), Awkward.size(random), Awkward.size(random), random.nextBelow(2) == 0);
            check(product, random);
        });
    }

    @Test
    void productsLargerThanEveryBlockAreTheirChains() {
        int[][] shapes = {
            {200, 256, 600},
            {20, 1100, 300},
            {400, 40, 520},
            {1300, 3, 257},
            {256, 2, 1000},
            {3, 700, 513},
            {4, 300, 1100},
            {1, 70, 2000},
            {1030, 4, 100},
            {197, 530, 256}
        };
        Cases.forAll(40, seed -> {
            RandomStream random = RandomStream.of(seed, "large product");
            int[] shape = shapes[(int) (seed % shapes.length)];
            check(NaiveProduct.any(random, shape[0], shape[1], shape[2], false), random);
        });
    }

    @Test
    void anEmptySumIsZeroOrWhatStoodThere() {
        for (boolean accumulate : new boolean[] {true, false}) {
            for (int n : new int[] {1, 40}) {
                float[] c = {7f, 7f, 7f, 7f, 7f};
                float[] wide = new float[40 * 5];
                java.util.Arrays.fill(wide, 7f);
                float[] target = n == 1 ? c : wide;
                support.multiply(
                        Workers.single(),
                        false,
                        false,
                        5,
                        n,
                        0,
                        new float[0],
                        0,
                        0,
                        new float[0],
                        0,
                        n,
                        accumulate,
                        target,
                        0,
                        n);
                assertThat(target).containsOnly(accumulate ? 7f : 0f);
            }
        }
    }

    private void check(NaiveProduct product, RandomStream random) {
        Workers team = teams.get(random.nextBelow(teams.size()));
        assertThat(product.by(support, team)).as(product.toString()).isEqualTo(product.expected());
    }

    @ParameterizedTest
    @EnumSource
    void leakyStepsHaveThePlainBits(Nonlinearity f) {
        Cases.forAll(60, seed -> {
            RandomStream random = RandomStream.of(seed, "leak");
            int rows = Awkward.size(random);
            int units = Awkward.size(random);
            int n = rows * units;
            int offset = random.nextBelow(4);
            boolean special = random.nextBelow(2) == 0;
            float[] z = Awkward.floats(random, n + offset, special);
            float[] alpha = Awkward.leaks(random, units);
            float[] previous = Awkward.floats(random, n + 1, special);
            float @Nullable [] noise = random.nextBelow(2) == 0 ? Awkward.floats(random, n + 2, false) : null;
            same(random, (s, team) -> {
                float[] r = new float[n + 1];
                float[] h = new float[n + 3];
                s.leakForward(team, f, rows, units, z, offset, alpha, previous, 1, noise, 2, r, 1, h, 3);
                return List.of(r, h);
            });
            same(random, (s, team) -> {
                float[] inPlace = z.clone();
                float[] h = previous.clone();
                s.leakForward(team, f, rows, units, inPlace, offset, alpha, h, 1, noise, 2, inPlace, offset, h, 1);
                return List.of(inPlace, h);
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void adjointStepsHaveThePlainBits(Nonlinearity f) {
        Cases.forAll(60, seed -> {
            RandomStream random = RandomStream.of(seed, "adjoint");
            int rows = Awkward.size(random);
            int units = Awkward.size(random);
            int n = rows * units;
            boolean special = random.nextBelow(2) == 0;
            float[] r = Awkward.floats(random, n + 2, special);
            float[] alpha = Awkward.leaks(random, units);
            float[] previous = Awkward.floats(random, n + 1, special);
            float[] dh = Awkward.floats(random, n + 1, special);
            float[] start = Awkward.floats(random, units, false);
            boolean learned = random.nextBelow(2) == 0;
            same(random, (s, team) -> {
                float[] dz = new float[n + 3];
                float[] dhPrevious = new float[n + 2];
                float[] dAlpha = start.clone();
                s.leakBackward(
                        team,
                        f,
                        rows,
                        units,
                        alpha,
                        r,
                        2,
                        previous,
                        1,
                        dh,
                        1,
                        dz,
                        3,
                        dhPrevious,
                        2,
                        learned ? dAlpha : null);
                return List.of(dz, dhPrevious, dAlpha);
            });
            same(random, (s, team) -> {
                float[] rThenDz = r.clone();
                float[] inPlace = dh.clone();
                s.leakBackward(
                        team, f, rows, units, alpha, rThenDz, 2, previous, 1, inPlace, 1, rThenDz, 2, inPlace, 1, null);
                return List.of(rThenDz, inPlace);
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void ratesAndSlopesHaveThePlainBits(Nonlinearity f) {
        Cases.forAll(60, seed -> {
            RandomStream random = RandomStream.of(seed, "rates");
            int n = random.nextBelow(4) == 0 ? 50_003 : Awkward.size(random) * Awkward.size(random);
            boolean special = random.nextBelow(2) == 0;
            float[] x = Awkward.floats(random, n + 2, special);
            float[] upstream = Awkward.floats(random, n + 1, special);
            float[] start = Awkward.floats(random, n + 3, special);
            same(random, (s, team) -> {
                float[] y = start.clone();
                float[] inPlace = x.clone();
                float[] dx = start.clone();
                s.rates(team, f, n, x, 2, y, 1);
                s.rates(team, f, n, inPlace, 2, inPlace, 2);
                s.addSlopes(team, f, n, x, 2, upstream, 1, dx, 3);
                return List.of(y, inPlace, dx);
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void leakySequencesHaveTheBitsOfTheirSteps(Nonlinearity f) {
        Cases.forAll(40, seed -> {
            RandomStream random = RandomStream.of(seed, "sequence");
            int steps = 1 + random.nextBelow(4);
            boolean large = seed % 20 == 0;
            int trials = large ? 70 : Awkward.size(random);
            int units = large ? 530 : Awkward.size(random);
            int inputs = random.nextBelow(5);
            int rows = steps * trials;
            boolean special = random.nextBelow(4) == 0;
            float[] weights = scaled(Awkward.floats(random, units * units, special), units);
            float[] alpha = Awkward.leaks(random, units);
            float[] input = Awkward.floats(random, rows * inputs, special);
            float[] inputWeights = Awkward.floats(random, units * inputs, special);
            float @Nullable [] bias = random.nextBelow(2) == 0 ? Awkward.floats(random, units, special) : null;
            boolean noisy = random.nextBelow(2) == 0;
            float[] noise = Awkward.floats(random, rows * units, special);
            float[] start = Awkward.floats(random, (rows + trials) * units, special);
            same(random, (s, team) -> {
                float[] drive = noise.clone();
                float[] state = start.clone();
                s.leakySequenceForward(
                        team,
                        f,
                        steps,
                        trials,
                        units,
                        weights,
                        alpha,
                        inputs,
                        input,
                        inputWeights,
                        bias,
                        noisy,
                        drive,
                        state);
                return List.of(drive, state);
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void adjointsOfLeakySequencesHaveTheBitsOfTheirSteps(Nonlinearity f) {
        Cases.forAll(40, seed -> {
            RandomStream random = RandomStream.of(seed, "sequence adjoint");
            int steps = 1 + random.nextBelow(4);
            boolean large = seed % 20 == 0;
            int trials = large ? 70 : Awkward.size(random);
            int units = large ? 530 : Awkward.size(random);
            int outputs = random.nextBelow(5);
            int rows = steps * trials;
            boolean special = random.nextBelow(4) == 0;
            boolean learned = random.nextBelow(2) == 0;
            float[] weights = scaled(Awkward.floats(random, units * units, special), units);
            float[] alpha = Awkward.leaks(random, units);
            float[] r = Awkward.floats(random, rows * units, special);
            float[] state = Awkward.floats(random, (rows + trials) * units, special);
            float[] dOutput = Awkward.floats(random, rows * outputs, special);
            float[] decoder = Awkward.floats(random, outputs * units, special);
            float @Nullable [] cost = random.nextBelow(2) == 0 ? Awkward.floats(random, rows, false) : null;
            if (cost != null) {
                cost[random.nextBelow(rows)] = 0f;
            }
            float[] upstream = Awkward.floats(random, (rows + trials) * units, special);
            float[] sums = Awkward.floats(random, units, false);
            same(random, (s, team) -> {
                float[] dDrive = r.clone();
                float[] rates = learned ? r : dDrive;
                float[] dState = new float[trials * units];
                float[] dAlpha = sums.clone();
                s.leakySequenceBackward(
                        team,
                        f,
                        steps,
                        trials,
                        units,
                        weights,
                        alpha,
                        rates,
                        state,
                        outputs,
                        dOutput,
                        decoder,
                        cost,
                        upstream.clone(),
                        dDrive,
                        dState,
                        learned ? dAlpha : null);
                return List.of(dDrive, dState, dAlpha);
            });
        });
    }

    private static float[] scaled(float[] weights, int units) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= units;
        }
        return weights;
    }

    @Test
    void softmaxCrossEntropyHasThePlainBits() {
        Cases.forAll(150, seed -> {
            RandomStream random = RandomStream.of(seed, "softmax");
            int rows = Awkward.size(random);
            int classes = random.nextBelow(3) == 0 ? 512 : Awkward.size(random);
            boolean special = random.nextBelow(3) == 0;
            float[] logits = Awkward.floats(random, rows * classes, special);
            float[] target = Awkward.floats(random, rows * classes, false);
            float[] weight = new float[rows];
            for (int row = 0; row < rows; row++) {
                weight[row] = random.nextBelow(3) * 0.7f;
            }
            same(random, (s, team) -> {
                float[] gradient = logits.clone();
                double[] loss = new double[rows];
                s.softmaxCrossEntropy(team, rows, classes, gradient, target, weight, 0.01f, loss);
                return List.of(gradient, halves(loss));
            });
        });
    }

    @Test
    void sumsHaveThePlainBits() {
        Cases.forAll(150, seed -> {
            RandomStream random = RandomStream.of(seed, "sums");
            int rows = Awkward.size(random);
            int units = random.nextBelow(3) == 0 ? 700 : Awkward.size(random);
            boolean special = random.nextBelow(2) == 0;
            float[] x = Awkward.floats(random, rows * units + 3, special);
            float[] row = Awkward.floats(random, units, special);
            float[] other = Awkward.floats(random, rows * units + 1, special);
            same(random, (s, team) -> {
                float[] biased = x.clone();
                float[] sums = row.clone();
                float[] y = other.clone();
                s.addBias(team, rows, units, row, biased, 3);
                s.addColumnSums(team, rows, units, x, 3, sums);
                s.addScaled(team, rows * units, 0.3f, x, 2, y, 1);
                return List.of(biased, sums, y);
            });
        });
    }

    @Test
    void sumsOfSquaresHaveThePlainBits() {
        Cases.forAll(30, seed -> {
            RandomStream random = RandomStream.of(seed, "squares");
            int length = random.nextBelow(2) == 0 ? random.nextBelow(9) : random.nextBelow(12 << 14);
            float[] x = Awkward.floats(random, length + 3, random.nextBelow(4) == 0);
            same(random, (s, team) -> {
                double[] sums = new double[12];
                s.sumsOfSquares(team, length, x, 3, sums);
                return List.of(halves(sums));
            });
        });
    }

    @Test
    void optimisersHaveThePlainBits() {
        Cases.forAll(80, seed -> {
            RandomStream random = RandomStream.of(seed, "optimisers");
            int n = random.nextBelow(4) == 0 ? 50_003 : Awkward.size(random) * Awkward.size(random);
            boolean special = random.nextBelow(2) == 0;
            float[] w = Awkward.floats(random, n, false);
            float[] g = Awkward.floats(random, n, special);
            float[] u = Awkward.floats(random, n, special);
            float[] v = Awkward.floats(random, n, special);
            for (int i = 0; i < n; i++) {
                v[i] = Math.abs(v[i]);
            }
            same(random, (s, team) -> {
                float[][] x = {w.clone(), u.clone(), v.clone(), w.clone(), v.clone(), w.clone(), u.clone()};
                s.adam(team, x[0], g, x[1], x[2], 1e-3f, 0.9f, 0.999f, 1e-8f, 1 - 0.9 * 0.9, 1 - 0.999 * 0.999);
                s.rmsProp(team, x[3], g, x[4], 1e-3f, 0.9f, 1e-8f);
                s.sgd(team, x[5], g, x[6], 1e-2f, 0.9f);
                return List.of(x);
            });
        });
    }

    /** Doubles as floats without losing a bit, but for the payload of NaN: each as four 16-bit integers. */
    private static float[] halves(double[] x) {
        float[] halves = new float[4 * x.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Double.doubleToLongBits(x[i / 4]) >>> (16 * (i % 4)) & 0xFFFF;
        }
        return halves;
    }

    private interface Call {
        List<float[]> on(KernelSupport support, Workers team);
    }

    private void same(RandomStream random, Call call) {
        List<float[]> expected = call.on(plain, Workers.single());
        List<float[]> got = call.on(support, teams.get(random.nextBelow(teams.size())));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(got.get(i)).as("array %d", i).isEqualTo(expected.get(i));
        }
    }
}
