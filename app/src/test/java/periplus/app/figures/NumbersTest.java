package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void fixedDecimalsHaveATrueMinusAndNeverANegativeZero() {
        assertThat(Numbers.fixed(-1.25, 1)).isEqualTo("\u22121.3");
        assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(Numbers.fixed(Double.NaN, 2)).isEqualTo("–");
    }

    @Test
    void significantDigitsSwitchToPowersOfTenAtTheEnds() {
        assertThat(Numbers.significant(0.0089, 3)).isEqualTo("0.00890");
        assertThat(Numbers.significant(0.00012345, 3)).isEqualTo("1.23\u00d710\u207b\u2074");
        assertThat(Numbers.significant(0.99996, 3)).isEqualTo("1.00");
        assertThat(Numbers.significant(12_345, 3)).isEqualTo("12345");
        assertThat(Numbers.significant(-2.5e7, 2)).isEqualTo("\u22122.5\u00d710\u2077");
        assertThat(Numbers.significant(0, 3)).isEqualTo("0");
    }

    @Test
    void settingsAreBrief() {
        assertThat(Numbers.brief(20, 3)).isEqualTo("20");
        assertThat(Numbers.brief(2.2, 4)).isEqualTo("2.2");
        assertThat(Numbers.brief(400, 3)).isEqualTo("400");
    }

    @Test
    void countsAreGroupedInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : new Locale[] {Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.ROOT}) {
                Locale.setDefault(locale);
                assertThat(Numbers.count(1_234_567)).isEqualTo("1\u202f234\u202f567");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void exactTextReadsBackAsTheSameNumber() {
        for (double value : new double[] {0.1, 1.0 / 3, 1e-300, -7.25}) {
            assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value);
        }
        assertThat(Numbers.exact(Double.NaN)).isEmpty();
    }

    @Test
    void coordinatesHaveAtMostTwoDecimalsAndMustBeFinite() {
        assertThat(Numbers.coordinate(12)).isEqualTo("12");
        assertThat(Numbers.coordinate(-0.5)).isEqualTo("-0.5");
        assertThat(Numbers.coordinate(3.14159)).isEqualTo("3.14");
        assertThat(Numbers.coordinate(0.05)).isEqualTo("0.05");
        assertThatThrownBy(() -> Numbers.coordinate(Double.NaN)).hasMessageContaining("finite");
    }
}
