package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {
    @Test
    void theRatesAreThoseOfPyTorch() throws IOException {
        ReduceOnPlateau schedule = new ReduceOnPlateau(1e-3, 0.5, 3);
        List<String> lines;
        try (InputStream in = ReduceOnPlateauTest.class.getResourceAsStream("/schedules/plateau.txt")) {
            if (in == null) {
                throw new IOException("no fixture plateau.txt");
            }
            lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
        assertThat(lines).hasSize(81);
        for (String line : lines.subList(1, lines.size())) {
            String[] pair = line.split(" ", 2);
            schedule.observe(Double.parseDouble(pair[0]));
            assertThat(schedule.rate()).as(line).isEqualTo(Double.parseDouble(pair[1]));
        }
        assertThat(schedule.rate()).isLessThan(1e-4);
        assertThat(schedule.learningRate(7)).isEqualTo(schedule.rate());
    }

    @Test
    void aLossThatKeepsFallingKeepsTheRate() {
        ReduceOnPlateau schedule = new ReduceOnPlateau(0.1, 0.5, 0);
        for (int epoch = 0; epoch < 50; epoch++) {
            schedule.observe(1.0 / (epoch + 1));
        }
        assertThat(schedule.rate()).isEqualTo(0.1);
        schedule.observe(Double.NaN);
        assertThat(schedule.rate()).isEqualTo(0.05);
    }

    @Test
    void itIsSpentWhereAPlateauFindsNoSmallerRate() {
        ReduceOnPlateau schedule = new ReduceOnPlateau(1e-6, 0.1, 1);
        schedule.observe(1);
        int observed = 0;
        while (!schedule.spent()) {
            schedule.observe(1);
            observed++;
        }
        // 1e-7, 1e-8, and a third plateau that would change less than 1e-8
        assertThat(schedule.rate()).isBetween(0.99e-8, 1.01e-8);
        assertThat(observed).isEqualTo(6);
        schedule.observe(0.1);
        assertThat(schedule.spent()).isTrue();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new ReduceOnPlateau(0, 0.5, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new ReduceOnPlateau(1, 1, 1)).hasMessageContaining("by 1.0");
        assertThatThrownBy(() -> new ReduceOnPlateau(1, 0.5, -1)).hasMessageContaining("-1");
    }
}
