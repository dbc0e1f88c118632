package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the plain one, the mathematics, and nothing touched beside the row. */
abstract class RadialFunctionsContract {
    private final RadialFunctions plain = new PlainRadial();
    private final RadialFunctions radial = radial();

    /** The twin under test. */
    abstract RadialFunctions radial();

    @Test
    void distancesAreThePlainTwins() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "distances");
            int n = Awkward.size(random);
            int offset = random.nextBelow(5);
            float[] x = Awkward.floats(random, n, false);
            float[] y = Awkward.floats(random, n, false);
            float[] expected = Awkward.floats(random, offset + n + 3, false);
            float[] got = expected.clone();
            float least = plain.squaredDistances(0.3f, -0.7f, x, y, expected, offset, n);
            assertThat(radial.squaredDistances(0.3f, -0.7f, x, y, got, offset, n))
                    .isEqualTo(least);
            assertThat(got).isEqualTo(expected);
        });
    }

    @Test
    void softmaxesAndTheirDifferencesAreThePlainTwins() {
        Cases.forAll(600, seed -> {
            RandomStream random = RandomStream.of(seed, "rows");
            int n = random.nextBelow(3) == 0 ? 512 : Awkward.size(random);
            int offset = random.nextBelow(5);
            float[] row = Awkward.floats(random, offset + n + 3, false);
            float scale = (float) Math.pow(10, random.nextBelow(9) - 4);
            float origin = Float.POSITIVE_INFINITY;
            for (int i = offset; i < offset + n; i++) {
                row[i] = scale * row[i] * row[i];
                origin = Math.min(origin, row[i]);
            }
            float factor = -17f;
            for (int power : new int[] {1, 2, 4}) {
                float[] expected = row.clone();
                float[] got = row.clone();
                if (power == 1) {
                    plain.softmax(expected, offset, n, origin, factor);
                    radial.softmax(got, offset, n, origin, factor);
                } else {
                    plain.differenceOfSoftmaxes(expected, offset, n, origin, factor, power);
                    radial.differenceOfSoftmaxes(got, offset, n, origin, factor, power);
                }
                assertThat(got).as("power %d, n %d", power, n).isEqualTo(expected);
                double sum = 0;
                for (int i = offset; i < offset + n; i++) {
                    assertThat(got[i]).isBetween(0f, 1.0001f);
                    sum += got[i];
                }
                assertThat(sum).isCloseTo(1, within(1e-4));
            }
        });
    }

    @Test
    void theSoftmaxIsTheOneOfDoublePrecision() {
        float[] v = new float[100];
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            v[i] = 0.5f + 0.06f * i;
            sum += StrictMath.exp(-17 * (v[i] - 0.5));
        }
        float[] p = v.clone();
        radial.softmax(p, 0, v.length, 0.5f, -17f);
        for (int i = 0; i < v.length; i++) {
            double expected = StrictMath.exp(-17 * (v[i] - 0.5)) / sum;
            assertThat((double) p[i]).isCloseTo(expected, within(1e-5 * expected + 1e-37));
        }
    }

    @Test
    void aRowOfEqualCellsHasNoDifferenceAndIsUniform() {
        float[] v = new float[20];
        radial.differenceOfSoftmaxes(v, 2, 16, 0f, -1f, 2);
        for (int i = 0; i < v.length; i++) {
            assertThat(v[i]).isEqualTo(i >= 2 && i < 18 ? 1f / 16 : 0f);
        }
    }

    @Test
    void rowsBeyondTheirArrayAndOtherPowersAreRefused() {
        float[] v = new float[20];
        assertThatThrownBy(() -> radial.softmax(v, 10, 11, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> radial.differenceOfSoftmaxes(v, -1, 3, 0, -1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> radial.squaredDistances(0, 0, v, v, v, 4, 20))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> radial.differenceOfSoftmaxes(v, 0, 3, 0, -1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
    }
}
