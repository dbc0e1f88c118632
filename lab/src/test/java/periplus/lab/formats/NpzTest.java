package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.lab.Fixtures;

class NpzTest {
    @TempDir
    Path folder;

    private static SequencedMap<String, NpyArray> arrays() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("t_s", NpyArray.of(new double[] {0, 0.1, 0.2}));
        arrays.put("position_m", NpyArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        arrays.put("seed", NpyArray.of(new long[] {42}));
        return arrays;
    }

    private Path zip(String name, String entry, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    private static byte[] npy() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.write(bytes, NpyArray.of(new double[] {1, 2}));
        return bytes.toByteArray();
    }

    @Test
    void what_is_written_is_read_back_in_order() {
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays());
        SequencedMap<String, NpyArray> read = Npz.read(file);
        assertThat(read.keySet()).containsExactly("t_s", "position_m", "seed");
        assertThat(read).hasEntrySatisfying("position_m", a -> {
            assertThat(a.shape()).containsExactly(3, 2);
            assertThat(a.asFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        });
    }

    @Test
    void equal_arrays_give_equal_bytes_in_every_time_zone() throws IOException {
        Path first = folder.resolve("first.npz");
        Path second = folder.resolve("second.npz");
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Npz.write(first, arrays());
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Npz.write(second, arrays());
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    }

    @Test
    void a_missing_array_lists_those_that_are_there() {
        try (Npz npz = Npz.open(Fixtures.path("formats/path.npz"))) {
            assertThat(npz.names()).containsExactly("t", "pos");
            assertThatThrownBy(() -> npz.get("velocity"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("no array 'velocity'; it holds [t, pos]");
        }
    }

    @Test
    void every_prefix_of_a_file_is_refused_as_ours() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("formats/path.npz"));
        Path file = folder.resolve("cut.npz");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npz.read(file))
                    .as("prefix of %s bytes", length)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("cut.npz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.npy", "/root.npy", "a/../../b.npy", "a\\b.npy", "C:x.npy", "a//b.npy", "./a.npy"})
    void a_name_that_leaves_the_archive_is_refused(String entry) throws IOException {
        Path file = zip("names.npz", entry, npy());
        assertThatThrownBy(() -> Npz.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("points out of the archive");
    }

    @Test
    void a_zip_in_the_zip_is_refused() throws IOException {
        Path file = zip("nested.npz", "inner.npz", npy());
        assertThatThrownBy(() -> Npz.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'inner.npz' is not an array");
    }

    @Test
    void a_bomb_is_refused_by_its_ratio_before_it_is_unpacked() throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatThrownBy(() -> Npz.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("zip bombs")
                .hasMessageContaining("np.savez");
    }

    @Test
    void a_flipped_byte_in_stored_data_is_found_by_its_checksum() throws IOException {
        Path file = folder.resolve("flip.npz");
        Npz.write(file, arrays());
        byte[] bytes = Files.readAllBytes(file);
        int inData = 30 + "t_s.npy".length() + 128 + 9;
        bytes[inData] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("array 't_s': checksum");
    }
}
