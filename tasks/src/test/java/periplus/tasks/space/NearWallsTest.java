package periplus.tasks.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;

/** Walls within reach, the first wall on the way, and the tracks. */
class NearWallsTest {
    private static NearWalls at(Arena arena, double x, double y, double reach) {
        NearWalls walls = new NearWalls();
        arena.wallsWithin(x, y, reach, walls);
        return walls;
    }

    @Test
    void everyWallWithinReachIsFoundOnce() {
        Arena box = Arena.square(2);
        assertThat(at(box, 0, 0, 0.5).count()).isZero();
        NearWalls corner = at(box, 0.9, -0.8, 0.5);
        assertThat(corner.count()).isEqualTo(2);
        assertThat(corner.distanceMetres(0) + corner.distanceMetres(1)).isCloseTo(0.3, within(1e-12));
        NearWalls circle = at(Arena.circle(1), 0.6, 0.0, 0.5);
        assertThat(circle.count()).isEqualTo(1);
        assertThat(circle.normalX(0)).isEqualTo(1);
        assertThat(at(Arena.periodicRectangle(2, 2), 0.99, 0, 0.5).count()).isZero();
    }

    @Test
    void aSharedCornerCountsOnce() {
        // the two walls at the T-maze's inner corner (0.1, 0.5) have it as their nearest point
        NearWalls walls = at(Tracks.tMaze(), 0.05, 0.55, 0.09);
        assertThat(walls.count()).isEqualTo(1);
        assertThat(walls.normalX(0)).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(walls.normalY(0)).isCloseTo(-Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void wallsBehindWallsAreNotFelt() {
        Arena arena = Arena.square(2).withWall(0, -1, 0, 1).withWall(0.1, -1, 0.1, 1);
        NearWalls walls = at(arena, -0.05, 0, 0.4);
        assertThat(walls.count()).isEqualTo(1);
        assertThat(walls.distanceMetres(0)).isCloseTo(0.05, within(1e-12));
        assertThat(walls.normalX(0)).isEqualTo(1);
    }

    @Test
    void theFirstWallOnTheWayIsFound() {
        Arena arena = Arena.square(2).withWall(0.5, -0.5, 0.5, 0.5);
        WallContact wall = new WallContact();
        assertThat(arena.firstWall(0, 0, 0.4, 0, wall)).isFalse();
        assertThat(arena.firstWall(0, 0, 2, 0, wall)).isTrue();
        assertThat(wall.distanceMetres()).isCloseTo(0.5, within(1e-12));
        assertThat(wall.normalX()).isEqualTo(1);
        assertThat(arena.firstWall(0.8, 0.2, 0.1, 0.2, wall)).isTrue();
        assertThat(wall.normalX()).isEqualTo(-1);
        assertThat(arena.firstWall(0, 0.9, 0, 1.5, wall)).isTrue();
        assertThat(wall.normalY()).isEqualTo(1);
        assertThat(Arena.circle(1).firstWall(0, 0, 0, -3, wall)).isTrue();
        assertThat(wall.normalY()).isEqualTo(-1);
    }

    @Test
    void tracksHaveTheirSurface() {
        assertThat(Tracks.tMaze().areaSquareMetres()).isCloseTo(1.5 * 0.2 + 1.8 * 0.2, within(1e-12));
        double side = Math.sqrt(3);
        assertThat(Tracks.triangle(1, 0.2).areaSquareMetres())
                .isCloseTo(Math.sqrt(3) / 4 * side * side * (1.2 * 1.2 - 0.8 * 0.8), within(1e-12));
        assertThat(Tracks.triangle(1, 0.2).contains(0, 1)).isTrue();
        assertThat(Tracks.triangle(1, 0.2).contains(0, 0)).isFalse();
        assertThat(Tracks.figureEight(1, 0.2).areaSquareMetres()).isCloseTo(2.2 * 1.2 - 2 * 0.64, within(1e-12));
        assertThatThrownBy(() -> Tracks.triangle(0.1, 0.2))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no middle");
        assertThatThrownBy(() -> Tracks.tMaze(0, 1, 1)).isInstanceOf(BadInputException.class);
    }
}
