package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;

final class DistanceMatrixTest {
    private static final double NAN = Double.NaN;

    @Test
    void euclideanDistancesAreThoseOfPythagoras() {
        DistanceMatrix distances = DistanceMatrix.euclidean(new double[][] {{0, 0}, {3, 4}, {3, 0}});
        assertThat(distances.distance(0, 1)).isEqualTo(5);
        assertThat(distances.distance(2, 1)).isEqualTo(4);
        assertThat(distances.distance(1, 1)).isZero();
        assertThat(distances.metric()).isEqualTo("euclidean");
    }

    @Test
    void cosineDistancesAreFreeOfLengthAndRunFromZeroToTwo() {
        double[][] points = {{1, 1}, {3, 3}, {-2, -2}, {1, -1}, {1e200, 1e200}};
        DistanceMatrix distances = DistanceMatrix.cosine(points);
        assertThat(distances.distance(0, 1)).isZero();
        assertThat(distances.distance(0, 2)).isCloseTo(2, within(1e-15));
        assertThat(distances.distance(0, 3)).isCloseTo(1, within(1e-15));
        assertThat(distances.distance(0, 4)).isZero();
    }

    @Test
    void theEnclosingRadiusIsTheReachOfTheMostCentralPoint() {
        assertThat(DistanceMatrix.euclidean(new double[][] {{0}, {1}, {5}, {10}})
                        .enclosingRadius())
                .isEqualTo(5);
    }

    @Test
    void aMatrixThatIsNotSquareSymmetricOrADistanceIsRefusedWithThePlace() {
        assertRefused(new double[][] {{0, 1}, {1, 0}, {1, 1}}, "row 0", "2 entries", "3 by 3");
        assertRefused(new double[][] {{0, 1}, {2, 0}}, "[0][1]", "1.0", "2.0", "symmetric");
        assertRefused(new double[][] {{0, -1}, {-1, 0}}, "[0][1]", "-1.0", "at least 0");
        assertRefused(new double[][] {{0, NAN}, {NAN, 0}}, "[0][1]", "NaN");
        assertRefused(new double[][] {{1, 2}, {2, 1}}, "[0][0]", "diagonal");
        double infinite = Double.POSITIVE_INFINITY;
        assertRefused(new double[][] {{0, infinite}, {infinite, 0}}, "Infinity", "finite");
        assertRefused(new double[][] {}, "0 points");
    }

    @Test
    void pointsThatHaveNoDistanceAreRefused() {
        assertThatThrownBy(() -> DistanceMatrix.euclidean(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("point 1 has 1 dimensions");
        assertThatThrownBy(() -> DistanceMatrix.euclidean(new double[][] {{1, 2}, {1, NAN}}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("point 1 is NaN in dimension 1");
        assertThatThrownBy(() -> DistanceMatrix.cosine(new double[][] {{1, 2}, {0, 0}}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("point 1")
                .hasMessageContaining("zeros");
        assertThatThrownBy(() -> DistanceMatrix.euclidean(new double[][] {{1e200}, {-1e200}}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("points 1 and 0");
    }

    @Test
    void landmarksAreTheFarthestPointsInTurnAndCoverTheRest() {
        DistanceMatrix line = DistanceMatrix.euclidean(new double[][] {{0}, {1}, {2}, {6}, {10}});
        MaxMinLandmarks landmarks = MaxMinLandmarks.choose(line, 3, 0);
        assertThat(landmarks.indices()).containsExactly(0, 4, 3);
        assertThat(landmarks.coveringRadius()).isEqualTo(2);
        assertThat(landmarks.of(line).distance(1, 2)).isEqualTo(4);
        assertThat(MaxMinLandmarks.choose(line, 5, 2).coveringRadius()).isZero();
        assertThatThrownBy(() -> MaxMinLandmarks.choose(line, 6, 0)).hasMessageContaining("6 landmarks of 5");
        assertThatThrownBy(() -> MaxMinLandmarks.choose(line, 1, 5)).hasMessageContaining("first landmark 5");
    }

    @Test
    void landmarksOfDuplicatesAreStillDifferentPoints() {
        DistanceMatrix same = DistanceMatrix.euclidean(new double[][] {{1}, {1}, {1}});
        assertThat(MaxMinLandmarks.choose(same, 3, 1).indices()).containsExactly(1, 0, 2);
    }

    private static void assertRefused(double[][] matrix, String... words) {
        assertThatThrownBy(() -> DistanceMatrix.of(matrix))
                .isInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
