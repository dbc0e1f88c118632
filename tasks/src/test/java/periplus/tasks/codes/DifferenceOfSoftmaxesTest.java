package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.space.Arena;
import periplus.tasks.support.Recipe;

class DifferenceOfSoftmaxesTest {
    abstract static class WithRatio extends PlaceCodeContract {
        private final double k;

        WithRatio(double k) {
            this.k = k;
        }

        @Override
        protected PlaceCode code(PlaceCentres centres) {
            return new DifferenceOfSoftmaxes(centres, 0.12, k);
        }

        @Override
        protected double[] definition(PlaceCentres centres, double x, double y) {
            double[] p = softmax(centres, x, y, 0.12 * 0.12);
            double[] w = softmax(centres, x, y, k * 0.12 * 0.12);
            for (int i = 0; i < p.length; i++) {
                p[i] -= w[i];
            }
            return lifted(p);
        }
    }

    @Nested
    class VarianceRatioTwo extends WithRatio {
        VarianceRatioTwo() {
            super(2);
        }
    }

    @Nested
    class VarianceRatioFour extends WithRatio {
        VarianceRatioFour() {
            super(4);
        }
    }

    @Nested
    class AnotherRatio extends WithRatio {
        AnotherRatio() {
            super(2.5);
        }
    }

    @Test
    void targetsOfTheRecipeHaveTheReferenceEntropy() {
        double total = 0;
        for (long seed = 1; seed <= 4; seed++) {
            PathIntegration task = Recipe.task(512, seed);
            SequenceBatch batch = task.newBatch(50);
            task.fill(seed, "entropy", 0, batch);
            double entropy = 0;
            for (float p : batch.target) {
                entropy -= p > 0 ? p * StrictMath.log(p) : 0;
            }
            total += entropy / batch.rows();
        }
        assertThat(total / 4).isBetween(6.14, 6.15);
    }

    @Test
    void aUniformPredictionCostsLogOfTheNumberOfCells() {
        PathIntegration task = Recipe.task(512, 1);
        SequenceBatch batch = task.newBatch(10);
        task.fill(1, "uniform", 0, batch);
        double crossEntropy = 0;
        for (float p : batch.target) {
            crossEntropy -= p * StrictMath.log(1.0 / 512);
        }
        assertThat(crossEntropy / batch.rows()).isCloseTo(6.2383, within(5e-5));
    }

    @Test
    void theSurroundDipsBelowTheFarField() {
        // centres on a line: beside the animal the code is lowest, far away it is in between
        double[] line = new double[202];
        for (int i = 0; i < 101; i++) {
            line[2 * i] = (i - 50) * 0.02;
        }
        float[] p = new float[101];
        new DifferenceOfSoftmaxes(PlaceCentres.at(Arena.square(2.2), line), 0.12, 2).encode(0, 0, p, 0);
        assertThat(p[50]).isGreaterThan(p[100]);
        int least = 50;
        for (int i = 51; i < 101; i++) {
            least = p[i] < p[least] ? i : least;
        }
        assertThat((least - 50) * 0.02).as("distance of the trough in metres").isBetween(0.2, 0.35);
        assertThat(p[100]).isGreaterThan(p[least]);
    }

    @Test
    void brokenParametersAreRefused() {
        PlaceCentres centres = PlaceCentres.uniform(Arena.square(1), 8, 1);
        assertThatThrownBy(() -> new DifferenceOfSoftmaxes(centres, 0.12, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("variance ratio");
        assertThatThrownBy(() -> new DifferenceOfSoftmaxes(centres, Double.NaN, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
    }
}
