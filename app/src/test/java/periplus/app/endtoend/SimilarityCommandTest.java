package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.app.figures.Drawings;
import periplus.lab.formats.CsvTable;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;

class SimilarityCommandTest {
    @TempDir
    Path folder;

    private String activity(String name, double turn, int trials) {
        double[] x = new double[trials * 20 * 3];
        for (int k = 0; k < trials; k++) {
            for (int t = 0; t < 20; t++) {
                int at = (k * 20 + t) * 3;
                x[at] = (k + 1) * Math.cos(turn * t + k);
                x[at + 1] = (k + 1) * Math.sin(turn * t + k);
                x[at + 2] = k == 1 && t > 15 ? Double.NaN : Math.pow(0.8, t);
                if (k == 1 && t > 15) {
                    x[at] = Double.NaN;
                    x[at + 1] = Double.NaN;
                }
            }
        }
        Path file = folder.resolve(name);
        Npy.write(file, NpyArray.of(x, trials, 20, 3));
        return file.toString();
    }

    @Test
    void recordingsAreComparedByWhatTheyHave() throws IOException {
        Path out = folder.resolve("out");
        String[] words = {
            "similarity",
            activity("a.npy", 0.3, 8),
            activity("b.npy", 0.3, 8),
            activity("c.npy", 1.1, 8),
            "--delays",
            "2",
            "--out",
            out.toString()
        };
        TinyRun.Result ran = TinyRun.call(words);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("3 systems, 3 pairs", "weights              none", "a.npy has no recurrent weights");
        CsvTable table = CsvTable.read(out.resolve("similarity.csv"));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(Npy.read(out.resolve("dsa.npy")).shape()).containsExactly(3, 3);
        assertThat(Npy.read(out.resolve("dsa.npy")).at(1)).as("equal files").isLessThan(1e-6);
        assertThat(Npy.read(out.resolve("dsa.npy")).at(2)).isGreaterThan(0.05);
        Drawings.parse(Files.readString(out.resolve("map-dsa.svg")));
        Map<?, ?> json = JsonReader.readObject(Files.readString(out.resolve("similarity.json")), "here");
        assertThat(json.get("delays")).hasToString("2");
    }

    @Test
    void theNetworksOfASweepAreComparedByAllDistances() {
        Path sweep = folder.resolve("sweep");
        TinyRun.Result swept = TinyRun.call(
                "sweep",
                "flip-flop",
                "network.units=6",
                "task.bits=1",
                "task.steps=20",
                "training.max_epochs=2",
                "training.steps_per_epoch=5",
                "training.batch=8",
                "probe.trials=6",
                "probe.kernel_trials=2",
                "seeds=3",
                "--keep-networks",
                "--out",
                sweep.toString());
        assertThat(swept.exitCode()).as(swept.err()).isZero();
        TinyRun.Result ran = TinyRun.call("similarity", sweep.toString(), "--json", "--of", "dsa,cka,weights");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        Map<?, ?> json = JsonReader.readObject(ran.out().strip(), "stdout");
        assertThat((List<?>) json.get("systems")).hasSize(3);
        Map<?, ?> measures = (Map<?, ?>) Objects.requireNonNull(json.get("measures"));
        assertThat(measures.keySet()).hasToString("[dsa, cka, weights]");
        assertThat(measures.toString()).doesNotContain("undefined");
    }

    @Test
    void whatIsNoSystemIsNamed() throws IOException {
        String good = activity("a.npy", 0.3, 4);
        assertThat(TinyRun.call("similarity", good).err()).contains("at least two systems");
        Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThat(TinyRun.call("similarity", good, letter.toString()).err())
                .contains("letter.txt", "expected a run's folder");
        assertThat(TinyRun.call("similarity", good, folder.resolve("none.npy").toString())
                        .err())
                .contains("none.npy");
        Npy.write(folder.resolve("flat.npy"), NpyArray.of(new double[] {1, 2, 3}, 3));
        assertThat(TinyRun.call("similarity", good, folder.resolve("flat.npy").toString())
                        .err())
                .contains("flat.npy", "[trial][step][unit]");
        Npy.write(folder.resolve("hole.npy"), NpyArray.of(new double[] {1, 2, Double.NaN, 3, 4, 5}, 3, 2));
        assertThat(TinyRun.call("similarity", good, folder.resolve("hole.npy").toString())
                        .err())
                .contains("hole.npy: row 1, column 0");
        assertThat(TinyRun.call("similarity", good, good, "--of", "dssa").err()).contains("dssa", "DSA_EIGENVALUES");
        assertThat(TinyRun.call("similarity", good, good, "--delays", "0").exitCode())
                .isEqualTo(2);
    }
}
