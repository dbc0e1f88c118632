package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

final class TorusVerdictTest {
    private static final BarcodePath BY_COSINE = population ->
            VietorisRips.barcode(DistanceMatrix.cosine(population), RipsSettings.upTo(2), Workers.single());

    @Test
    void aHexagonalPopulationIsATorusAboveItsShufflesAndAShuffleIsNone() {
        double[][] population = Clouds.hexagonalPopulation(12, 40, 11);
        ShuffleBarcodes shuffles = ShuffleBarcodes.run(population, BY_COSINE, 9, 1);
        assertThat(shuffles.barsAboveNull(0)).isEqualTo(1);
        assertThat(shuffles.barsAboveNull(1)).isEqualTo(2);
        assertThat(shuffles.barsAboveNull(2)).isEqualTo(1);
        assertThat(shuffles.pValue(1, 1)).isEqualTo(0.1);
        assertThat(TorusVerdict.of(shuffles, TorusVerdict.USUAL_RATIO).torus()).isTrue();

        double[][] control = ShuffleBarcodes.shuffled(population, 77, 0);
        TorusVerdict verdict = TorusVerdict.of(ShuffleBarcodes.run(control, BY_COSINE, 9, 1), TorusVerdict.USUAL_RATIO);
        assertThat(verdict.torus()).isFalse();
        assertThat(verdict.failed()).isNotEmpty();
    }

    @Test
    void aShuffleKeepsEachUnitsValuesAndIsTheSameForTheSameSeed() {
        double[][] population = Clouds.cube(30, 4, 2);
        double[][] shuffled = ShuffleBarcodes.shuffled(population, 5, 3);
        assertThat(shuffled).isDeepEqualTo(ShuffleBarcodes.shuffled(population, 5, 3));
        assertThat(population).isDeepEqualTo(Clouds.cube(30, 4, 2));
        for (int unit = 0; unit < 4; unit++) {
            int u = unit;
            assertThat(Arrays.stream(shuffled).map(x -> x[u]).sorted())
                    .containsExactlyElementsOf(
                            Arrays.stream(population).map(x -> x[u]).sorted().toList());
            assertThat(Arrays.stream(shuffled).map(x -> x[u]).toList())
                    .isNotEqualTo(Arrays.stream(population).map(x -> x[u]).toList());
        }
        assertThat(shuffled[0]).isNotEqualTo(ShuffleBarcodes.shuffled(population, 5, 4)[0]);
    }

    @Test
    void ratiosCompareTheSecondLoopWithTheThirdAndTheFirstVoidWithTheSecond() {
        TorusVerdict verdict = TorusVerdict.of(
                barcode(List.of(new Bar(1, 9), new Bar(1, 7), new Bar(1, 3)), List.of(new Bar(3, 8), new Bar(3, 7))),
                2);
        assertThat(verdict.loopRatio()).isEqualTo(Measured.of(3));
        assertThat(verdict.voidRatio()).isEqualTo(Measured.of(1.25));
        assertThat(verdict.torus()).isFalse();
        assertThat(verdict.failed())
                .singleElement()
                .asString()
                .contains("dimension 2")
                .contains("1.25");
    }

    @Test
    void withNothingToCompareWithTheRatioIsUndefinedAndNothingCompetes() {
        TorusVerdict verdict =
                TorusVerdict.of(barcode(List.of(new Bar(1, 9), new Bar(1, 7)), List.of(new Bar(3, 8))), 2);
        assertThat(verdict.loopRatio().isDefined()).isFalse();
        assertThat(verdict.torus()).isTrue();
    }

    @Test
    void aCircleAndASphereAreNoTorus() {
        TorusVerdict circle = TorusVerdict.of(barcode(List.of(new Bar(1, 9)), List.of()), 2);
        assertThat(circle.failed())
                .containsExactly("there is no bar 2 of dimension 1", "there is no bar 1 of dimension 2");
        assertThat(TorusVerdict.of(barcode(List.of(), List.of(new Bar(1, 9))), 2)
                        .torus())
                .isFalse();
    }

    @Test
    void aBarcodeWithoutVoidsCannotBeJudged() {
        Barcode loops = VietorisRips.barcode(
                DistanceMatrix.euclidean(Clouds.circle(9)), RipsSettings.upTo(1), Workers.single());
        assertThatThrownBy(() -> TorusVerdict.of(loops, 2)).hasMessageContaining("ends at 1");
        assertThatThrownBy(() -> ShuffleBarcodes.run(Clouds.circle(9), BY_COSINE, 0, 1))
                .hasMessageContaining("0 shuffles");
    }

    @Test
    void barsComeLongestFirstAndEqualOnesByBirth() {
        Barcode barcode = barcode(List.of(new Bar(4, 5), new Bar(1, 9), new Bar(2, 3)), List.of());
        assertThat(barcode.bars(1)).containsExactly(new Bar(1, 9), new Bar(2, 3), new Bar(4, 5));
        assertThat(barcode.bars(7)).isEmpty();
        assertThat(barcode.persistence(1, 3)).isZero();
        assertThatThrownBy(() -> new Bar(2, 2)).hasMessageContaining("from 2.0 to 2.0");
    }

    private static Barcode barcode(List<Bar> loops, List<Bar> voids) {
        List<Bar> components = List.of(new Bar(0, Double.POSITIVE_INFINITY));
        return new Barcode(2, "euclidean", 10, 10, 5, List.of(components, loops, voids));
    }
}
