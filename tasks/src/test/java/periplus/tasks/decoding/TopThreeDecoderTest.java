package periplus.tasks.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.space.Arena;

class TopThreeDecoderTest extends DecoderContract {
    @Override
    protected PositionDecoder decoder() {
        return new TopThreeDecoder(PlaceCentres.uniform(Arena.square(2), 50, 1));
    }

    private static double[] decoded(Arena arena, double[] centres, float... outputs) {
        double[] xy = new double[2];
        new TopThreeDecoder(PlaceCentres.at(arena, centres)).decode(outputs, 0, xy);
        return xy;
    }

    @Test
    void itAveragesTheThreeLargest() {
        double[] centres = {0, 0, 0.3, 0, 0, 0.6, 0.9, 0.9, -0.9, -0.9};
        double[] xy = decoded(Arena.square(2), centres, 3, -1, 1, 2, -5);
        assertThat(xy[0]).isCloseTo(0.3, within(1e-12));
        assertThat(xy[1]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void tiesGoToTheLowerIndex() {
        double[] centres = {0.3, 0, 0.3, 0, 0.3, 0, -0.9, -0.9, -0.9, -0.9};
        assertThat(decoded(Arena.square(2), centres, 1, 1, 1, 1, 1)[0]).isCloseTo(0.3, within(1e-12));
        assertThat(decoded(Arena.square(2), centres, 0, 0, 0, 1, 1)[0]).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void acrossTheSeamOfAPeriodicArenaItTakesNearestImages() {
        double[] centres = {0.9, 0, -0.9, 0.1, -0.9, -0.1};
        double[] xy = decoded(Arena.periodicRectangle(2, 2), centres, 3, 2, 1);
        assertThat(xy[0]).isCloseTo(-0.9666666, within(1e-6));
        assertThat(xy[1]).isCloseTo(0, within(1e-12));
    }

    @Test
    void twoCellsAreTooFew() {
        PlaceCentres two = PlaceCentres.at(Arena.square(2), 0, 0, 1, 1);
        assertThatThrownBy(() -> new TopThreeDecoder(two)).isInstanceOf(IllegalArgumentException.class);
    }
}
