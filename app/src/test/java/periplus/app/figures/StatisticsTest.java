package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void valuesAtLeastAsHighAreCounted() {
        double[] sorted = {1, 2, 2, 3};
        assertThat(Statistics.countAtLeast(sorted, 2)).isEqualTo(3);
        assertThat(Statistics.countAtLeast(sorted, 2.5)).isEqualTo(1);
        assertThat(Statistics.countAtLeast(sorted, 9)).isZero();
        assertThat(Statistics.countAtLeast(sorted, 0)).isEqualTo(4);
    }

    @Test
    void smoothingAveragesOverARatioAndSkipsGaps() {
        double[] x = {1, 10, 11, 12, 100};
        double[] y = {5, 1, 2, Double.NaN, 7};
        double[] smooth = Statistics.smoothedByRatio(x, y, 1.15);
        assertThat(smooth[0]).isEqualTo(5);
        assertThat(smooth[1]).isCloseTo(1.5, within(1e-12));
        assertThat(smooth[2]).isCloseTo(1.5, within(1e-12));
        assertThat(smooth[3]).isCloseTo(2, within(1e-12));
        assertThat(smooth[4]).isCloseTo(7, within(1e-12));
    }

    @Test
    void aLongSeriesIsThinnedButKeepsItsExtremes() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = i % 7;
        }
        y[77_777] = 100;
        String d = Thinning.path(x, y, Axis.exactly(0, n, 0, 300), Axis.exactly(0, 100, 100, 0));
        assertThat(d.chars().filter(c -> c == 'L').count()).isLessThan(2_500);
        assertThat(d).contains(" 0L");
    }

    @Test
    void missingValuesBreakALine() {
        String d = Thinning.path(
                new double[] {0, 1, 2, 3, 4},
                new double[] {1, 1, Double.NaN, 1, 1},
                Axis.exactly(0, 4, 0, 400),
                Axis.exactly(0, 2, 100, 0));
        assertThat(d).isEqualTo("M0 50L100 50M300 50L400 50");
    }

    @Test
    void cellsThatNeedQuotesGetThem() {
        Table table =
                new Table("t.csv", java.util.List.of("a", "b"), java.util.List.of(java.util.List.of("x, \"y\"", "1")));
        assertThat(table.csv()).isEqualTo("a,b\r\n\"x, \"\"y\"\"\",1\r\n");
    }
}
