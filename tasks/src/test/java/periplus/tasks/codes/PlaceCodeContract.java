package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;
import periplus.tasks.support.OtherWorkers;
import periplus.testkit.Cases;

/** What every place code promises; extend it with your code. */
public abstract class PlaceCodeContract {
    /** The code under test with these centres. */
    protected abstract PlaceCode code(PlaceCentres centres);

    /** The definition, written out in double: the code of (x, y). */
    protected abstract double[] definition(PlaceCentres centres, double x, double y);

    private PlaceCode inBox(int cells) {
        return code(PlaceCentres.uniform(Arena.square(2.2), cells, 1));
    }

    private static float[] encoded(PlaceCode code, double x, double y) {
        float[] out = new float[code.cells()];
        code.encode(x, y, out, 0);
        return out;
    }

    @Test
    void everyCodeIsADistribution() {
        for (Arena arena : new Arena[] {
            Arena.square(2.2),
            Arena.rectangle(4, 0.5),
            Arena.equilateralTriangle(2),
            Arena.circle(1),
            Arena.periodicRectangle(2, 1)
        }) {
            PlaceCode code = code(PlaceCentres.uniform(arena, 130, 2));
            Cases.forAll(100, seed -> {
                RandomStream stream = RandomStream.of(seed, "positions");
                double x = arena.minX() - 0.2 + (arena.widthMetres() + 0.4) * stream.nextUniform();
                double y = arena.minY() - 0.2 + (arena.heightMetres() + 0.4) * stream.nextUniform();
                expectDistribution(encoded(code, x, y));
            });
        }
    }

    @Test
    void farAwayFromAllCellsItStillIsADistribution() {
        for (double far : new double[] {3, 10, 1e3, 1e6}) {
            expectDistribution(encoded(inBox(64), far, -far));
        }
    }

    private static void expectDistribution(float[] p) {
        double sum = 0;
        for (float v : p) {
            assertThat(v).isBetween(0f, 1.0001f);
            sum += v;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void itAgreesWithItsDefinitionInDouble() {
        for (Arena arena : new Arena[] {Arena.square(2.2), Arena.rectangle(3, 1), Arena.periodicRectangle(2, 1)}) {
            PlaceCentres centres = PlaceCentres.uniform(arena, 301, 4);
            PlaceCode code = code(centres);
            Cases.forAll(50, seed -> {
                RandomStream stream = RandomStream.of(seed, "positions");
                double x = arena.minX() + arena.widthMetres() * stream.nextUniform();
                double y = arena.minY() + arena.heightMetres() * stream.nextUniform();
                float[] p = encoded(code, x, y);
                double[] expected = definition(centres, x, y);
                for (int i = 0; i < p.length; i++) {
                    assertThat((double) p[i]).isCloseTo(expected[i], within(2e-7 + 1e-5 * expected[i]));
                }
            });
        }
    }

    @Test
    void theMostActiveCellIsNearTheAnimalAlongBothAxes() {
        Arena arena = Arena.rectangle(3, 1);
        PlaceCentres centres = PlaceCentres.uniform(arena, 1000, 3);
        PlaceCode code = code(centres);
        for (double x = -1.4; x <= 1.4; x += 0.2) {
            for (double y = -0.4; y <= 0.4; y += 0.2) {
                float[] p = encoded(code, x, y);
                int best = 0;
                for (int i = 1; i < p.length; i++) {
                    best = p[i] > p[best] ? i : best;
                }
                assertThat(centres.x(best)).isCloseTo(x, within(0.2));
                assertThat(centres.y(best)).isCloseTo(y, within(0.2));
            }
        }
    }

    @Test
    void aPeriodicArenaHasNoSeam() {
        PlaceCode code = code(PlaceCentres.uniform(Arena.periodicRectangle(2, 1), 64, 1));
        float[] one = encoded(code, 0.999999, 0.2);
        float[] other = encoded(code, -0.999999, 0.2);
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).isCloseTo(other[i], within(1e-5f));
        }
    }

    @Test
    void aRowIsTheSameBitsAloneAndInABatchWhateverTheWorkers() {
        PlaceCode code = inBox(67);
        RandomStream stream = RandomStream.of(1, "positions");
        int n = 101;
        double[] xy = new double[2 * n];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = 2.2 * stream.nextUniform() - 1.1;
        }
        for (Workers workers : new Workers[] {Workers.single(), OtherWorkers.backwards(), OtherWorkers.threads(3)}) {
            float[] rows = new float[n * 67];
            code.encodeAll(xy, n, rows, workers);
            for (int i = 0; i < n; i++) {
                assertThat(java.util.Arrays.copyOfRange(rows, i * 67, (i + 1) * 67))
                        .isEqualTo(encoded(code, xy[2 * i], xy[2 * i + 1]));
            }
        }
    }

    @Test
    void itWritesItsOwnRowOnly() {
        PlaceCode code = inBox(16);
        float[] out = new float[48];
        java.util.Arrays.fill(out, -7);
        code.encode(0.3, 0.1, out, 16);
        for (int i = 0; i < 48; i++) {
            assertThat(out[i] == -7).isEqualTo(i < 16 || i >= 32);
        }
    }

    @Test
    void tooSmallAnArrayIsRefused() {
        assertThatThrownBy(() -> inBox(16).encodeAll(new double[4], 2, new float[31], Workers.single()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31");
    }

    @Test
    void itsNameAndParametersCanBePrinted() {
        assertThat(inBox(16).name()).isNotBlank();
        assertThat(inBox(16).parameters()).contains("16 cells").contains("0.12 m");
    }

    /** Squared distance in double between a position and a centre, nearest image. */
    protected static double squared(PlaceCentres centres, int cell, double x, double y) {
        Arena arena = centres.arena();
        double dx = x - centres.x(cell);
        double dy = y - centres.y(cell);
        if (arena.isPeriodic()) {
            dx = Math.min(Math.abs(dx), arena.widthMetres() - Math.abs(dx));
            dy = Math.min(Math.abs(dy), arena.heightMetres() - Math.abs(dy));
        }
        return dx * dx + dy * dy;
    }

    /** softmax_i(-r_i / (2 variance)). */
    protected static double[] softmax(PlaceCentres centres, double x, double y, double variance) {
        double[] e = new double[centres.count()];
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < e.length; i++) {
            nearest = Math.min(nearest, squared(centres, i, x, y));
        }
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            e[i] = StrictMath.exp(-(squared(centres, i, x, y) - nearest) / (2 * variance));
            sum += e[i];
        }
        for (int i = 0; i < e.length; i++) {
            e[i] /= sum;
        }
        return e;
    }

    /** Lifts to a minimum of 0 and divides by the sum. */
    protected static double[] lifted(double[] p) {
        double least = 0;
        for (double v : p) {
            least = Math.min(least, v);
        }
        double sum = 0;
        for (double v : p) {
            sum += v - least;
        }
        double[] out = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            out[i] = (p[i] - least) / sum;
        }
        return out;
    }
}
