package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadInputException;
import periplus.lab.Fixtures;

class TrajectoryFileTest {
    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        Path file = folder.resolve("walk.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    @ParameterizedTest
    @CsvSource({"path.npz, 0", "path_compressed_f4.npz, 1e-7"})
    void a_recorded_path_is_read_under_both_spellings(String name, double tolerance) {
        RecordedPath path = TrajectoryFile.read(Fixtures.path("formats/" + name));
        assertThat(path.instants()).isEqualTo(5);
        assertThat(path.x(4)).isCloseTo(0.5, org.assertj.core.data.Offset.offset(tolerance));
        assertThat(path.y(2)).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-7));
        assertThat(path.medianStepSeconds()).isCloseTo(0.02, org.assertj.core.data.Offset.offset(1e-7));
        assertThat(path.headingRadians()).isNull();
    }

    @Test
    void several_simulated_paths_are_a_list() {
        List<RecordedPath> paths = TrajectoryFile.readAll(Fixtures.path("formats/paths.npz"));
        assertThat(paths).hasSize(2);
        assertThat(paths.get(1).x(0)).isEqualTo(paths.get(0).x(0) + 1);
        assertThat(paths.get(1).headingRadians()).hasSize(5);
        assertThatThrownBy(() -> TrajectoryFile.read(Fixtures.path("formats/paths.npz")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds 2 paths; expected one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path_object.npz      | array 'pos': an array of Python objects",
                "path_int.npz         | array 'pos': dtype <i8; expected <f8 or <f4",
                "path_wrong_shape.npz | array 'pos': shape (2, 5); expected (5, 2) or (path, 5, 2)",
                "path_missing.npz     | no array 't_s' (or 't') of times in seconds; it holds [time, positions]",
                "path_nan.npz         | array 'pos': NaN at index [3, 1]",
                "path_backwards.npz   | array 't': 0.06 at index 1 after 0.08; expected finite, increasing",
                "f8_c.npy             | a path must be a .npz"
            })
    void an_unusable_file_is_refused_with_array_and_reason(String name, String expected) {
        Path file = Fixtures.path("formats/" + name);
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> TrajectoryFile.read(folder.resolve("no.npz")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("no such file");
    }

    @Test
    void csv_columns_come_in_any_order_with_mark_quotes_and_windows_line_ends() throws IOException {
        RecordedPath path = TrajectoryFile.read(csv(String.join(
                        "\r\n",
                        "\uFEFF'note',y_m,t_s,x_m,heading_rad",
                        "'a, ''b''\nc',0.2,0,0.1,3.0",
                        "",
                        "plain,.4,1e-1,'0.3',-3",
                        "")
                .replace('\'', '"')));
        assertThat(path.tSeconds()).containsExactly(0, 0.1);
        assertThat(path.positionMetres()).containsExactly(0.1, 0.2, 0.3, 0.4);
        assertThat(path.headingRadians()).containsExactly(3, -3);
    }

    @Test
    void short_column_names_are_understood() throws IOException {
        assertThat(TrajectoryFile.read(csv("t,x,y\n0,1,2\n1,3,4")).positionMetres())
                .containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nan            | t_s,x_m,y_m@0,1,2@1,NaN,2          | walk.csv:3:3 (x_m): 'NaN' is no value",
                "nan_lower      | t_s,x_m,y_m@0,1,2@1,2,nan          | walk.csv:3:5 (y_m): 'nan' is no value",
                "infinite       | t_s,x_m,y_m@0,1,inf@1,2,3          | walk.csv:2:5 (y_m): 'inf' is no value",
                "overflowing    | t_s,x_m,y_m@0,1,1e999@1,2,3        | (y_m): '1e999' is not a number",
                "empty_cell     | t_s,x_m,y_m@0,,2@1,2,3             | walk.csv:2:3 (x_m): '' is no value",
                "decimal_comma  | t_s,x_m,y_m@0,\"1,5\",2@1,2,3      | walk.csv:2:3 (x_m): '1,5' is a decimal comma",
                "commas_double  | t_s,x_m,y_m@0,0,1,5,2,5            | walk.csv:2:1: 6 cells; expected 3",
                "ragged         | t_s,x_m,y_m@0,1,2@1,2              | walk.csv:3:1: 2 cells; expected 3",
                "semicolons     | t_s;x_m;y_m@0;1;2                  | separated by semicolons",
                "no_column      | t_s,x_m,z_m@0,1,2@1,2,3            | no column 'y_m' (or 'y')",
                "both_names     | t_s,t,x,y@0,0,1,2@1,1,2,3          | both 't_s' and 't'",
                "backwards      | t_s,x_m,y_m@1,1,2@0,2,3            | walk.csv:3:1 (t_s): time 0.0 after 1.0",
                "one_row        | t_s,x_m,y_m@1,1,2                  | 1 instants; expected at least 2",
                "open_quote     | t_s,x_m,y_m@0,\"1,2@1,2,3          | walk.csv:2:3: a quote that is never closed",
                "inner_quote    | t_s,x_m,y_m@0,1\"2,3               | walk.csv:2:4: a quote inside",
                "hexadecimal    | t_s,x_m,y_m@0,0x1p3,3@1,2,3        | '0x1p3' is not a number",
            })
    void a_wrong_csv_is_refused_with_line_and_column(String rule, String text, String expected) throws IOException {
        Path file = csv(text.replace('@', '\n'));
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .as(rule)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void an_empty_csv_is_refused() throws IOException {
        Path file = csv("");
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("empty");
    }
}
