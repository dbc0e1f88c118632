package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.kernels.nativeblas.BlasIdentity;
import periplus.core.kernels.nativeblas.BlasLibrary;
import periplus.core.kernels.nativeblas.InstalledBlas;
import periplus.core.random.RandomStream;
import periplus.core.workers.BackwardWorkers;
import periplus.core.workers.ThreadedWorkers;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;

/**
 * A native product is the definition's within rounding, and its bits don't depend on the team.
 *
 * <p>Tolerance: a sum of k float products, in any order, errs by at most k 2^-24 / (1 - k 2^-24) times the sum of the
 * terms' sizes (Higham's gamma); one more term for what is added onto.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeKernelsTest {
    private static final int[][] SHAPES = {
        {200, 256, 256}, {130, 700, 40}, {520, 33, 300}, {257, 1030, 65}, {64, 64, 4099}, {1, 3000, 700}, {3000, 2, 400}
    };

    private BlasLibrary blas;

    @BeforeAll
    void find() {
        blas = InstalledBlas.orSkip();
    }

    private NativeKernels kernels() {
        return new NativeKernels(blas, new PlainKernels());
    }

    @Test
    void productsAreTheDefinitionsWithinRounding() {
        NativeKernels kernels = kernels();
        Cases.forAll(28, seed -> {
            NaiveProduct product = large(seed);
            assertThat((long) product.m() * product.n() * product.k()).isGreaterThan(NativeKernels.SMALLEST / 2);
            closeToDefinition(product, product.by(kernels, Workers.single()));
        });
    }

    private static NaiveProduct large(long seed) {
        int[] shape = SHAPES[(int) (seed % SHAPES.length)];
        return NaiveProduct.any(RandomStream.of(seed, "native product"), shape[0], shape[1], shape[2], false);
    }

    private static void closeToDefinition(NaiveProduct p, float[] got) {
        float[] rest = got.clone();
        double unit = (p.k() + 1) * 0x1p-24;
        double gamma = unit / (1 - unit);
        for (int i = 0; i < p.m(); i++) {
            for (int j = 0; j < p.n(); j++) {
                int at = p.cOffset() + i * p.ldc() + j;
                double sum = p.accumulate() ? p.c()[at] : 0;
                double size = Math.abs(sum);
                for (int q = 0; q < p.k(); q++) {
                    double x = p.a()[p.aOffset() + (p.transposeA() ? q * p.lda() + i : i * p.lda() + q)];
                    double y = p.b()[p.bOffset() + (p.transposeB() ? j * p.ldb() + q : q * p.ldb() + j)];
                    sum += x * y;
                    size += Math.abs(x * y);
                }
                if (!(Math.abs(got[at] - sum) <= gamma * size)) {
                    assertThat((double) got[at]).as("%s at %d, %d", p, i, j).isEqualTo(sum);
                }
                rest[at] = p.c()[at];
            }
        }
        assertThat(rest).as("what lies between the rows of C").isEqualTo(p.c());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void theBitsAreThoseOfOneWorkerForAnyTeam(int count) {
        try (ThreadedWorkers threads = new ThreadedWorkers(count)) {
            Cases.forAll(28, seed -> {
                NaiveProduct product = large(seed);
                float[] alone = product.by(kernels(), Workers.single());
                assertThat(product.by(kernels(), threads))
                        .as(product.toString())
                        .isEqualTo(alone);
                assertThat(product.by(kernels(), new BackwardWorkers(count)))
                        .as(product.toString())
                        .isEqualTo(alone);
            });
        }
    }

    @Test
    void theBitsDoNotDependOnWhereTheArraysLie() {
        RandomStream random = RandomStream.of(1, "places");
        int m = 200;
        int n = 130;
        int k = 257;
        float[] a = Awkward.floats(random, m * k, false);
        float[] b = Awkward.floats(random, k * n, false);
        float[] expected = null;
        for (int shift = 0; shift < 20; shift++) {
            float[] shiftedA = new float[m * k + shift];
            float[] shiftedB = new float[k * n + 2 * shift];
            float[] c = new float[m * n + 3 * shift];
            System.arraycopy(a, 0, shiftedA, shift, m * k);
            System.arraycopy(b, 0, shiftedB, 2 * shift, k * n);
            kernels()
                    .multiply(
                            Workers.single(),
                            false,
                            false,
                            m,
                            n,
                            k,
                            shiftedA,
                            shift,
                            k,
                            shiftedB,
                            2 * shift,
                            n,
                            false,
                            c,
                            3 * shift,
                            n);
            float[] got = Arrays.copyOfRange(c, 3 * shift, c.length);
            if (expected == null) {
                expected = got;
            }
            assertThat(got).as("shift %d", shift).isEqualTo(expected);
        }
    }

    @Test
    void smallProductsHaveThePortableBits() {
        NativeKernels kernels = kernels();
        Cases.forAll(50, seed -> {
            RandomStream random = RandomStream.of(seed, "small product");
            NaiveProduct product = NaiveProduct.any(
                    random, Awkward.size(random), Awkward.size(random), 1 + random.nextBelow(30), true);
            if ((long) product.m() * product.n() * product.k() < NativeKernels.SMALLEST) {
                assertThat(product.by(kernels, Workers.single()))
                        .as(product.toString())
                        .isEqualTo(product.expected());
            }
        });
    }

    @Test
    void whatStoodInCIsNotReadUnlessAddedOnto() {
        float[] ones = new float[200 * 200];
        Arrays.fill(ones, 1f);
        float[] c = new float[200 * 200];
        Arrays.fill(c, Float.NaN);

        kernels().multiply(Workers.single(), false, true, 200, 200, 200, ones, 0, 200, ones, 0, 200, false, c, 0, 200);

        assertThat(c).containsOnly(200f);
    }

    @Test
    void theChoiceNamesTheLibraryItsVersionAndItsFile() {
        BlasIdentity identity = blas.identity();

        KernelProviders.Choice choice = KernelProviders.explain("native", new BackwardWorkers(3));

        assertThat(choice.library()).contains(identity);
        assertThat(choice.kernels().provider()).startsWith("native-" + identity.name() + " over ");
        assertThat(choice.reason())
                .startsWith("native: " + identity.version() + " from " + identity.path()
                        + ", for large products; the rest ");
        assertThat(choice.kernels().workers().count()).isEqualTo(3);
    }

    @Test
    void nobodyGetsNativeKernelsUnasked() {
        assertThat(KernelProviders.explain("auto", Workers.single()).library()).isEmpty();
        assertThat(KernelProviders.explain("portable", Workers.single()).library())
                .isEmpty();
    }
}
