package periplus.lab.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;

class TextFormatsTest {
    @Test
    void json_keeps_order_and_shortest_numbers_and_has_no_nan() {
        SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("z", 0.1);
        map.put("a", 0.1f);
        map.put("nan", Double.NaN);
        map.put("undefined", Measured.undefined("silent"));
        map.put("text", "<a \"b\"\n\u0001>");
        map.put("list", new double[] {1, 1e-9, Double.POSITIVE_INFINITY});
        map.put("absent", null);
        assertThat(Json.line(map))
                .isEqualTo("{\"z\":0.1,\"a\":0.1,\"nan\":null,\"undefined\":null,\"text\":\"<a \\\"b\\\"\\n\\u0001>\","
                        + "\"list\":[1.0,1.0E-9,null],\"absent\":null}");
    }

    @Test
    void a_document_has_one_entry_a_line() {
        SequencedMap<String, Object> inner = new LinkedHashMap<>();
        inner.put("n", 3);
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("units", List.of(inner));
        map.put("empty", new LinkedHashMap<String, Object>());
        assertThat(Json.document(map))
                .isEqualTo("{\n  \"units\": [\n    {\n      \"n\": 3\n    }\n  ],\n  \"empty\": {}\n}\n");
    }

    @Test
    void a_map_without_order_is_refused() {
        Map<String, Integer> unordered = new HashMap<>(Map.of("a", 1, "b", 2));
        assertThatThrownBy(() -> Json.line(unordered))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SequencedMap");
    }

    @Test
    void json_is_read_back_with_its_types() {
        SequencedMap<String, @Nullable Object> read =
                JsonReader.readObject("{\"b\":[1,2.5,null,true],\"a\":{\"s\":\"x\"}}", "doc");
        assertThat(read.keySet()).containsExactly("b", "a");
        assertThat((List<?>) read.get("b")).isEqualTo(java.util.Arrays.asList(1L, 2.5, null, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{} {}", "{\"a\":01}", "{'a':1}", "nul"})
    void loose_json_is_refused_as_ours(String text) {
        assertThatThrownBy(() -> JsonReader.readObject(text, "doc"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("doc");
    }

    @Test
    void csv_quotes_what_needs_it_and_leaves_undefined_cells_empty() {
        String text = new Csv("unit", "score", "note")
                .row(3, Measured.of(1.0E-4), "a, \"b\"")
                .row(4, Double.NaN, null)
                .toString();
        assertThat(text).isEqualTo("unit,score,note\n3,1.0E-4,\"a, \"\"b\"\"\"\n4,,\n");
        assertThatThrownBy(() -> new Csv("a").row(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_written_table_is_read_back_by_column() {
        CsvTable table = CsvTable.parse(
                new Csv("unit", "score", "note")
                        .row(0, 0.1, "a, \"b\"")
                        .row(1, null, "")
                        .toString(),
                "units.csv");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numbers("score")).containsExactly(0.1, Double.NaN);
        assertThat(table.texts("note")).containsExactly("a, \"b\"", "");
        assertThatThrownBy(() -> table.numbers("grid"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no column 'grid' among [unit, score, note]");
        assertThatThrownBy(() -> table.numbers("note"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("units.csv:2:7 (note)");
        assertThatThrownBy(() -> CsvTable.parse("a,b\n1\n", "t.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("t.csv:2:1: 1 cells; expected 2");
    }
}
