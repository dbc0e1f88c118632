package periplus.lab.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
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
        return readObject(text(utf8, where, "object"), where);
    }

    /** Reads one object; {@code where} names the source in errors. */
    public static SequencedMap<String, @Nullable Object> readObject(String text, String where) {
        return whole(text, where, JsonToken.START_OBJECT, "object", "{", parser -> object(parser, where));
    }

    /** Reads one list; {@code where} names the source in errors. */
    public static List<@Nullable Object> readList(byte[] utf8, String where) {
        return whole(
                text(utf8, where, "list"), where, JsonToken.START_ARRAY, "list", "[", parser -> list(parser, where));
    }

    private static String text(byte[] utf8, String where, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(where + ": not UTF-8 text; expected a JSON " + what + ". Save it again", e);
        }
    }

    private static <T> T whole(
            String text, String where, JsonToken start, String what, String bracket, Function<JsonParser, T> read) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != start) {
                throw new BadInputException(
                        where + ": not a JSON " + what + "; expected '" + bracket + "' first. Check the file");
            }
            T value = read.apply(parser);
            if (parser.nextToken() != null) {
                throw new BadInputException(
                        where + place(parser.currentTokenLocation()) + ": text after the JSON " + what + ". Remove it");
            }
            return value;
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

    private static List<@Nullable Object> list(JsonParser parser, String where) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, where));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser, String where) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, where);
            case START_ARRAY -> list(parser, where);
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
