package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.lab.formats.PathIntegratorWeights.Layout;
import periplus.lab.formats.PathIntegratorWeights.Names;

class PathIntegratorWeightsTest {
    private static final int UNITS = 5;
    private static final int PLACES = 3;

    @TempDir
    Path folder;

    private static NpyArray matrix(int rows, int columns, boolean turned) {
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[turned ? c * rows + r : r * columns + c] = 100 * r + c;
            }
        }
        return turned ? NpyArray.of(values, columns, rows) : NpyArray.of(values, rows, columns);
    }

    private static SequencedMap<String, NpyArray> tensors(boolean turned) {
        Names names = Names.pytorch();
        SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
        tensors.put(names.encoder(), matrix(UNITS, PLACES, turned));
        tensors.put(names.recurrent(), matrix(UNITS, UNITS, turned));
        tensors.put(names.input(), matrix(UNITS, 2, turned));
        tensors.put(names.readout(), matrix(PLACES, UNITS, turned));
        return tensors;
    }

    private PathIntegratorWeights read(SequencedMap<String, NpyArray> tensors, Layout layout) {
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, tensors, new LinkedHashMap<>());
        return PathIntegratorWeights.readSafeTensors(file, Names.pytorch(), layout);
    }

    private void refused(String name, NpyArray instead, String... parts) {
        SequencedMap<String, NpyArray> tensors = tensors(false);
        tensors.put(name, instead);
        assertThatThrownBy(() -> read(tensors, Layout.ROW_IS_TO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(name)
                .hasMessageContainingAll(parts);
    }

    @Test
    void bothLayoutsGiveTheSameWeights() {
        PathIntegratorWeights to = read(tensors(false), Layout.ROW_IS_TO);
        PathIntegratorWeights from = read(tensors(true), Layout.ROW_IS_FROM);
        assertThat(to.units()).isEqualTo(UNITS);
        assertThat(to.places()).isEqualTo(PLACES);
        assertThat(to.recurrent()[1 * UNITS + 4]).isEqualTo(104);
        assertThat(from.units()).isEqualTo(UNITS);
        assertThat(from.encoder()).isEqualTo(to.encoder());
        assertThat(from.recurrent()).isEqualTo(to.recurrent());
        assertThat(from.input()).isEqualTo(to.input());
        assertThat(from.readout()).isEqualTo(to.readout());
    }

    @Test
    void fourNpyFilesAreReadAlike() {
        Path[] files = new Path[4];
        int i = 0;
        for (NpyArray array : tensors(false).values()) {
            files[i] = folder.resolve("w" + i + ".npy");
            Npy.write(files[i++], array);
        }
        PathIntegratorWeights read =
                PathIntegratorWeights.readNpy(files[0], files[1], files[2], files[3], Layout.ROW_IS_TO);
        assertThat(read.readout())
                .isEqualTo(read(tensors(false), Layout.ROW_IS_TO).readout());
        assertThatThrownBy(
                        () -> PathIntegratorWeights.readNpy(files[0], files[2], files[1], files[3], Layout.ROW_IS_TO))
                .hasMessageContaining("w2.npy")
                .hasMessageContaining("(5, 2)")
                .hasMessageContaining("square");
    }

    @Test
    void aFileOfTheOtherLayoutIsRefusedAndNotTurned() {
        assertThatThrownBy(() -> read(tensors(true), Layout.ROW_IS_TO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("found shape (2, 5)", "expected (5, 2)", "transposed", "other layout");
        assertThatThrownBy(() -> read(tensors(false), Layout.ROW_IS_FROM))
                .hasMessageContainingAll("found shape (5, 2)", "expected (2, 5)", "transposed");
    }

    @Test
    void oneTransposedMatrixIsRefused() {
        Names names = Names.pytorch();
        refused(names.readout(), matrix(PLACES, UNITS, true), "found shape (5, 3)", "expected (3, 5)", "transposed");
        refused(names.encoder(), matrix(UNITS, PLACES, true), "found shape (3, 5)", "expected (5, 3)", "transposed");
    }

    @Test
    void wrongShapesAndKindsAreRefused() {
        Names names = Names.pytorch();
        refused(names.recurrent(), matrix(UNITS, UNITS + 1, false), "found shape (5, 6)", "square");
        refused(names.input(), matrix(UNITS, 3, false), "found shape (5, 3)", "expected (5, 2)");
        refused(names.encoder(), matrix(UNITS, 4, false), "found shape (5, 4)", "expected (5, 3)");
        refused(names.readout(), matrix(PLACES, 7, false), "found shape (3, 7)", "expected (3, 5)");
        refused(names.input(), NpyArray.of(new float[10]), "(10,)", "two axes");
        refused(names.input(), NpyArray.of(new int[10], 5, 2), "i4", "real numbers");
        refused(names.input(), NpyArray.of(new float[] {1, 2, 3, Float.NaN, 5, 6, 7, 8, 9, 0}, 5, 2), "element 3");
    }

    @Test
    void aMissingTensorIsNamedBesideThoseThatAreThere() {
        SequencedMap<String, NpyArray> tensors = tensors(false);
        tensors.remove("RNN.weight_hh_l0");
        assertThatThrownBy(() -> read(tensors, Layout.ROW_IS_TO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no tensor 'RNN.weight_hh_l0'")
                .hasMessageContaining("decoder.weight");
    }
}
