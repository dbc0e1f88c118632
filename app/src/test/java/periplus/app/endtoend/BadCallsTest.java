package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.Npz;

/** Bad input ends in one clear message and exit code 1 or 2, and leaves nothing half-written. */
class BadCallsTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    static Path run;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        TinyRun.Result result =
                TinyRun.call("run", TinyRun.recipe(shared).toString(), "training.steps=2", "--out", run.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trainng.steps=3            | 2 | training.steps",
                "training.stepz=3           | 2 | training.steps",
                "network.units=many         | 2 | many",
                "network.leak.alpha=0       | 2 | (0, 1]",
                "network.leak.alpha=1.5     | 2 | (0, 1]",
                "training.batch=0           | 2 | training.batch",
                "training.learning_rate=-1  | 2 | learning_rate",
                "task.output=sound          | 2 | place-code",
                "steps                      | 2 | key=value",
            })
    void aWrongOverrideNamesTheKeyAndWhatWasExpected(String word, int exitCode, String hint) {
        Path out = folder.resolve("run");
        String[] leak = word.startsWith("network.leak")
                ? new String[] {"network.leak={kind: alpha, alpha: 1}"}
                : new String[] {};
        var words = new java.util.ArrayList<>(
                java.util.List.of("run", TinyRun.recipe(folder).toString()));
        words.addAll(java.util.List.of(leak));
        words.addAll(java.util.List.of(word, "--out", out.toString()));
        TinyRun.Result result = TinyRun.call(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isIn(1, exitCode);
        assertOneMessage(result, hint);
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnknownKeyInAFileNamesLineAndNearestKey() throws IOException {
        Path recipe = folder.resolve("typo.yaml");
        Files.writeString(recipe, TinyRun.RECIPE.replace("  batch: 10", "  bach: 10"));
        TinyRun.Result result = TinyRun.call(
                "run", recipe.toString(), "--out", folder.resolve("run").toString());
        assertThat(result.exitCode()).isIn(1, 2);
        assertOneMessage(result, "typo.yaml:15:3");
        assertThat(result.err()).contains("training.batch");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aNativeLibraryThatIsMissingIsNamedBeforeTheFolderIsTouched() {
        Path out = folder.resolve("run");
        int exitCode = TinyRun.run(
                folder,
                List.of("--enable-native-access=ALL-UNNAMED", "-Dperiplus.blas=/no/such/libblas.so"),
                "run",
                TinyRun.recipe(folder).toString(),
                "math=native",
                "--out",
                out.toString());
        assertThat(exitCode).isEqualTo(1);
        assertThat(TinyRun.log(folder))
                .contains("the BLAS /no/such/libblas.so")
                .contains("Install OpenBLAS")
                .doesNotContain("at periplus.");
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnknownRecipeNamesTheNearest() {
        TinyRun.Result result = TinyRun.call("run", "quikstart");
        assertThat(result.exitCode()).isEqualTo(2);
        assertOneMessage(result, "quickstart");
    }

    @Test
    void anUnknownCommandOrOptionExitsWithTwo() {
        assertThat(TinyRun.call("runn").exitCode()).isEqualTo(2);
        assertThat(TinyRun.call("run", "quickstart", "--sed", "3").exitCode()).isEqualTo(2);
        assertThat(TinyRun.call("evaluate", run.toString()).exitCode()).isEqualTo(2);
        assertThat(TinyRun.call().exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderWithAnotherRunIsNotOverwritten() {
        var before = TinyRun.hashes(run);
        TinyRun.Result result = TinyRun.call("run", TinyRun.recipe(folder).toString(), "--out", run.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertOneMessage(result, "not overwritten");
        assertThat(TinyRun.hashes(run)).isEqualTo(before);
    }

    @Test
    void aMissingPathFile() {
        assertRefused(folder.resolve("none.npz"), "none.npz");
    }

    @Test
    void aTruncatedNpz() throws IOException {
        Path whole = write("whole.npz", 0.1, 0.1);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.npz");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(cut, "cut.npz");
    }

    @Test
    void anObjectArray() throws IOException {
        Path file = folder.resolve("object.npz");
        byte[] npy = npy("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }", new byte[24]);
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("t.npy"));
            zip.write(npy);
            zip.putNextEntry(new java.util.zip.ZipEntry("pos.npy"));
            zip.write(npy);
        }
        assertRefused(file, "object");
    }

    @Test
    void anArrayOfTheWrongType() throws IOException {
        Path file = folder.resolve("text.npz");
        byte[] npy = npy("{'descr': '<U1', 'fortran_order': False, 'shape': (3,), }", new byte[12]);
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("t.npy"));
            zip.write(npy);
            zip.putNextEntry(new java.util.zip.ZipEntry("pos.npy"));
            zip.write(npy);
        }
        assertRefused(file, "<U1");
    }

    @Test
    void aNanInAPath() {
        assertRefused(write("nan.npz", 0.1, Double.NaN), "NaN");
    }

    @Test
    void aPathThatLeavesTheArena() {
        assertRefused(write("far.npz", 0.1, 5.0), "outside");
    }

    @Test
    void mapsOfTheWrongRank() {
        Path file = folder.resolve("maps.npy");
        Npy.write(file, NpyArray.of(new double[] {1, 2, 3}, 3));
        TinyRun.Result result = TinyRun.call("score", file.toString(), "--box-metres", "1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertOneMessage(result, "[unit][y][x]");
    }

    private void assertRefused(Path path, String hint) {
        var before = TinyRun.hashes(run);
        Path out = folder.resolve("out");
        TinyRun.Result result =
                TinyRun.call("evaluate", run.toString(), "--path", path.toString(), "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertOneMessage(result, hint);
        assertThat(out).doesNotExist();
        assertThat(TinyRun.hashes(run)).isEqualTo(before);
    }

    private static void assertOneMessage(TinyRun.Result result, String hint) {
        assertThat(result.err()).contains(hint).startsWith("periplus: ").doesNotContain("\tat ");
        assertThat(result.err().strip().lines().filter(line -> line.startsWith("periplus: ")))
                .hasSize(1);
        assertThat(result.out()).isEmpty();
    }

    /** A walk of 200 samples in which the middle one is at (x, y). */
    private Path write(String name, double x, double y) {
        double[] t = new double[200];
        double[] pos = new double[400];
        for (int i = 0; i < 200; i++) {
            t[i] = 0.02 * i;
            pos[2 * i] = 0.5 * StrictMath.sin(0.05 * i);
            pos[2 * i + 1] = 0.5 * StrictMath.cos(0.05 * i);
        }
        pos[200] = x;
        pos[201] = y;
        var arrays = new LinkedHashMap<String, NpyArray>();
        arrays.put("t", NpyArray.of(t, 200));
        arrays.put("pos", NpyArray.of(pos, 200, 2));
        Path file = folder.resolve(name);
        Npz.write(file, arrays);
        return file;
    }

    private static byte[] npy(String header, byte[] data) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) text.length).put(text).put(data);
        return bytes.array();
    }
}
