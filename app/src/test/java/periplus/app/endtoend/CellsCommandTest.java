package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.app.figures.Drawings;
import periplus.core.random.RandomStream;
import periplus.lab.formats.CsvTable;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.SafeTensors;

class CellsCommandTest {
    private static final int UNITS = 6;
    private static final int PLACES = 16;

    @TempDir
    Path folder;

    private static NpyArray matrix(String name, int rows, int columns, boolean turned) {
        RandomStream stream = RandomStream.of(1, name);
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[turned ? c * rows + r : r * columns + c] = (float) stream.nextGaussian();
            }
        }
        return turned ? NpyArray.of(values, columns, rows) : NpyArray.of(values, rows, columns);
    }

    private static SequencedMap<String, NpyArray> tensors(boolean turned) {
        SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
        tensors.put("encoder.weight", matrix("e", UNITS, PLACES, turned));
        tensors.put("RNN.weight_hh_l0", matrix("j", UNITS, UNITS, turned));
        tensors.put("RNN.weight_ih_l0", matrix("m", UNITS, 2, turned));
        tensors.put("decoder.weight", matrix("d", PLACES, UNITS, turned));
        return tensors;
    }

    private Path weights(SequencedMap<String, NpyArray> tensors) {
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, tensors, new LinkedHashMap<>());
        return file;
    }

    private Path centres(int rows, int columns) {
        RandomStream stream = RandomStream.of(2, "centres");
        double[] xy = new double[rows * columns];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = 2 * stream.nextUniform() - 1;
        }
        Path file = folder.resolve("centres.npy");
        Npy.write(file, NpyArray.of(xy, rows, columns));
        return file;
    }

    private TinyRun.Result cells(Path source, Path centres, String... more) {
        String[] words = {"cells", source.toString(), "--centres", centres.toString(), "--trials", "200", "--nulls", "2"
        };
        return TinyRun.call(
                java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    @Test
    void somebodyElsesWeightsGiveATableAndAFigure() throws IOException {
        Path out = folder.resolve("out");
        TinyRun.Result result = cells(weights(tensors(false)), centres(PLACES, 2), "--out", out.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<?, ?> json = JsonReader.readObject(result.out().strip(), "stdout");
        assertThat(number(json, "units").intValue()).isEqualTo(UNITS);
        CsvTable table = CsvTable.read(out.resolve("cells.csv"));
        assertThat(table.rows()).isEqualTo(UNITS);
        Drawings.parse(Files.readString(out.resolve("cells.svg")));
        assertThat(out.resolve("cells.json")).isRegularFile();
        // the other layout, said so, is the same network
        TinyRun.Result turned = cells(weights(tensors(true)), centres(PLACES, 2), "--rows", "from", "--json");
        assertThat(turned.out()).isEqualTo(result.out());
    }

    @Test
    void fourNpyFilesAreTheSameNetwork() {
        SequencedMap<String, NpyArray> tensors = tensors(false);
        String expected = cells(weights(tensors), centres(PLACES, 2), "--json").out();
        List<String> names = List.of("encoder", "recurrent", "input", "readout");
        int at = 0;
        for (NpyArray array : tensors.values()) {
            Npy.write(folder.resolve(names.get(at++) + ".npy"), array);
        }
        assertThat(cells(folder, centres(PLACES, 2), "--json").out()).isEqualTo(expected);
    }

    private void refused(SequencedMap<String, NpyArray> tensors, String... parts) {
        TinyRun.Result result = cells(weights(tensors), centres(PLACES, 2));
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains(parts);
    }

    @Test
    void wrongShapesAreRefusedWithTheShapeFoundAndTheShapeExpected() {
        refused(tensors(true), "found shape (2, 6)", "expected (6, 2)", "transposed", "RNN.weight_ih_l0");
        SequencedMap<String, NpyArray> missing = tensors(false);
        missing.remove("decoder.weight");
        refused(missing, "no tensor 'decoder.weight'", "encoder.weight");
        SequencedMap<String, NpyArray> wrong = tensors(false);
        wrong.put("encoder.weight", matrix("e", UNITS, PLACES + 1, false));
        refused(wrong, "found shape (6, 17)", "expected (6, 16)");
        SequencedMap<String, NpyArray> oblong = tensors(false);
        oblong.put("RNN.weight_hh_l0", matrix("j", UNITS, UNITS + 1, false));
        refused(oblong, "found shape (6, 7)", "square");
    }

    @Test
    void centresAreNeededAndMustFit() {
        Path file = weights(tensors(false));
        TinyRun.Result without = TinyRun.call("cells", file.toString());
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("--centres");
        TinyRun.Result turned = cells(file, centres(2, PLACES));
        assertThat(turned.exitCode()).isNotZero();
        assertThat(turned.err()).contains("(16, 2)", "transposed");
        TinyRun.Result small = cells(file, centres(PLACES, 2), "--arena-side", "0.5");
        assertThat(small.exitCode()).isNotZero();
        assertThat(small.err()).contains("--arena-side");
    }

    @Test
    void wrongWordsAreNamed() {
        Path file = weights(tensors(false));
        for (String[] words : new String[][] {{"--rows", "up"}, {"--trials", "1"}, {"--surround-ratio", "1"}}) {
            TinyRun.Result result = cells(file, centres(PLACES, 2), words);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains(words[0]);
        }
    }

    @Test
    void aRunOfOursNeedsNoCentres() {
        Path recipe = TinyRun.recipe(folder);
        Path run = folder.resolve("run");
        assertThat(TinyRun.call("run", recipe.toString(), "--out", run.toString())
                        .exitCode())
                .isZero();
        TinyRun.Result result = TinyRun.call("cells", run.toString(), "--trials", "100", "--nulls", "0");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("20 units", "neitherBandNorGrid");
    }

    private static Number number(Map<?, ?> json, String key) {
        return (Number) Objects.requireNonNull(json.get(key), key);
    }
}
