package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.FailedWorkException;
import periplus.core.workers.Workers;

final class CircularCoordinatesTest {
    private static final RipsSettings OVER_47 =
            RipsSettings.upTo(1).withCoefficients(47).withCocycles(2);

    @Test
    void onACircleTheCoordinateIsTheAngleUpToDirectionAndOrigin() {
        DistanceMatrix circle = DistanceMatrix.euclidean(Clouds.circle(50));
        CircularCoordinates coordinates =
                CircularCoordinates.of(circle, VietorisRips.cohomology(circle, OVER_47, Workers.single()), 0);
        double step = wrap(coordinates.turns()[1] - coordinates.turns()[0]);
        assertThat(Math.abs(step)).isEqualTo(1.0 / 50, within(1e-9));
        for (int i = 0; i < 50; i++) {
            double next = wrap(coordinates.turns()[(i + 1) % 50] - coordinates.turns()[i]);
            assertThat(next).isEqualTo(step, within(1e-9));
            assertThat(coordinates.turns()[i]).isBetween(0.0, Math.nextDown(1.0));
        }
    }

    @Test
    void onATorusTwoCoordinatesRunAroundTwoIndependentLoops() {
        int side = 16;
        double[][] points = new double[side * side][];
        double[][] jitter = Clouds.cube(side * side, 2, 3);
        for (int i = 0; i < points.length; i++) {
            int row = i / side;
            int column = i % side;
            points[i] = Clouds.torusPoint((row + 0.3 * jitter[i][0]) / side, (column + 0.3 * jitter[i][1]) / side);
        }
        DistanceMatrix torus = DistanceMatrix.euclidean(points);
        Cohomology cohomology = VietorisRips.cohomology(torus, OVER_47, Workers.single());
        int[][] windings = new int[2][2];
        for (int k = 0; k < 2; k++) {
            double[] turns = CircularCoordinates.of(torus, cohomology, k).turns();
            double first = 0;
            double second = 0;
            for (int i = 0; i < side; i++) {
                first += wrap(turns[(i + 1) % side * side] - turns[i * side]);
                second += wrap(turns[(i + 1) % side] - turns[i]);
            }
            windings[k][0] = (int) Math.rint(first);
            windings[k][1] = (int) Math.rint(second);
        }
        int determinant = windings[0][0] * windings[1][1] - windings[0][1] * windings[1][0];
        assertThat(Math.abs(determinant)).isEqualTo(1);
    }

    @Test
    void aTwistedCocycleOverASmallPrimeIsReportedNotSmoothed() {
        // 2 + 2 + 2 = 0 modulo 3 around a triangle, but -1 -1 -1 is not 0
        DistanceMatrix triangle = DistanceMatrix.of(new double[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}});
        Cocycle cocycle = new Cocycle(1, new Bar(0.5, 2), new int[] {0, 1, 0, 2, 1, 2}, new int[] {2, 1, 2});
        assertThatThrownBy(() -> CircularCoordinates.of(triangle, cocycle, 3, 1))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("another prime");
    }

    @Test
    void overTwoOrOutsideTheBarThereIsNoCoordinate() {
        DistanceMatrix circle = DistanceMatrix.euclidean(Clouds.circle(30));
        Cohomology cohomology = VietorisRips.cohomology(circle, OVER_47, Workers.single());
        Cocycle cocycle = cohomology.cocycle(1, 0);
        assertThatThrownBy(() -> CircularCoordinates.of(circle, cocycle, 2, 1)).hasMessageContaining("modulo 2");
        assertThatThrownBy(() -> CircularCoordinates.of(circle, cocycle, 47, 1.99))
                .hasMessageContaining("radius 1.99");
    }

    private static double wrap(double turns) {
        return turns - Math.rint(turns);
    }
}
