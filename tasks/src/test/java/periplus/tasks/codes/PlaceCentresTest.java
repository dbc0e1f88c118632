package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
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
}
