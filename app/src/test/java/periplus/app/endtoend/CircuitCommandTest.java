package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.app.figures.Drawings;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.Npz;

class CircuitCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSimulatedWalkIsIntegratedAndDrawn() throws IOException {
        Path out = folder.resolve("out");
        TinyRun.Result result = TinyRun.call("circuit", "--steps", "80", "--out", out.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().strip().lines()).hasSize(1);
        Map<?, ?> json = JsonReader.readObject(result.out().strip(), "stdout");
        assertThat(number(json, "meanErrorMetres").doubleValue()).isLessThan(0.02);
        assertThat(number(json, "steps").intValue()).isEqualTo(80);
        assertThat(number(json, "neurons").intValue()).isEqualTo(7400);
        Drawings.parse(Files.readString(out.resolve("circuit-path.svg")));
        assertThat(Objects.requireNonNull(Npz.read(out.resolve("path.npz")).get("decoded_m"))
                        .shape())
                .containsExactly(21, 2);
        assertThat(out.resolve("circuit.json")).isRegularFile();
    }

    @Test
    void aRecordedPathIsCentredResampledAndFollowed() throws IOException {
        StringBuilder csv = new StringBuilder("t_s,x_m,y_m\n");
        for (int i = 0; i <= 12; i++) {
            csv.append(i / 25.0)
                    .append(',')
                    .append(10 + 0.01 * i)
                    .append(',')
                    .append(-7 + 0.005 * i)
                    .append('\n');
        }
        Path file = folder.resolve("path.csv");
        Files.writeString(file, csv);
        TinyRun.Result result = TinyRun.call("circuit", "--path", file.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("96 steps of the circuit (0.48", "mean error", "7400 neurons");
    }

    @Test
    void wrongWordsAreNamed() {
        assertThat(TinyRun.call("circuit", "--steps", "0").exitCode()).isEqualTo(2);
        TinyRun.Result noise = TinyRun.call("circuit", "--noise", "-1");
        assertThat(noise.exitCode()).isEqualTo(2);
        assertThat(noise.err()).contains("--noise", "-1.0");
        TinyRun.Result missing =
                TinyRun.call("circuit", "--path", folder.resolve("none.csv").toString());
        assertThat(missing.exitCode()).isNotZero();
        assertThat(missing.err()).contains("none.csv");
    }

    private static Number number(Map<?, ?> json, String key) {
        return (Number) Objects.requireNonNull(json.get(key), key);
    }
}
