package periplus.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 6627e8d5e169c58dbc57ac4c9b00dbd8",
        "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 408f276d41c83b0ea20bc7c66d5451fd",
        "85a308d3243f6a88, 0370734413198a2e, 299f31d0a4093822, d16cfe0994fdcceb5001e42024126ea1",
    })
    void givesThePublishedKnownAnswers(String counterLow, String counterHigh, String key, String expected) {
        Philox philox = new Philox();

        philox.block(
                Long.parseUnsignedLong(counterLow, 16),
                Long.parseUnsignedLong(counterHigh, 16),
                Long.parseUnsignedLong(key, 16));

        assertThat(hex(philox.word0()) + hex(philox.word1()) + hex(philox.word2()) + hex(philox.word3()))
                .isEqualTo(expected);
    }

    private static String hex(int word) {
        String digits = Integer.toHexString(word);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
