package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.lab.Fixtures;

class NpyTest {
    @TempDir
    Path folder;

    private static double[] table() {
        double[] values = new double[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i / 8.0 - 1;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f8_c",
                "f8_fortran",
                "f8_big_endian",
                "f8_big_endian_fortran",
                "f4_c",
                "f4_big_endian",
                "f8_v2",
                "f8_v3"
            })
    void every_layout_that_numpy_writes_reads_as_the_same_table(String name) {
        NpyArray array = Npy.read(Fixtures.path("formats/" + name + ".npy"));
        assertThat(array.shape()).containsExactly(2, 3, 4);
        assertThat(array.asDoubles()).containsExactly(table());
    }

    @Test
    void integers_bytes_and_truth_values_read_exactly() {
        assertThat(Npy.read(Fixtures.path("formats/i4_c.npy")).asLongs())
                .containsExactly(1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE);
        assertThat(Npy.read(Fixtures.path("formats/i8_big_endian.npy")).asLongs())
                .containsExactly(1, -2, 1L << 62);
        assertThat(Npy.read(Fixtures.path("formats/u1.npy")).asLongs()).containsExactly(0, 127, 255);
        assertThat(Npy.read(Fixtures.path("formats/b1.npy")).asLongs()).containsExactly(1, 0, 1);
    }

    @Test
    void scalars_empty_arrays_and_nan_are_arrays_too() {
        NpyArray scalar = Npy.read(Fixtures.path("formats/f8_scalar.npy"));
        assertThat(scalar.rank()).isZero();
        assertThat(scalar.at(0)).isEqualTo(2.5);
        assertThat(Npy.read(Fixtures.path("formats/f8_empty.npy")).shape()).containsExactly(0, 3);
        assertThat(Npy.read(Fixtures.path("formats/f8_nan.npy")).asDoubles())
                .containsExactly(1, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f8_c", "f4_c", "i4_c", "i8_c", "f8_scalar", "f8_empty", "f8_nan"})
    void what_we_write_is_byte_for_byte_what_numpy_writes(String name) throws IOException {
        Path theirs = Fixtures.path("formats/" + name + ".npy");
        Path ours = folder.resolve(name + ".npy");
        Npy.write(ours, Npy.read(theirs));
        assertThat(Files.readAllBytes(ours)).isEqualTo(Files.readAllBytes(theirs));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(ours);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "object     | np.save(file, np.asarray(a, dtype=np.float64), allow_pickle=False)",
                "structured | Save one field",
                "complex    | '<c16' is not one of ours",
                "f2         | .astype(np.float64)"
            })
    void what_is_not_numbers_of_ours_is_refused_with_advice(String name, String advice) {
        Path file = Fixtures.path("formats/" + name + ".npy");
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(advice);
    }

    @Test
    void every_prefix_of_a_file_is_refused_as_ours() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("formats/f8_c.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path file = folder.resolve("cut.npy");
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npy.read(file))
                    .as("prefix of %s bytes", length)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("cut.npy");
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> Npy.read(folder.resolve("nowhere.npy")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("no such file: ")
                .hasMessageContaining("nowhere.npy");
    }

    @Test
    void a_shape_that_does_not_fit_its_data_is_a_defect_of_the_caller() {
        assertThatThrownBy(() -> NpyArray.of(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 6 elements, got 5");
        assertThat(NpyArray.of(new double[1]).shape()).containsExactly(1);
        assertThat(NpyArray.scalar(3).shape()).isEmpty();
    }
}
