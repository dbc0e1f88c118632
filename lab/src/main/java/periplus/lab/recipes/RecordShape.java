package periplus.lab.recipes;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;

/** The keys of a settings record, read once by reflection. */
record RecordShape(Class<?> type, Constructor<?> constructor, List<KeyShape> keys) {
    /** What stands for a key that is absent and has no default. */
    enum Absent {
        /** The recipe must give it. */
        REQUIRED,
        /** An empty {@code Optional}. */
        EMPTY,
        /** {@code null}. */
        NULL
    }

    /** One key: its name and documentation, its default as YAML text (null without one), its component. */
    record KeyShape(
            String name, Key key, @Nullable String defaultText, Absent absent, ValueShape shape, Method accessor) {
        /** The documentation line: meaning, unit, range. */
        String comment() {
            return key.doc()
                    + (key.unit().isEmpty() ? "" : " [" + key.unit() + "]")
                    + (key.range().isEmpty() ? "" : ", " + key.range());
        }
    }

    /** Reads the record's components; each must carry {@link Key}. */
    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        List<KeyShape> keys = new ArrayList<>();
        for (RecordComponent component : components) {
            keys.add(keyOf(type, component));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(type, constructor, List.copyOf(keys));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record always has its canonical constructor", e);
        }
    }

    /** The key of this name, or null. */
    @Nullable
    KeyShape find(String name) {
        for (KeyShape key : keys) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        return null;
    }

    /** The names of the keys. */
    List<String> names() {
        return keys.stream().map(KeyShape::name).toList();
    }

    /** Every dotted key below this record, all kinds of a variant included. */
    List<String> dottedNames() {
        List<String> names = new ArrayList<>();
        collect("", names);
        return names;
    }

    private void collect(String prefix, List<String> into) {
        for (KeyShape key : keys) {
            into.add(prefix + key.name());
            switch (key.shape()) {
                case ValueShape.Nested nested -> nested.record().collect(prefix + key.name() + ".", into);
                case ValueShape.Variant variant -> {
                    into.add(prefix + key.name() + ".kind");
                    for (RecordShape kind : variant.kinds().values()) {
                        kind.collect(prefix + key.name() + ".", into);
                    }
                }
                default -> {}
            }
        }
    }

    private static KeyShape keyOf(Class<?> type, RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        if (key == null) {
            throw new IllegalArgumentException(
                    type.getName() + "." + component.getName() + " has no @Key; every key of a recipe is documented");
        }
        String name = key.value().isEmpty() ? Words.snake(component.getName()) : key.value();
        Type valueType = component.getGenericType();
        Absent absent = Absent.REQUIRED;
        if (valueType instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            valueType = p.getActualTypeArguments()[0];
            absent = Absent.EMPTY;
        } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            absent = Absent.NULL;
        }
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        String defaultText = key.defaultValue().isEmpty() ? null : key.defaultValue();
        return new KeyShape(name, key, defaultText, absent, ValueShape.of(valueType), accessor);
    }
}
