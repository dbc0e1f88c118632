package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.PeriplusException;
import periplus.lab.Fixtures;
import periplus.testkit.Cases;

/** Damaged files of every format: the result is a value or our exception, soon and with little memory. */
class ReaderFuzzTest {
    private static final long ALLOCATION_LIMIT = 4L << 20;

    @TempDir
    Path folder;

    private static void readAny(Path file) {
        String name = String.valueOf(file.getFileName());
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npy" -> Npy.read(file);
            case "npz" -> Npz.read(file);
            case "safetensors" -> SafeTensors.read(file);
            case "csv" -> TrajectoryFile.read(file);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static long mix(long value) {
        long z = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return (z ^ z >>> 29) * 0x94d049bb133111ebL ^ z >>> 32;
    }

    /** Flips, cuts, repeats or zeroes a few bytes. */
    private static byte[] damaged(byte[] sound, long seed) {
        byte[] bytes = sound.clone();
        long state = seed;
        int changes = 1 + Math.floorMod(mix(state), 4);
        for (int i = 0; i < changes; i++) {
            state = mix(state + i);
            int at = Math.floorMod(state, bytes.length);
            switch (Math.floorMod(mix(state), 5)) {
                case 0 -> bytes[at] ^= (byte) (1 << (state >>> 40 & 7));
                case 1 -> bytes[at] = (byte) (state >>> 48);
                case 2 -> bytes = at == 0 ? bytes : Arrays.copyOf(bytes, at);
                case 3 -> bytes[at] = (byte) 0xff;
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + at);
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "formats/f8_fortran.npy, 1000",
        "formats/f8_v2.npy, 500",
        "formats/path.npz, 1000",
        "formats/path_compressed_f4.npz, 800",
        "formats/reference.safetensors, 1000",
        "formats/walk.csv, 800"
    })
    void a_damaged_file_gives_a_value_or_our_exception(String fixture, int cases) throws IOException {
        byte[] sound = Files.readAllBytes(Fixtures.path(fixture));
        Path file = folder.resolve(String.valueOf(Path.of(fixture).getFileName()));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] refused = new int[1];
        Cases.forAll(cases, seed -> {
            try {
                Files.write(file, damaged(sound, seed));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                readAny(file);
            } catch (PeriplusException e) {
                refused[0]++;
                assertThat(e.getMessage()).contains(String.valueOf(file.getFileName()));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("a foreign exception", e);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOCATION_LIMIT);
        });
        assertThat(refused[0]).isGreaterThan(cases / 4);
    }
}
