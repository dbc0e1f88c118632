package periplus.tasks.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.tasks.support.NaiveWalls;
import periplus.testkit.Cases;

class ArenaTest {
    private final WallContact contact = new WallContact();

    @Test
    void areasAreThoseOfSchoolGeometry() {
        assertThat(Arena.square(2.2).areaSquareMetres()).isCloseTo(4.84, within(1e-12));
        assertThat(Arena.rectangle(2, 0.5).areaSquareMetres()).isCloseTo(1, within(1e-12));
        assertThat(Arena.equilateralTriangle(2).areaSquareMetres()).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(Arena.regularHexagon(1).areaSquareMetres()).isCloseTo(1.5 * Math.sqrt(3), within(1e-12));
        assertThat(Arena.circle(0.5).areaSquareMetres()).isCloseTo(Math.PI / 4, within(1e-12));
        assertThat(lShape().areaSquareMetres()).isCloseTo(3, within(1e-12));
        assertThat(Arena.square(2)
                        .withHole(-0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, 0.5)
                        .areaSquareMetres())
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void factoriesCentreTheArenaOnZero() {
        for (Arena arena : List.of(
                Arena.square(2.2),
                Arena.rectangle(3, 1),
                Arena.equilateralTriangle(2),
                Arena.regularHexagon(1),
                Arena.circle(1))) {
            assertThat(arena.centreX()).as(arena.describe()).isCloseTo(0, within(1e-12));
            assertThat(arena.centreY()).as(arena.describe()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void centredAtMovesEverything() {
        Arena moved = lShape().withWall(0.2, 0.2, 0.4, 0.4).centredAt(10, -5);
        assertThat(moved.centreX()).isCloseTo(10, within(1e-12));
        assertThat(moved.centreY()).isCloseTo(-5, within(1e-12));
        double dx = 10 - lShape().centreX();
        double dy = -5 - lShape().centreY();
        assertThat(moved.blocks(0.2 + dx, 0.4 + dy, 0.4 + dx, 0.2 + dy)).isTrue();
        assertThat(moved.blocks(0.5 + dx, 0.7 + dy, 0.7 + dx, 0.5 + dy)).isFalse();
    }

    @Test
    void aBoxReportsTheNearestOfItsFourWalls() {
        Arena box = Arena.rectangle(4, 2);
        expectWall(box, 1.9, 0.5, 0.1, 0);
        expectWall(box, 0.5, 0.8, 0.2, Math.PI / 2);
        expectWall(box, -1.7, 0, 0.3, Math.PI);
        expectWall(box, 0, -0.96, 0.04, -Math.PI / 2);
    }

    @Test
    void outsideABoxTheDistanceIsNegativeAndTheNormalStillPointsOut() {
        expectWall(Arena.square(2.2), 1.15, 0.2, -0.05, 0);
        expectWall(Arena.square(2.2), 0.2, -1.2, -0.1, -Math.PI / 2);
    }

    @Test
    void aCircleMeasuresFromItsCentre() {
        expectWall(Arena.circle(2), 0, -1.5, 0.5, -Math.PI / 2);
        expectWall(Arena.circle(2), 3, 0, -1, 0);
    }

    @Test
    void aPolygonAgreesWithTheBoxOfTheSameShape() {
        Arena box = Arena.square(2);
        Arena polygon = Arena.polygon(-1, -1, 1, -1, 1, 1, -1, 1);
        WallContact other = new WallContact();
        Cases.forAll(200, seed -> {
            RandomStream stream = RandomStream.of(seed, "points");
            double x = 2 * stream.nextUniform() - 1;
            double y = 2 * stream.nextUniform() - 1;
            box.nearestWall(x, y, contact);
            polygon.nearestWall(x, y, other);
            assertThat(other.distanceMetres()).isCloseTo(contact.distanceMetres(), within(1e-12));
            assertThat(other.normalAngleRadians()).isCloseTo(contact.normalAngleRadians(), within(1e-9));
            assertThat(polygon.contains(x, y)).isTrue();
        });
    }

    @Test
    void verticesMayRunEitherWayRound() {
        Arena clockwise = Arena.polygon(-1, 1, 1, 1, 1, -1, -1, -1);
        expectWall(clockwise, 0.9, 0, 0.1, 0);
        expectWall(clockwise, 1.2, 0, -0.2, 0);
        expectWall(clockwise, 1, 0, 0, 0);
    }

    @Test
    void aPolygonContainsWhatItsWindingNumberSays() {
        double[] v = {0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2};
        Cases.forAll(500, seed -> {
            RandomStream stream = RandomStream.of(seed, "points");
            double x = 3 * stream.nextUniform() - 0.5;
            double y = 3 * stream.nextUniform() - 0.5;
            assertThat(Arena.polygon(v).contains(x, y)).isEqualTo(NaiveWalls.inside(v, x, y));
        });
    }

    @Test
    void theNearestWallMayBeAnInnerWallOrAHole() {
        Arena arena = Arena.square(4).withWall(0, -2, 0, 0).withHole(1, 1, 1.5, 1, 1.5, 1.5, 1, 1.5);
        expectWall(arena, -0.1, -1, 0.1, 0);
        expectWall(arena, 0.2, -1, 0.2, Math.PI);
        expectWall(arena, 0.9, 1.2, 0.1, 0);
        expectWall(arena, -1.7, 1, 0.3, Math.PI);
        assertThat(arena.contains(1.2, 1.2)).isFalse();
        arena.nearestWall(1.2, 1.1, contact);
        assertThat(contact.distanceMetres()).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void aStepIsBlockedExactlyWhereItMeetsAWall() {
        Arena arena = Arena.square(4).withWall(0, -2, 0, 0);
        assertThat(arena.blocks(-0.5, -1, 0.5, -1)).isTrue();
        assertThat(arena.blocks(-0.5, 0.1, 0.5, 0.1)).isFalse();
        assertThat(arena.blocks(-0.5, -1, -0.1, -1)).isFalse();
        assertThat(arena.blocks(1.5, 1, 2.5, 1)).isTrue();
        assertThat(arena.blocks(-0.5, -1, -0.5e-6, -1))
                .as("nearer than the clearance")
                .isTrue();
    }

    @Test
    void samplesAreUniformOverAnLShape() {
        Arena arena = lShape();
        RandomStream stream = RandomStream.of(3, "samples");
        double[] xy = new double[2];
        int corner = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            arena.sample(stream, 0, xy);
            assertThat(arena.contains(xy[0], xy[1])).isTrue();
            corner += xy[0] < 1 && xy[1] < 1 ? 1 : 0;
        }
        assertThat(corner / (double) n).isCloseTo(1 / 3.0, within(0.012)); // 3.6 standard errors
    }

    @Test
    void samplesKeepTheirClearance() {
        Arena arena = Arena.square(1).withWall(0, -0.5, 0, 0.5);
        RandomStream stream = RandomStream.of(3, "samples");
        double[] xy = new double[2];
        for (int i = 0; i < 500; i++) {
            arena.sample(stream, 0.2, xy);
            arena.nearestWall(xy[0], xy[1], contact);
            assertThat(contact.distanceMetres()).isGreaterThanOrEqualTo(0.2);
        }
        assertThatThrownBy(() -> arena.sample(stream, 0.3, xy))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("0.3");
    }

    @Test
    void aPeriodicBoxWrapsAndTakesTheShortestWay() {
        Arena torus = Arena.periodicRectangle(2, 1);
        assertThat(torus.wrapX(1.25)).isCloseTo(-0.75, within(1e-12));
        assertThat(torus.wrapY(-0.6)).isCloseTo(0.4, within(1e-12));
        assertThat(torus.shortestX(1.9)).isCloseTo(-0.1, within(1e-12));
        assertThat(torus.blocks(0.9, 0, 1.1, 0)).isFalse();
        torus.nearestWall(0.99, 0, contact);
        assertThat(contact.distanceMetres()).isInfinite();
        assertThat(Arena.square(2).shortestX(1.9)).isEqualTo(1.9);
        assertThat(Arena.square(2).wrapX(1.25)).isEqualTo(1.25);
    }

    @Test
    void brokenPolygonsAreRefusedWithAReason() {
        refused(() -> Arena.polygon(0, 0, 1, 1), "at least 3");
        refused(() -> Arena.polygon(0, 0, 1, 1, 1, 0, 0, 1), "crosses or touches itself");
        refused(() -> Arena.polygon(0, 0, 1, 0, 2, 0), "crosses or touches itself");
        refused(() -> Arena.polygon(0, 0, 1e-4, 0, 0, 1e-4), "area");
        refused(() -> Arena.polygon(0, 0, 1, 0, 1, 0, 0, 1), "same point");
        refused(() -> Arena.polygon(0, 0, 1, 0, 1, 1, 0, 0), "same point");
        refused(() -> Arena.polygon(0, 0, 1, Double.NaN, 1, 1), "vertex 1");
        refused(() -> Arena.polygon(0, 0, 2, 0, 2, 1, 1, 0, 0, 1), "crosses or touches itself");
    }

    @Test
    void brokenSizesWallsAndHolesAreRefusedWithAReason() {
        refused(() -> Arena.square(0), "0.0");
        refused(() -> Arena.circle(Double.NaN), "NaN");
        refused(() -> Arena.rectangle(1, -2), "-2.0");
        refused(() -> Arena.square(1).withWall(0, 0, 0, 0), "two different");
        refused(() -> Arena.square(1).withWall(3, 3, 4, 4), "not inside");
        refused(() -> Arena.square(1).withHole(0, 0, 2, 0, 0, 0.1), "leaves the arena");
        Arena holed = Arena.square(4).withHole(-0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, 0.5);
        refused(() -> holed.withHole(-1, -1, 1, -1, 1, 1, -1, 1), "swallows");
        refused(() -> holed.withHole(0, 0, 1, 0, 0, 1), "leaves the arena");
        refused(() -> Arena.periodicRectangle(1, 1).withWall(0, 0, 0.1, 0), "periodic");
    }

    static Arena lShape() {
        return Arena.polygon(0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2);
    }

    private void expectWall(Arena arena, double x, double y, double distance, double angle) {
        arena.nearestWall(x, y, contact);
        assertThat(contact.distanceMetres()).isCloseTo(distance, within(1e-12));
        assertThat(contact.normalAngleRadians()).isCloseTo(angle, within(1e-12));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making, String words) {
        assertThatThrownBy(making).isInstanceOf(BadInputException.class).hasMessageContaining(words);
    }
}
