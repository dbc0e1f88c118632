package periplus.lab.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.lab.files.DiskStorage;

class CheckpointTest {
    private static final String RECIPE = "b".repeat(64);

    @TempDir
    Path folder;

    private static CheckpointData small(long step) {
        SequencedMap<String, float[]> tensors = new LinkedHashMap<>();
        tensors.put("w", new float[] {1, Float.NaN, -0f, Float.MIN_VALUE});
        tensors.put("empty", new float[0]);
        SequencedMap<String, Long> counters = new LinkedHashMap<>();
        counters.put("noise", Long.MIN_VALUE);
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("rate", 0.1);
        values.put("best", Double.POSITIVE_INFINITY);
        return new CheckpointData(step, RECIPE, "0.1.0", tensors, counters, values, 17);
    }

    private static byte[] bytes(CheckpointData data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckpointFormat.write(out, data);
        return out.toByteArray();
    }

    private static void readBytes(byte[] bytes) throws IOException {
        CheckpointFormat.verify(new ByteArrayInputStream(bytes), bytes.length, "c.bin");
        CheckpointFormat.read(new ByteArrayInputStream(bytes), bytes.length, "c.bin");
    }

    private Path file() {
        return folder.resolve("checkpoint.bin");
    }

    private CheckpointData load(List<String> messages) {
        return Checkpoint.load(DiskStorage.INSTANCE, file(), RECIPE, false, messages::add)
                .orElseThrow();
    }

    @Test
    void a_state_is_read_back_exactly_and_equal_states_have_equal_bytes() throws IOException {
        Checkpoint.save(DiskStorage.INSTANCE, file(), small(5));
        CheckpointData loaded = load(new ArrayList<>());
        assertThat(loaded.step()).isEqualTo(5);
        assertThat(loaded.tensors().get("w")).containsExactly(1, Float.NaN, -0f, Float.MIN_VALUE);
        assertThat(loaded.counter("noise")).isEqualTo(Long.MIN_VALUE);
        assertThat(loaded.value("best")).isInfinite();
        assertThat(loaded.value("rate")).isEqualTo(0.1);
        assertThat(loaded.metricsBytes()).isEqualTo(17);
        assertThat(bytes(loaded)).isEqualTo(bytes(small(5))).isEqualTo(Files.readAllBytes(file()));
    }

    @Test
    void without_any_checkpoint_there_is_nothing_to_load() {
        assertThat(Checkpoint.load(DiskStorage.INSTANCE, file(), RECIPE, false, m -> {}))
                .isEmpty();
    }

    @Test
    void every_prefix_is_refused() throws IOException {
        byte[] whole = bytes(small(5));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> readBytes(cut))
                    .as("prefix of %s bytes", length)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("not a whole checkpoint");
        }
    }

    @Test
    void every_single_byte_flip_and_every_added_byte_is_refused() throws IOException {
        byte[] whole = bytes(small(5));
        for (int i = 0; i < whole.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> readBytes(flipped))
                        .as("byte %s bit %s", i, bit)
                        .isInstanceOf(BadInputException.class);
            }
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> readBytes(longer)).isInstanceOf(BadInputException.class);
    }

    @Test
    void even_without_the_outer_hash_no_flip_is_a_foreign_exception() throws IOException {
        byte[] whole = bytes(small(5));
        int refused = 0;
        for (int i = 0; i < whole.length - CheckpointFormat.TRAILER_BYTES; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x15;
            try {
                CheckpointFormat.read(new ByteArrayInputStream(flipped), flipped.length, "c.bin");
            } catch (BadInputException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 3);
    }

    @Test
    void a_damaged_checkpoint_falls_back_to_the_previous_one_and_says_so() throws IOException {
        Checkpoint.save(DiskStorage.INSTANCE, file(), small(5));
        Checkpoint.save(DiskStorage.INSTANCE, file(), small(6));
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 4;
        Files.write(file(), bytes);
        List<String> messages = new ArrayList<>();
        assertThat(load(messages).step()).isEqualTo(5);
        assertThat(messages)
                .singleElement()
                .satisfies(m -> assertThat(m)
                        .contains("SHA-256")
                        .contains("Going on from")
                        .contains("checkpoint.bin.prev"));
        Files.delete(file());
        messages.clear();
        assertThat(load(messages).step()).isEqualTo(5);
        assertThat(messages).singleElement().satisfies(m -> assertThat(m).contains("missing"));
    }

    @Test
    void another_recipe_is_refused_unless_forced() {
        Checkpoint.save(DiskStorage.INSTANCE, file(), small(5));
        String other = "c".repeat(64);
        assertThatThrownBy(() -> Checkpoint.load(DiskStorage.INSTANCE, file(), other, false, m -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(RECIPE)
                .hasMessageContaining(other);
        List<String> messages = new ArrayList<>();
        assertThat(Checkpoint.load(DiskStorage.INSTANCE, file(), other, true, messages::add))
                .isPresent();
        assertThat(messages).hasSize(1);
    }

    @Test
    void a_tensor_of_another_network_is_refused() {
        CheckpointData data = small(1);
        assertThatThrownBy(() -> data.copyTensor("w", new float[3]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("4 numbers, this network needs 3");
        assertThatThrownBy(() -> data.counter("no")).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> data.value("no")).isInstanceOf(BadInputException.class);
    }
}
