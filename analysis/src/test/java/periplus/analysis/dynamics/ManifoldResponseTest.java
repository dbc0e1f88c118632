package periplus.analysis.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;

/** Circles of radius 1 in the first two numbers of a state, and pairs of them. */
class ManifoldResponseTest {
    private static final ManifoldResponse.Settings SMALL = new ManifoldResponse.Settings(1e-4, 10, 200, 3);

    /** Turns by an angle, brings the radius to 1 at a rate and multiplies the other numbers. */
    private record Circles(int circles, double turn, double rate, double others) implements StateMap {
        @Override
        public int size() {
            return 2 * circles + 3;
        }

        @Override
        public void apply(double[] state, double[] next) {
            double c = StrictMath.cos(turn);
            double s = StrictMath.sin(turn);
            for (int k = 0; k < 2 * circles; k += 2) {
                double r = Math.sqrt(state[k] * state[k] + state[k + 1] * state[k + 1]);
                double g = (r + rate * (1 - r)) / r;
                next[k] = g * (c * state[k] - s * state[k + 1]);
                next[k + 1] = g * (s * state[k] + c * state[k + 1]);
            }
            for (int k = 2 * circles; k < size(); k++) {
                next[k] = others * state[k];
            }
        }
    }

    private static double[][] circle(int points, int size) {
        double[][] at = new double[points][size];
        for (int p = 0; p < points; p++) {
            at[p][0] = StrictMath.cos(2 * Math.PI * p / points);
            at[p][1] = StrictMath.sin(2 * Math.PI * p / points);
        }
        return at;
    }

    private static ManifoldResponse ring(Circles map) {
        double[][] points = circle(8, map.size());
        return ManifoldResponse.of(map, points, ManifoldResponse.ringTangents(points), SMALL, Workers.single());
    }

    @Test
    void aRingAttractorKeepsWhatIsAlongItAndForgetsTheRest() {
        ManifoldResponse response = ring(new Circles(1, 0, 0.5, 0.5));
        for (int p = 0; p < 8; p++) {
            assertThat(response.driftAlong()[p]).isCloseTo(0, within(1e-14));
            assertThat(response.driftAcross()[p]).isCloseTo(0, within(1e-14));
            assertThat(response.responseAlong()[p]).isCloseTo(1, within(1e-3));
            // 0.5^10
            assertThat(response.responseAcross()[p]).isCloseTo(1.0 / 1024, within(2e-4));
        }
    }

    @Test
    void aTurningRingDriftsAlongItself() {
        ManifoldResponse response = ring(new Circles(1, 1e-4, 0.5, 0.5));
        for (int p = 0; p < 8; p++) {
            assertThat(response.driftAlong()[p]).isCloseTo(1e-4, within(1e-9));
            assertThat(response.driftAcross()[p]).isLessThan(1e-6);
        }
    }

    @Test
    void whatDoesNotAttractForgetsNothing() {
        ManifoldResponse still = ring(new Circles(1, 0, 0, 1));
        assertThat(still.responseAcross()[0]).isCloseTo(1, within(1e-9));
        // a circle that is not the system's own is left across
        double[][] points = circle(8, 5);
        for (double[] point : points) {
            point[0] *= 2;
            point[1] *= 2;
        }
        ManifoldResponse wrong = ManifoldResponse.of(
                new Circles(1, 0, 0.5, 0.5), points, ManifoldResponse.ringTangents(points), SMALL, Workers.single());
        assertThat(wrong.driftAcross()[0]).isCloseTo((1 - 1.0 / 1024) / 10, within(1e-9));
        assertThat(wrong.driftAlong()[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void aTorusHasTwoDirections() {
        Circles map = new Circles(2, 0, 0.5, 0.5);
        double[][] points = new double[30][map.size()];
        for (int p = 0; p < 30; p++) {
            int row = p / 6;
            double a = 2 * Math.PI * row / 5;
            double b = 2 * Math.PI * (p % 6) / 6;
            points[p][0] = StrictMath.cos(a);
            points[p][1] = StrictMath.sin(a);
            points[p][2] = StrictMath.cos(b);
            points[p][3] = StrictMath.sin(b);
        }
        ManifoldResponse both =
                ManifoldResponse.of(map, points, ManifoldResponse.torusTangents(points, 5, 6), SMALL, Workers.single());
        assertThat(both.responseAlong()[7]).isCloseTo(1, within(1e-3));
        assertThat(both.responseAcross()[7]).isLessThan(0.002);
    }

    @Test
    void directionsThatAreNoneAreRefused() {
        double[][] points = {{1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}};
        assertThatThrownBy(() -> ManifoldResponse.of(
                        new Circles(1, 0, 0.5, 0.5),
                        points,
                        ManifoldResponse.ringTangents(points),
                        SMALL,
                        Workers.single()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("neighbouring points");
    }
}
