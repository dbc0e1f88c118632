package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the plain one, the product, and nothing touched beside it. */
abstract class MatrixFunctionsContract {
    private final MatrixFunctions plain = new PlainMatrices();
    private final MatrixFunctions matrices = matrices();

    /** The twin under test. */
    abstract MatrixFunctions matrices();

    private static double[] numbers(RandomStream random, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            // zeros and negative zeros as relu networks have them
            x[i] = random.nextBelow(6) == 0 ? (i % 2 == 0 ? 0.0 : -0.0) : random.nextGaussian();
        }
        return x;
    }

    @Test
    void productsAreThePlainTwins() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "products");
            int rows = random.nextBelow(40);
            int inner = random.nextBelow(40);
            int columns = random.nextBelow(70);
            double[] a = numbers(random, rows * inner + 2);
            double[] b = numbers(random, inner * columns + 2);
            double[] expected = numbers(random, rows * columns + 3);
            double[] got = expected.clone();
            plain.multiply(a, b, expected, rows, inner, columns);
            matrices.multiply(a, b, got, rows, inner, columns);
            assertThat(got).isEqualTo(expected);
        });
    }

    @Test
    void gramMatricesAreThePlainTwinsAndSymmetric() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "gram");
            int rows = random.nextBelow(40);
            int columns = random.nextBelow(70);
            double[] a = numbers(random, rows * columns + 1);
            double[] expected = numbers(random, columns * columns + 3);
            double[] got = expected.clone();
            plain.gram(a, expected, rows, columns);
            matrices.gram(a, got, rows, columns);
            assertThat(got).isEqualTo(expected);
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(got[i * columns + j]).isEqualTo(got[j * columns + i]);
                }
            }
        });
    }

    @Test
    void theProductIsTheSumOverTheInnerIndex() {
        RandomStream random = RandomStream.of(1, "product");
        double[] a = numbers(random, 7 * 5);
        double[] b = numbers(random, 5 * 33);
        double[] out = new double[7 * 33];
        matrices.multiply(a, b, out, 7, 5, 33);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 33; j++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    sum += a[i * 5 + k] * b[k * 33 + j];
                }
                assertThat(out[i * 33 + j]).isCloseTo(sum, within(1e-14));
            }
        }
    }

    @Test
    void whatIsTooShortIsRefused() {
        double[] ten = new double[10];
        assertThatThrownBy(() -> matrices.multiply(ten, ten, ten, 4, 3, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrices.multiply(ten, ten, ten, 2, 3, 4))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrices.multiply(ten, ten, ten, 4, 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrices.gram(ten, ten, 2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
