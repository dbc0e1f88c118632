package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.tasks.space.Arena;
import periplus.testkit.Cases;

/** What every population of cells promises; extend it with your cells. */
public abstract class CellPopulationContract {
    /** The cells under test. */
    protected abstract CellPopulation cells();

    /** Where they live. */
    protected abstract Arena arena();

    /** The rates of a population in one state. */
    static float[] rates(CellPopulation cells, double x, double y, double heading, double speed) {
        float[] out = new float[cells.cells()];
        cells.rates(x, y, heading, speed, out, 0);
        return out;
    }

    @Test
    void ratesAreFiniteAPureFunctionAndWrittenInPlaceOnly() {
        CellPopulation cells = cells();
        double[] xy = new double[2];
        Cases.forAll(60, seed -> {
            RandomStream stream = RandomStream.of(seed, "state");
            arena().sample(stream, 1e-4, xy);
            double heading = 7 * stream.nextUniform() - 3.5;
            double speed = stream.nextUniform();
            float[] one = rates(cells, xy[0], xy[1], heading, speed);
            float[] wide = new float[cells.cells() + 5];
            java.util.Arrays.fill(wide, -7f);
            rates(cells, 0.01, 0.02, 1, 0.3);
            cells.rates(xy[0], xy[1], heading, speed, wide, 3);
            for (int i = 0; i < one.length; i++) {
                assertThat(one[i]).isFinite();
                assertThat(wide[i + 3]).isEqualTo(one[i]);
            }
            assertThat(new float[] {wide[0], wide[1], wide[2], wide[one.length + 3], wide[one.length + 4]})
                    .containsOnly(-7f);
        });
    }

    @Test
    void noRateIsAboveWhatTheNormalisationAllows() {
        CellPopulation cells = cells();
        double[] xy = new double[2];
        double squares = 0;
        for (int k = 0; k < 400; k++) {
            RandomStream stream = RandomStream.of(k, "bound");
            arena().sample(stream, 1e-4, xy);
            float[] r = rates(cells, xy[0], xy[1], 6 * stream.nextUniform(), 0.1);
            double sum = 0;
            for (float v : r) {
                sum += v;
                squares += (double) v * v / r.length / 400;
                switch (cells.normalisation()) {
                    case SUM_OVER_CELLS, PEAK_OF_EACH_CELL, WHOLE_CIRCLE_IS_ONE ->
                        assertThat(v).isLessThanOrEqualTo(1.00001f);
                    case ONE_AT_REFERENCE_SPEED, UNIT_MEAN_SQUARE -> {}
                }
            }
            if (cells.normalisation() == CellPopulation.Normalisation.SUM_OVER_CELLS) {
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
        if (cells.normalisation() == CellPopulation.Normalisation.UNIT_MEAN_SQUARE) {
            assertThat(squares).isCloseTo(1, within(0.15));
        }
    }

    @Test
    void theyDescribeThemselves() {
        assertThat(cells().name()).isNotBlank();
        assertThat(cells().parameters()).contains(String.valueOf(cells().cells()));
        assertThat(cells().normalisation().words()).isNotBlank();
    }
}
