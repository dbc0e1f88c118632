package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;

final class TopologyPreflightTest {
    @Test
    void aSmallCloudIsCountedExactly() {
        // 12 points all within reach of each other: 66 edges, 220 triangles
        DistanceMatrix near = Clouds.integerDistances(12, 1, 3);
        TopologyPreflight estimate = TopologyPreflight.of(near, RipsSettings.upTo(2));
        assertThat(estimate.edges()).isEqualTo(66);
        assertThat(estimate.simplices()).isEqualTo(66 + 220);
    }

    @Test
    void aLargerCloudIsCountedWithinAFewPercent() {
        DistanceMatrix cloud = DistanceMatrix.euclidean(Clouds.torus(200, 4));
        RipsSettings settings = RipsSettings.upTo(2).withMaxDistance(1.6);
        TopologyPreflight estimate = TopologyPreflight.of(cloud, settings);
        double simplices = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < i; j++) {
                if (cloud.distance(i, j) <= 1.6) {
                    simplices++;
                    for (int k = 0; k < j; k++) {
                        simplices += cloud.distance(i, k) <= 1.6 && cloud.distance(j, k) <= 1.6 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(estimate.simplices()).isCloseTo(simplices, within(0.1 * simplices));
        assertThat(estimate.seconds()).isBetween(0.001, 10.0);
    }

    @Test
    void whatExceedsTheBudgetIsRefusedWithTheEstimateAndAdvice() {
        DistanceMatrix cloud = DistanceMatrix.euclidean(Clouds.torus(300, 4));
        TopologyPreflight estimate = TopologyPreflight.of(cloud, RipsSettings.upTo(2));
        assertThat(estimate.requireWithin(1L << 40, 1e6)).isSameAs(estimate);
        assertThatThrownBy(() -> estimate.requireWithin(1L << 40, 1e-3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("300 points")
                .hasMessageContaining("landmarks")
                .hasMessageContaining("distance");
        assertThatThrownBy(() -> estimate.requireWithin(1L << 20, 1e6)).isInstanceOf(BadInputException.class);
    }

    @Test
    void tooManyPointsAreRefusedBeforeTheirDistancesAreComputed() {
        assertThatThrownBy(() -> TopologyPreflight.requirePointsWithin(50_000, 4L << 30))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("50000 points")
                .hasMessageContaining("4.00 GiB")
                .hasMessageMatching(".*at most 1[23]\\d{3} landmarks");
        TopologyPreflight.requirePointsWithin(1000, 1L << 30);
    }
}
