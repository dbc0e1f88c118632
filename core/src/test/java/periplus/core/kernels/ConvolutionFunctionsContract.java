package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the plain one, a circulant product, and nothing touched beside its sums. */
abstract class ConvolutionFunctionsContract {
    private final ConvolutionFunctions plain = new PlainConvolution();
    private final ConvolutionFunctions convolution = convolution();

    /** The twin under test. */
    abstract ConvolutionFunctions convolution();

    private static double[] numbers(RandomStream random, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    @Test
    void sumsAreThePlainTwins() {
        Cases.forAll(300, seed -> {
            RandomStream random = RandomStream.of(seed, "convolution");
            int count = Awkward.size(random);
            int length = Awkward.size(random);
            int first = random.nextBelow(3);
            int from = count - 1 + random.nextBelow(3);
            double[] weights = numbers(random, from + length + random.nextBelow(3));
            double[] rates = numbers(random, first + count + 1);
            double[] expected = numbers(random, length + 2);
            double[] got = expected.clone();
            plain.add(weights, from, rates, first, count, expected, length);
            convolution.add(weights, from, rates, first, count, got, length);
            assertThat(got).isEqualTo(expected);
        });
    }

    @Test
    void aTableTwiceAroundGivesTheCirculantProduct() {
        int n = 45;
        RandomStream random = RandomStream.of(1, "ring");
        double[] kernel = numbers(random, n);
        double[] rates = numbers(random, n);
        double[] twice = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            twice[i] = kernel[i % n];
        }
        double[] sums = new double[n];
        convolution.add(twice, n, rates, 0, n, sums, n);
        for (int i = 0; i < n; i++) {
            double expected = 0;
            for (int j = 0; j < n; j++) {
                expected += kernel[Math.floorMod(i - j, n)] * rates[j];
            }
            assertThat(sums[i]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        double[] ten = new double[10];
        assertThatThrownBy(() -> convolution.add(ten, 2, ten, 0, 4, ten, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> convolution.add(ten, 5, ten, 0, 4, ten, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> convolution.add(ten, 5, ten, 8, 4, ten, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> convolution.add(ten, 5, ten, 0, 4, new double[2], 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
