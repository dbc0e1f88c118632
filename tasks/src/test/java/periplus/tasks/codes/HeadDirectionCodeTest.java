package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.tasks.space.Arena;

class HeadDirectionCodeTest extends CellPopulationContract {
    @Override
    protected CellPopulation cells() {
        return new HeadDirectionCode(Arena.circle(1.2), 12, StrictMath.PI / 6);
    }

    @Override
    protected Arena arena() {
        return Arena.circle(1.2);
    }

    @Test
    void aCellFiresMostWhereItsFieldIsAndKnowsTheAngleAlone() {
        HeadDirectionCode code = new HeadDirectionCode(Arena.circle(1.2), 12, StrictMath.PI / 6);
        float[] row = new float[12];
        float[] farther = new float[12];
        for (int i = 0; i < 12; i++) {
            double x = code.fieldCentres().x(i);
            double y = code.fieldCentres().y(i);
            assertThat(x * x + y * y).isBetween(1 - 1e-12, 1 + 1e-12);
            code.rates(x, y, 1.7, 3, row, 0);
            assertThat(row[i]).isGreaterThan(0.99999f);
            code.rates(0.3 * x, 0.3 * y, -2, 0, farther, 0);
            assertThat(farther[(i + 3) % 12]).isBetween(0.02f, 0.03f);
        }
    }
}
