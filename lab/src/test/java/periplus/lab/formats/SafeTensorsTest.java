package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadInputException;
import periplus.lab.Fixtures;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private Path file(String header, int payloadBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("attack.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + payloadBytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
        return file;
    }

    @Test
    void the_reference_writer_s_file_reads_with_halves_widened() {
        SafeTensors.Content content = SafeTensors.read(Fixtures.path("formats/reference.safetensors"));
        assertThat(content.metadata()).containsEntry("format", "pt");
        assertThat(content.get("rnn.weight_hh_l0").shape()).containsExactly(2, 3);
        assertThat(content.get("rnn.weight_hh_l0").asFloats()).containsExactly(0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
        assertThat(content.get("half").asFloats()).containsExactly(1, -0.5f, 65504, 0x1p-24f);
        assertThat(content.get("double").asDoubles()).containsExactly(0.1);
        assertThat(content.get("steps").asLongs()).containsExactly(7);
    }

    @Test
    void what_is_written_is_read_back_with_aligned_data() throws IOException {
        SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
        tensors.put("weight", NpyArray.of(new float[] {1, Float.NaN, -0f, 3.5f}, 2, 2));
        tensors.put("bias", NpyArray.of(new float[0]));
        tensors.put("steps", NpyArray.of(new long[] {Long.MIN_VALUE}));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(file, tensors, metadata);
        SafeTensors.Content read = SafeTensors.read(file);
        assertThat(read.tensors().keySet()).containsExactly("weight", "bias", "steps");
        assertThat(read.get("weight").asFloats()).containsExactly(1, Float.NaN, -0f, 3.5f);
        assertThat(read.get("bias").shape()).containsExactly(0);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
        assertThatThrownBy(() -> read.get("weights"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("[weight, bias, steps]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "overlapping_offsets; {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}; it overlaps",
                "gap_between_tensors; {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}; a gap",
                "data_not_covered; {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; overlong",
                "beyond_the_data; {\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}; truncated",
                "size_is_not_shape_times_dtype; {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}};"
                        + " needs 8 bytes",
                "unknown_dtype; {\"a\":{\"dtype\":\"F33\",\"shape\":[3],\"data_offsets\":[0,12]}}; F33 is unknown",
                "known_but_unsupported_dtype; {\"a\":{\"dtype\":\"U32\",\"shape\":[3],\"data_offsets\":[0,12]}}; U32"
                        + " is sound but not one of ours",
                "name_twice; {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}; Duplicate",
                "backward_offsets; {\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,4]}}; not before it",
                "negative_offset; {\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[-4,12]}}; data_offsets"
                        + " is not a list",
                "negative_shape; {\"a\":{\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[0,12]}}; shape is not a"
                        + " list",
                "fractional_shape; {\"a\":{\"dtype\":\"F32\",\"shape\":[3.0],\"data_offsets\":[0,12]}}; shape is not a"
                        + " list",
                "shape_overflows; {\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,12]}};"
                        + " does not fit in 64 bits",
                "number_beyond_64_bits; {\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],"
                        + "\"data_offsets\":[0,12]}}; strict JSON",
                "three_offsets; {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,6,12]}}; a start and an"
                        + " end",
                "metadata_not_text; {\"__metadata__\":{\"a\":1}}; is not text",
                "not_an_object; [1]; no '{'",
                "text_after_header; {} x; strict JSON",
            })
    void a_malicious_header_is_refused(String rule, String header, String expected) throws IOException {
        Path file = file(header, 12);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .as(rule)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("attack.safetensors")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({"100000001, at most 100000000", "-1, at most 100000000", "64, truncated"})
    void a_header_length_beyond_limit_or_file_is_refused(long length, String expected) throws IOException {
        Path file = folder.resolve("header.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .array());
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void deep_nesting_is_refused_without_overflowing_the_stack() throws IOException {
        Path file = file("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0);
        assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(BadInputException.class);
    }
}
