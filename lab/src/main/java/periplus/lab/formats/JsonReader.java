package periplus.lab.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads strict JSON into ordered maps, lists, {@code Long}, {@code Double}, {@code String}, {@code Boolean} and null.
 *
 * <p>Refused with line and column: a key given twice, nesting deeper than 64, anything after the value, integers beyond
 * 64 bits, bytes that are not UTF-8.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(100_000_000)
                    .build())
            .build();

    private JsonReader() {}

    /** Reads one object; {@code where} names the source in errors. */
    public static SequencedMap<String, @Nullable Object> readObject(byte[] utf8, String where) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(where + ": not UTF-8 text; expected a JSON object. Save it again", e);
        }
        return readObject(text, where);
    }

    /** Reads one object; {@code where} names the source in errors. */
    public static SequencedMap<String, @Nullable Object> readObject(String text, String where) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadInputException(where + ": not a JSON object; expected '{' first. Check the file");
            }
            SequencedMap<String, @Nullable Object> object = object(parser, where);
            if (parser.nextToken() != null) {
                throw new BadInputException(
                        where + place(parser.currentTokenLocation()) + ": text after the JSON object. Remove it");
            }
            return object;
        } catch (JacksonException e) {
            throw new BadInputException(
                    where + place(e.getLocation()) + ": " + e.getOriginalMessage()
                            + "; expected strict JSON with each key once. Correct or save it again",
                    e);
        }
    }

    private static SequencedMap<String, @Nullable Object> object(JsonParser parser, String where) {
        SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser, where));
        }
        return map;
    }

    private static @Nullable Object value(JsonParser parser, String where) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, where);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, where));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default ->
                throw new BadInputException(
                        where + place(parser.currentTokenLocation()) + ": the JSON ends early. Save it again");
        };
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }
}
