package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.space.Arena;

class DifferenceOfGaussiansTest extends PlaceCodeContract {
    @Override
    protected PlaceCode code(PlaceCentres centres) {
        return DifferenceOfGaussians.balanced(centres, 0.12, 2);
    }

    @Override
    protected double[] definition(PlaceCentres centres, double x, double y) {
        double[] g = new double[centres.count()];
        for (int i = 0; i < g.length; i++) {
            double r = squared(centres, i, x, y);
            g[i] = StrictMath.exp(-r / (2 * 0.0144)) - 0.5 * StrictMath.exp(-r / (4 * 0.0144));
        }
        return lifted(g);
    }

    @Test
    void farFromAllCellsTheCodeIsUniform() {
        PlaceCentres centres = PlaceCentres.uniform(Arena.square(1), 50, 1);
        float[] p = new float[50];
        code(centres).encode(40, 40, p, 0);
        assertThat(p).containsOnly(1f / 50);
    }

    @Test
    void withoutSurroundItIsTheGaussianCode() {
        PlaceCentres centres = PlaceCentres.uniform(Arena.square(1), 50, 1);
        float[] p = new float[50];
        float[] q = new float[50];
        new DifferenceOfGaussians(centres, 0.12, 2, 0).encode(0.1, 0.2, p, 0);
        new GaussianPlaceCode(centres, 0.12).encode(0.1, 0.2, q, 0);
        for (int i = 0; i < 50; i++) {
            assertThat(p[i]).isCloseTo(q[i], within(1e-6f));
        }
    }

    @Test
    void anAmplitudeAboveOneIsRefused() {
        PlaceCentres centres = PlaceCentres.uniform(Arena.square(1), 50, 1);
        assertThatThrownBy(() -> new DifferenceOfGaussians(centres, 0.12, 2, 1.5))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("amplitude");
    }
}
