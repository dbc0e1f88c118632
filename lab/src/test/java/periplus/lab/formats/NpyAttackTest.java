package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadInputException;

/** One attack a rule; the headers are malicious, the files tiny. */
class NpyAttackTest {
    private static byte[] npy(String header, int payloadBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(NpyHeader.MAGIC);
        bytes.write(1);
        bytes.write(0);
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        bytes.write(text.length);
        bytes.write(text.length >>> 8);
        bytes.writeBytes(text);
        bytes.writeBytes(new byte[payloadBytes]);
        return bytes.toByteArray();
    }

    private static NpyArray read(byte[] bytes) throws IOException {
        return Npy.read(new ByteArrayInputStream(bytes), bytes.length, "attack.npy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "negative_dimension; {'descr': '<f8', 'fortran_order': False, 'shape': (-1, 4), }; is negative",
                "product_overflows_64_bits; {'descr': '<f8', 'fortran_order': False, 'shape': (4294967296,"
                        + " 4294967296), }; does not fit in 64 bits",
                "bytes_overflow_64_bits; {'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693952,), };"
                        + " does not fit in 64 bits",
                "promises_a_terabyte; {'descr': '<f8', 'fortran_order': False, 'shape': (137438953472,), };"
                        + " truncated",
                "dimension_beyond_64_bits; {'descr': '<f8', 'fortran_order': False, 'shape':"
                        + " (99999999999999999999,), }; integer of at most 64 bits",
                "zero_hides_a_huge_one; {'descr': '<f8', 'fortran_order': False, 'shape': (0, 4294967296), };"
                        + " 16 bytes follow",
                "code_in_header; {'descr': __import__('os'), 'fortran_order': False, 'shape': (2,), }; expected a"
                        + " quoted word",
                "expression_in_shape; {'descr': '<f8', 'fortran_order': False, 'shape': (2*1,), }; found '*'",
                "unknown_entry; {'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'extra': 'x'}; unknown header"
                        + " entry 'extra'",
                "entry_twice; {'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}; twice",
                "entry_missing; {'descr': '<f8', 'fortran_order': False}; no 'shape'",
                "no_byte_order; {'descr': '|f8', 'fortran_order': False, 'shape': (2,)}; '|f8' is not one of ours",
                "empty_type; {'descr': '', 'fortran_order': False, 'shape': (2,)}; is not one of ours",
                "text_after_the_dictionary; {'descr': '<f8', 'fortran_order': False, 'shape': (2,)} x; the end of the"
                        + " header",
                "never_closed_quote; {'descr: (2,)}; a closing quote",
                "overlong_data; {'descr': '<f8', 'fortran_order': False, 'shape': (1,)}; overlong",
                "number_instead_of_truth; {'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}; expected a quoted word",
            })
    void a_malicious_header_is_refused_before_anything_is_allocated(String rule, String header, String expected) {
        assertThatThrownBy(() -> read(npy(header, 16)))
                .as(rule)
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("attack.npy: ")
                .hasMessageContaining(expected);
    }

    @Test
    void a_thousand_dimensions_are_refused() {
        String shape = "1, ".repeat(1000);
        assertThatThrownBy(() -> read(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }", 8)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("more than 32 dimensions");
    }

    @Test
    void a_header_longer_than_the_file_is_refused() {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(NpyHeader.MAGIC)
                .put((byte) 2)
                .put((byte) 0)
                .putInt(-1)
                .array();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("a header of 4294967295 bytes");
    }

    @Test
    void the_sound_header_with_the_same_payload_is_accepted() throws IOException {
        assertThat(read(npy("{'shape': (2L,), \"descr\": \"<f8\", 'fortran_order': True}", 16))
                        .size())
                .isEqualTo(2);
    }
}
