package periplus.nets.autodiff.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    private final Shape shape = Shape.of(2, 3, 4);

    @Test
    void knowsItsSizes() {
        assertThat(shape.size()).isEqualTo(24);
        assertThat(shape.rows()).isEqualTo(6);
        assertThat(shape.last()).isEqualTo(4);
        assertThat(shape.outer(1)).isEqualTo(2);
        assertThat(shape.inner(1)).isEqualTo(4);
        assertThat(Shape.SCALAR.size()).isEqualTo(1);
        assertThat(Shape.SCALAR.rows()).isEqualTo(1);
    }

    @Test
    void makesNeighbouringShapes() {
        assertThat(shape.with(1, 7)).isEqualTo(Shape.of(2, 7, 4));
        assertThat(shape.without(1)).isEqualTo(Shape.of(2, 4));
        assertThat(shape.leading()).isEqualTo(Shape.of(2, 3));
        assertThat(shape.followedBy(5)).isEqualTo(Shape.of(2, 3, 4, 5));
        assertThat(Shape.SCALAR.leading()).isEqualTo(Shape.SCALAR);
        assertThat(shape).hasToString("[2, 3, 4]").hasSameHashCodeAs(Shape.of(2, 3, 4));
    }

    @Test
    void knowsWhatCanBeRepeatedToIt() {
        assertThat(shape.endsWith(Shape.of(3, 4))).isTrue();
        assertThat(shape.endsWith(Shape.SCALAR)).isTrue();
        assertThat(shape.endsWith(shape)).isTrue();
        assertThat(shape.endsWith(Shape.of(2, 3))).isFalse();
        assertThat(Shape.of(4).endsWith(shape)).isFalse();
    }

    @Test
    void refusesWhatIsNoShape() {
        assertThatThrownBy(() -> Shape.of(2, 0)).hasMessageContaining("at least 1, got [2, 0]");
        assertThatThrownBy(() -> Shape.of(1, 1, 1, 1, 1)).hasMessageContaining("at most 4 axes");
        assertThatThrownBy(() -> Shape.of(1 << 20, 1 << 20)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isNotChangedThroughTheArrayItWasMadeFrom() {
        int[] extents = {2, 3};
        Shape made = Shape.of(extents);
        extents[0] = 9;
        assertThat(made).isEqualTo(Shape.of(2, 3));
    }
}
