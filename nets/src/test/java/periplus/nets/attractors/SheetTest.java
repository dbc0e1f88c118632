package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.random.RandomStream;

/** Fast products are those of the formulas, cell by cell. */
class SheetTest {
    private static double[] rates(int n) {
        RandomStream random = RandomStream.of(1, "rates");
        double[] rates = new double[n];
        for (int i = 0; i < n; i++) {
            rates[i] = random.nextUniform();
        }
        return rates;
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 20})
    void aSheetIsSummedCellByCell(int side) {
        Sheet sheet = new Sheet(side);
        double s = 0.35;
        double[] rates = rates(side * side);
        double[] sums = new double[sheet.padded()];
        sheet.convolve(sheet.weights(2, s, 0.3, -0.2), rates, sums);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double expected = 0;
                for (int c = 0; c < rates.length; c++) {
                    int row = c / side;
                    double squared = TwistedTorus.squaredDistance(
                            Ring.phase(i, side) - Ring.phase(row, side) - 0.3,
                            Ring.phase(j, side) - Ring.phase(c % side, side) + 0.2);
                    expected += 2 * StrictMath.exp(-squared / (2 * s * s)) / (Math.sqrt(2 * Math.PI) * s) * rates[c];
                }
                assertThat(sums[sheet.row(i) + j]).isCloseTo(expected, within(1e-11));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 45, 180})
    void aRingIsSummedCellByCell(int n) {
        double[] rates = rates(n);
        double[] sums = new double[n];
        Ring.convolve(Ring.twice(n, 3, 0.7, 0.2), rates, sums);
        for (int i = 0; i < n; i++) {
            double expected = 0;
            for (int j = 0; j < n; j++) {
                expected += 3 * Ring.gaussian(Ring.phase(i, n) - Ring.phase(j, n) - 0.2, 0.7) * rates[j];
            }
            assertThat(sums[i]).isCloseTo(expected, within(1e-11));
        }
    }

    @Test
    void belowTheCriticalStrengthASheetHoldsNoBump() {
        GridSettings published = GridSettings.published();
        double critical = new Sheet(20).critical(published.widthRadians(), published.inhibition());
        assertThat(peakAfterRest(critical * 0.9)).isLessThan(1e-6);
        assertThat(peakAfterRest(critical * 1.1)).isGreaterThan(1);
    }

    private static double peakAfterRest(double strength) {
        GridSettings g = GridSettings.published();
        GridAttractor sheet =
                new GridAttractor(new GridSettings(g.side(), g.seconds(), strength, g.inhibition(), g.widthRadians()));
        sheet.placeBump(0.1, 0.2);
        double[] none = new double[20];
        double[] still = new double[400];
        for (int t = 0; t < 2000; t++) {
            sheet.step(0.005, none, none, still);
        }
        return java.util.Arrays.stream(sheet.rates()).max().orElseThrow();
    }
}
