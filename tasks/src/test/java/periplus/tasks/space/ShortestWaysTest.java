package periplus.tasks.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** Ways round walls against plane geometry, and the distances of place fields. */
class ShortestWaysTest {
    private static final double CLOSE = 1e-4;

    @Test
    void withoutWallsWaysAreStraight() {
        Cases.forAll(50, seed -> {
            RandomStream stream = RandomStream.of(seed, "p");
            double[] p = new double[2];
            double[] q = new double[2];
            for (Arena arena : new Arena[] {Arena.square(1), Arena.circle(1), Arena.equilateralTriangle(2)}) {
                arena.sample(stream, 0, p);
                arena.sample(stream, 0, q);
                double straight = Math.sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]));
                assertThat(new ShortestWays(arena).distanceMetres(p[0], p[1], q[0], q[1]))
                        .isEqualTo(straight);
            }
        });
    }

    @Test
    void aWallIsRoundedAtItsFreeEnd() {
        ShortestWays ways = new ShortestWays(Arena.square(2).withWall(0, -1, 0, 0.5));
        assertThat(ways.corners()).isEqualTo(1);
        assertThat(ways.distanceMetres(-0.3, 0.1, 0.3, 0.1)).isCloseTo(1.0, within(CLOSE));
        assertThat(ways.distanceMetres(-0.3, 0.6, 0.3, 0.6)).isEqualTo(0.6);
        double[] next = new double[2];
        ways.to(0.3, 0.1).next(-0.3, 0.1, next);
        assertThat(next[0]).isCloseTo(0, within(CLOSE));
        assertThat(next[1]).isCloseTo(0.5, within(CLOSE));
    }

    @Test
    void theNearerEndOfAFreeWallIsTaken() {
        ShortestWays ways = new ShortestWays(Arena.square(2).withWall(0, -0.5, 0, 0.3));
        double below = 2 * Math.sqrt(0.3 * 0.3 + 0.1 * 0.1);
        assertThat(ways.distanceMetres(-0.3, -0.4, 0.3, -0.4)).isCloseTo(below, within(CLOSE));
    }

    @Test
    void holesAndTMazesAreRoundedAtTheirCorners() {
        ShortestWays hole = new ShortestWays(Arena.square(2).withHole(-0.2, -0.2, 0.2, -0.2, 0.2, 0.2, -0.2, 0.2));
        assertThat(hole.corners()).isEqualTo(4);
        double round = 2 * Math.sqrt(0.3 * 0.3 + 0.2 * 0.2) + 0.4;
        assertThat(hole.distanceMetres(-0.5, 0, 0.5, 0)).isCloseTo(round, within(CLOSE));

        ShortestWays maze = new ShortestWays(Tracks.tMaze());
        assertThat(maze.corners()).isEqualTo(2);
        double stem = Math.sqrt(0.1 * 0.1 + 1.4 * 1.4);
        double arm = Math.sqrt(0.7 * 0.7 + 0.1 * 0.1);
        assertThat(maze.distanceMetres(0, -0.9, 0.8, 0.6)).isCloseTo(stem + arm, within(CLOSE));
    }

    @Test
    void noWaySlipsThroughAJoint() {
        // two walls that meet in a corner, and a wall that meets the outline: shut off from the rest
        Arena cell = Arena.square(2).withWall(0, -1, 0, 0).withWall(0, 0, 1, 0);
        ShortestWays ways = new ShortestWays(cell);
        assertThat(ways.distanceMetres(0.5, -0.5, -0.5, 0.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ways.distanceMetres(-0.5, -0.8, 0.5, 0.5)).isLessThan(3);
        // a gap of 1 mm opens it
        Arena open = Arena.square(2).withWall(0, -1, 0, 0).withWall(0.001, 0, 1, 0);
        assertThat(new ShortestWays(open).distanceMetres(0.5, -0.5, -0.5, 0.5)).isCloseTo(Math.sqrt(2), within(0.002));
    }

    @Test
    void aWayIsSymmetricAndNoShorterThanTheLine() {
        Arena arena = Arena.square(2)
                .withWall(0.1, -1, 0.1, 0.9)
                .withWall(-1, 0.2, -0.2, 0.2)
                .withHole(-0.6, -0.6, -0.3, -0.6, -0.3, -0.3);
        ShortestWays ways = new ShortestWays(arena);
        Cases.forAll(60, seed -> {
            RandomStream stream = RandomStream.of(seed, "pq");
            double[] p = new double[2];
            double[] q = new double[2];
            double[] r = new double[2];
            arena.sample(stream, 0.001, p);
            arena.sample(stream, 0.001, q);
            arena.sample(stream, 0.001, r);
            double pq = ways.distanceMetres(p[0], p[1], q[0], q[1]);
            assertThat(ways.distanceMetres(q[0], q[1], p[0], p[1])).isCloseTo(pq, within(1e-9));
            assertThat(pq)
                    .isGreaterThanOrEqualTo(Math.sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])));
            assertThat(pq)
                    .isLessThanOrEqualTo(ways.distanceMetres(p[0], p[1], r[0], r[1])
                            + ways.distanceMetres(r[0], r[1], q[0], q[1])
                            + CLOSE);
        });
    }

    @Test
    void distancesToPointsAgreeWithOnesAskedSingly() {
        Arena[] arenas = {
            Tracks.tMaze(),
            Arena.square(2).withWall(0, -1, 0, 0.5).withHole(0.3, 0.3, 0.6, 0.3, 0.6, 0.6),
            Arena.circle(1).withWall(0, -0.5, 0, 0.5),
            Arena.periodicRectangle(2, 1)
        };
        for (Arena arena : arenas) {
            RandomStream stream = RandomStream.of(1, "points");
            double[] one = new double[2];
            double[] points = new double[80];
            for (int i = 0; i < 40; i++) {
                arena.sample(stream, 1e-3, one);
                points[2 * i] = one[0];
                points[2 * i + 1] = one[1];
            }
            ShortestWays ways = new ShortestWays(arena);
            int blocked = 0;
            for (int trial = 0; trial < 40; trial++) {
                arena.sample(stream, 1e-3, one);
                float[] euclidean = distances(arena, WallGeometry.EUCLIDEAN, points, one);
                float[] lineOfSight = distances(arena, WallGeometry.LINE_OF_SIGHT, points, one);
                float[] geodesic = distances(arena, WallGeometry.GEODESIC, points, one);
                for (int i = 0; i < 40; i++) {
                    double dx = arena.shortestX(points[2 * i] - one[0]);
                    double dy = arena.shortestY(points[2 * i + 1] - one[1]);
                    double straight = Math.sqrt(dx * dx + dy * dy);
                    boolean seen = arena.sees(one[0], one[1], points[2 * i], points[2 * i + 1]);
                    blocked += seen ? 0 : 1;
                    assertThat(euclidean[i]).isEqualTo((float) straight);
                    assertThat(lineOfSight[i]).isEqualTo(seen ? (float) straight : Float.POSITIVE_INFINITY);
                    assertThat(geodesic[i])
                            .isEqualTo((float) ways.distanceMetres(one[0], one[1], points[2 * i], points[2 * i + 1]));
                }
            }
            assertThat(blocked > 0).isEqualTo(!arena.isPeriodic());
        }
    }

    private static float[] distances(Arena arena, WallGeometry geometry, double[] points, double[] from) {
        float[] distances = new float[points.length / 2];
        new DistancesToPoints(arena, geometry, points).from(from[0], from[1], distances, 0);
        return distances;
    }
}
