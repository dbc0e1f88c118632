package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static periplus.core.kernels.MapFunctions.MAPS;
import static periplus.core.kernels.MapFunctions.MARGIN;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the plain one, map by map. */
abstract class MapFunctionsContract {
    private final MapFunctions plain = new PlainMaps();
    private final MapFunctions maths = maths();

    /** The twin under test. */
    abstract MapFunctions maths();

    @Test
    void laggedProductsAreThePlainTwinsAndThoseOfAMapAlone() {
        Cases.forAll(40, seed -> {
            RandomStream random = RandomStream.of(seed, "lags");
            int rows = 1 + random.nextBelow(12);
            int columns = MapFunctions.LEAST_COLUMNS + random.nextBelow(12);
            int stride = columns + 2 * MARGIN;
            double[] z = new double[MAPS * rows * stride];
            for (int y = 0; y < rows; y++) {
                for (int i = MAPS * (y * stride + MARGIN); i < MAPS * (y * stride + MARGIN + columns); i++) {
                    z[i] = random.nextGaussian();
                }
            }
            int lags = rows * (2 * columns - 1);
            double[] expected = new double[MAPS * lags];
            double[] got = new double[MAPS * lags];
            plain.laggedProducts(z, rows, columns, expected);
            maths.laggedProducts(z, rows, columns, got);
            assertThat(got).isEqualTo(expected);

            int map = random.nextBelow(MAPS);
            double[] one = new double[rows * stride];
            double[] alone = new double[lags];
            for (int i = 0; i < one.length; i++) {
                one[i] = z[MAPS * i + map];
            }
            MapFunctions.laggedProductsOfOne(one, rows, columns, alone);
            for (int i = 0; i < lags; i++) {
                assertThat(alone[i]).isEqualTo(expected[MAPS * i + map]);
            }
        });
        assertThatThrownBy(() -> maths.laggedProducts(new double[1000], 2, 4, new double[1000]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns");
    }

    @Test
    void correlationsAreThePlainTwinsAndThoseOfTheTextbook() {
        RandomStream random = RandomStream.of(3, "correlations");
        int rows = 6;
        int columns = 7;
        double[] values = new double[MAPS * rows * columns];
        double[] sum = new double[MAPS * (rows + 1) * (columns + 1)];
        double[] squares = new double[sum.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        for (int y = 0; y <= rows; y++) {
            for (int x = 0; x <= columns; x++) {
                for (int i = 0; i < MAPS * rows * columns; i++) {
                    int bin = i / MAPS;
                    if (bin / columns < y && bin % columns < x) {
                        sum[MAPS * (y * (columns + 1) + x) + i % MAPS] += values[i];
                        squares[MAPS * (y * (columns + 1) + x) + i % MAPS] += values[i] * values[i];
                    }
                }
            }
        }
        MapFunctions.Overlap overlap = new MapFunctions.Overlap();
        for (int dy = 0; dy < rows - 1; dy++) {
            for (int dx = 2 - columns; dx < columns - 1; dx++) {
                double[] products = new double[MAPS];
                double[] textbook = new double[MAPS];
                for (int map = 0; map < MAPS; map++) {
                    double n = (rows - dy) * (columns - Math.abs(dx));
                    double[] m = new double[5];
                    for (int y = 0; y < rows - dy; y++) {
                        for (int x = Math.max(0, -dx); x < Math.min(columns, columns - dx); x++) {
                            double a = values[MAPS * (y * columns + x) + map];
                            double b = values[MAPS * ((y + dy) * columns + x + dx) + map];
                            products[map] += a * b;
                            m[0] += a / n;
                            m[1] += b / n;
                            m[2] += a * a / n;
                            m[3] += b * b / n;
                        }
                    }
                    textbook[map] =
                            (products[map] / n - m[0] * m[1]) / Math.sqrt((m[2] - m[0] * m[0]) * (m[3] - m[1] * m[1]));
                }
                overlap.at(rows, columns, dy, dx);
                double[] floor = new double[MAPS];
                floor[2] = 1e9;
                double[] expected = new double[MAPS + 1];
                double[] got = new double[MAPS + 1];
                double n = (rows - dy) * (columns - Math.abs(dx));
                boolean known = plain.correlations(n, products, 0, sum, squares, overlap, floor, expected, 1);
                assertThat(maths.correlations(n, products, 0, sum, squares, overlap, floor, got, 1))
                        .isEqualTo(known)
                        .isFalse();
                assertThat(got).isEqualTo(expected);
                for (int map = 0; map < MAPS; map++) {
                    if (map == 2) {
                        assertThat(got[1 + map]).isNaN();
                    } else {
                        assertThat(got[1 + map]).isCloseTo(textbook[map], within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void splineCoefficientsAreThePlainTwinsAndGiveTheSamplesBack() {
        for (int n : new int[] {1, 2, 3, 10, 40}) {
            RandomStream random = RandomStream.of(n, "spline");
            double[] samples = new double[2 * MAPS * n + 3];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextGaussian();
            }
            double[] expected = samples.clone();
            double[] got = samples.clone();
            plain.splineFilter(expected, 3, n, 2 * MAPS, 2 * MAPS);
            maths.splineFilter(got, 3, n, 2 * MAPS, 2 * MAPS);
            assertThat(got).isEqualTo(expected);
            for (int i = 0; n > 1 && i < n; i++) {
                double before = got[3 + 2 * MAPS * (i == 0 ? 1 : i - 1)];
                double after = got[3 + 2 * MAPS * (i == n - 1 ? n - 2 : i + 1)];
                assertThat((before + 4 * got[3 + 2 * MAPS * i] + after) / 6)
                        .isCloseTo(samples[3 + 2 * MAPS * i], within(1e-12));
            }
        }
    }

    @Test
    void splineSumsAreThePlainTwins() {
        Cases.forAll(30, seed -> {
            RandomStream random = RandomStream.of(seed, "sums");
            int slots = 5 + random.nextBelow(20);
            int rowStep = 4 + random.nextBelow(5);
            double[] c = gaussians(random, MAPS * rowStep * 6);
            double[] weightY = gaussians(random, 4 * slots);
            double[] weightX = gaussians(random, 4 * slots);
            double[] z = gaussians(random, MAPS * 7);
            int[] base = new int[slots];
            int[] place = new int[slots];
            for (int i = 0; i < slots; i++) {
                base[i] = random.nextBelow(rowStep * 2);
                place[i] = random.nextBelow(7);
            }
            double[] sum = gaussians(random, 2 * MAPS);
            double[] product = gaussians(random, 2 * MAPS);
            double[] gotSum = sum.clone();
            double[] gotProduct = product.clone();
            plain.splineSums(c, rowStep, base, weightY, weightX, 2, 1, slots - 2, z, place, sum, product, MAPS);
            maths.splineSums(c, rowStep, base, weightY, weightX, 2, 1, slots - 2, z, place, gotSum, gotProduct, MAPS);
            assertThat(gotSum).isEqualTo(sum);
            assertThat(gotProduct).isEqualTo(product);
        });
    }

    private static double[] gaussians(RandomStream random, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }
}
