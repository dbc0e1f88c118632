package periplus.tasks.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArenaSymmetriesTest {
    @Test
    void everyShapeHasTheSymmetriesOfItsGroup() {
        assertThat(count(Arena.square(2))).isEqualTo(8);
        assertThat(count(Arena.rectangle(2, 1))).isEqualTo(4);
        assertThat(count(Arena.equilateralTriangle(1))).isEqualTo(6);
        assertThat(count(Arena.regularHexagon(1))).isEqualTo(12);
        assertThat(count(Arena.circle(1))).isEqualTo(48);
        assertThat(count(ArenaTest.lShape()))
                .as("the identity and the mirror in the diagonal")
                .isEqualTo(2);
        assertThat(count(Arena.polygon(-1, -1, 1, -1, 1, 1, -1, 1))).isEqualTo(8);
    }

    @Test
    void wallsAndHolesMustMapOntoEachOther() {
        assertThat(count(Arena.square(2).withWall(0, 0, 0.5, 0))).isEqualTo(2);
        assertThat(count(Arena.square(2).withWall(0.2, 0, 0.5, 0).withWall(-0.5, 0, -0.2, 0)))
                .isEqualTo(4);
        assertThat(count(Arena.circle(1).withHole(-0.1, -0.1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1)))
                .isEqualTo(8);
    }

    @Test
    void theyAreTakenAboutTheArenasOwnCentre() {
        assertThat(count(Arena.equilateralTriangle(1).centredAt(3, 4))).isEqualTo(6);
    }

    @Test
    void rotationsAndReflectionsCanBeAskedForAlone() {
        assertThat(ArenaSymmetries.of(Arena.square(2), true, false)).hasSize(4);
        assertThat(ArenaSymmetries.of(Arena.square(2), false, true))
                .as("the two axes")
                .hasSize(3);
        List<double[]> none = ArenaSymmetries.of(Arena.square(2), false, false);
        assertThat(none).hasSize(1);
        assertThat(none.getFirst()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void quarterTurnsAreExact() {
        for (double[] m : ArenaSymmetries.of(Arena.square(2), true, true)) {
            for (double v : m) {
                assertThat(v).isIn(0.0, 1.0, -1.0);
            }
        }
    }

    private static int count(Arena arena) {
        return ArenaSymmetries.of(arena, true, true).size();
    }
}
