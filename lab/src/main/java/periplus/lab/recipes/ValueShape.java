package periplus.lab.recipes;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import periplus.core.settings.Kind;

/** What a key's value may be, read off the Java type of its record component. */
sealed interface ValueShape {
    /** {@code int} or {@code long}. */
    record Whole(boolean wide) implements ValueShape {}

    /** {@code double}, finite. */
    record Real() implements ValueShape {}

    /** {@code boolean}. */
    record Truth() implements ValueShape {}

    /** {@code String}. */
    record Text() implements ValueShape {}

    /** An enum's constants under their kebab-case words. */
    record Choice(SequencedMap<String, Object> constants) implements ValueShape {}

    /** A nested record. */
    record Nested(RecordShape record) implements ValueShape {}

    /** A sealed interface: the word after {@code kind:} chooses the record. */
    record Variant(SequencedMap<String, RecordShape> kinds) implements ValueShape {}

    /** A list. */
    record Many(ValueShape element) implements ValueShape {}

    /** The shape of a component's type. */
    static ValueShape of(Type type) {
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return new Many(of(p.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> c)) {
            throw new IllegalArgumentException("recipes cannot hold a " + type);
        }
        if (c == int.class || c == Integer.class) {
            return new Whole(false);
        }
        if (c == long.class || c == Long.class) {
            return new Whole(true);
        }
        if (c == double.class || c == Double.class) {
            return new Real();
        }
        if (c == boolean.class || c == Boolean.class) {
            return new Truth();
        }
        if (c == String.class) {
            return new Text();
        }
        if (c.isEnum()) {
            SequencedMap<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : c.getEnumConstants()) {
                constants.put(Words.kebab(((Enum<?>) constant).name()), constant);
            }
            return new Choice(constants);
        }
        if (c.isRecord()) {
            return new Nested(RecordShape.of(c));
        }
        if (c.isInterface() && c.isSealed()) {
            SequencedMap<String, RecordShape> kinds = new LinkedHashMap<>();
            for (Class<?> record : records(c)) {
                kinds.put(kindOf(record), RecordShape.of(record));
            }
            return new Variant(kinds);
        }
        throw new IllegalArgumentException("recipes cannot hold a " + c.getName()
                + "; use numbers, booleans, text, enums, records, sealed interfaces of records, lists or optionals");
    }

    /** The word after {@code kind:} for this record. */
    static String kindOf(Class<?> record) {
        Kind kind = record.getAnnotation(Kind.class);
        return kind != null ? kind.value() : Words.kebab(record.getSimpleName());
    }

    /** What is expected, for error messages and documentation. */
    default String describe() {
        return switch (this) {
            case Whole w -> "a whole number";
            case Real r -> "a number";
            case Truth t -> "true or false";
            case Text t -> "text";
            case Choice c -> "one of " + String.join(", ", c.constants().keySet());
            case Nested n -> "a block of keys";
            case Variant v ->
                "a block with kind: " + String.join(" | ", v.kinds().keySet());
            case Many m -> "a list, each " + m.element().describe();
        };
    }

    private static List<Class<?>> records(Class<?> sealedInterface) {
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> permitted : sealedInterface.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted);
            } else if (permitted.isSealed()) {
                records.addAll(records(permitted));
            } else {
                throw new IllegalArgumentException(permitted.getName() + " of sealed " + sealedInterface.getName()
                        + " is neither a record nor sealed; kinds are "
                        + records.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
            }
        }
        return records;
    }
}
