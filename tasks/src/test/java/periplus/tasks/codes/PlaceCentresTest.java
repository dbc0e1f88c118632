package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.motion.LapTrack;
import periplus.tasks.motion.LapWalk;
import periplus.tasks.motion.LapWalkSettings;
import periplus.tasks.space.Arena;

class PlaceCentresTest {
    @Test
    void centresAreInsideTheArenaAndFollowFromTheSeedAlone() {
        Arena arena = Arena.equilateralTriangle(2).withHole(-0.2, -0.2, 0.2, -0.2, 0, 0.2);
        PlaceCentres centres = PlaceCentres.uniform(arena, 300, 8);
        for (int i = 0; i < centres.count(); i++) {
            assertThat(arena.contains(centres.x(i), centres.y(i))).isTrue();
        }
        assertThat(PlaceCentres.uniform(arena, 300, 8).toArray()).isEqualTo(centres.toArray());
        assertThat(PlaceCentres.uniform(arena, 300, 9).toArray()).isNotEqualTo(centres.toArray());
    }

    @Test
    void moreCellsLeaveTheFirstOnesWhereTheyAre() {
        double[] few = PlaceCentres.uniform(Arena.circle(1), 10, 8).toArray();
        double[] many = PlaceCentres.uniform(Arena.circle(1), 100, 8).toArray();
        assertThat(many).startsWith(few);
    }

    @Test
    void impossibleCentresAreRefused() {
        assertThatThrownBy(() -> PlaceCentres.uniform(Arena.square(1), 1, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is 1");
        assertThatThrownBy(() -> PlaceCentres.at(Arena.square(1), 0, 0, Double.NaN, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("centre 1");
        assertThatThrownBy(() -> PlaceCentres.at(Arena.square(1), 0, 0, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 numbers");
    }

    @Test
    void aLatticeCoversTheArenaMoreEvenlyThanChance() {
        for (Arena arena : new Arena[] {Arena.square(1), periplus.tasks.space.Tracks.tMaze()}) {
            for (int cells : new int[] {2, 100, 512}) {
                PlaceCentres lattice = PlaceCentres.lattice(arena, cells, 8);
                assertThat(lattice.count()).isEqualTo(cells);
                for (int i = 0; i < cells; i++) {
                    assertThat(arena.contains(lattice.x(i), lattice.y(i))).isTrue();
                }
                assertThat(PlaceCentres.lattice(arena, cells, 8).toArray()).isEqualTo(lattice.toArray());
                assertThat(PlaceCentres.lattice(arena, cells, 9).toArray()).isNotEqualTo(lattice.toArray());
            }
            double even = largestGap(arena, PlaceCentres.lattice(arena, 512, 8));
            double chance = largestGap(arena, PlaceCentres.uniform(arena, 512, 8));
            assertThat(even).isLessThan(0.8 * chance);
        }
    }

    /** The distance from the arena's worst-served point to its nearest centre. */
    private static double largestGap(Arena arena, PlaceCentres centres) {
        double worst = 0;
        for (double x = arena.minX(); x < arena.maxX(); x += 0.02) {
            for (double y = arena.minY(); y < arena.maxY(); y += 0.02) {
                double best = Double.POSITIVE_INFINITY;
                for (int i = 0; i < centres.count(); i++) {
                    double dx = centres.x(i) - x;
                    double dy = centres.y(i) - y;
                    best = Math.min(best, dx * dx + dy * dy);
                }
                worst = arena.contains(x, y) ? Math.max(worst, Math.sqrt(best)) : worst;
            }
        }
        return worst;
    }

    @Test
    void centresOnThePathLieWhereTheMotionLeads() {
        LapWalk laps = new LapWalk(
                Arena.square(2.6),
                new LapWalkSettings(0.02, LapTrack.TRIANGLE, LapWalkSettings.Regime.FIXED, 60, 0, 0, 0));
        PlaceCentres centres = PlaceCentres.onPath(laps, 300, 8);
        boolean[] sides = new boolean[3];
        for (int i = 0; i < 300; i++) {
            double x = centres.x(i);
            double y = centres.y(i);
            // the sides' distances from the centre are 1/2
            double[] outward = {-y, (Math.sqrt(3.0) * x + y) / 2, (-Math.sqrt(3.0) * x + y) / 2};
            double most = Math.max(outward[0], Math.max(outward[1], outward[2]));
            assertThat(most).isCloseTo(0.5, within(1e-9));
            for (int side = 0; side < 3; side++) {
                sides[side] |= outward[side] > 0.499;
            }
        }
        assertThat(sides).containsOnly(true);
        assertThat(PlaceCentres.onPath(laps, 300, 8).toArray()).isEqualTo(centres.toArray());
        assertThatThrownBy(() -> PlaceCentres.onPath(laps, 1, 8)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> PlaceCentres.lattice(Arena.square(1), 0, 8)).isInstanceOf(BadInputException.class);
    }
}
