package periplus.core.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one key of a recipe on the record component that holds its value.
 *
 * <p>{@snippet :
 * record Walk(
 *         @Key(doc = "mean of the Rayleigh speed", unit = "m/s", range = "> 0", defaultValue = "0.13") double meanSpeed,
 *         @Key(doc = "how the animal meets a wall", defaultValue = "turn-away") WallRule wallRule) {}
 * }
 *
 * <p>The recipe binder, the resolved recipe's comments and {@code docs/recipe-keys.md} all read this annotation, so a
 * key is described in exactly one place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** The key's name in YAML; empty means the component's name in snake_case. */
    String value() default "";

    /** What it is, in one line. */
    String doc();

    /** Its unit, such as {@code m} or {@code s}; empty for a pure number. */
    String unit() default "";

    /** The values it may take, such as {@code (0, 1]}; for people, the record's constructor checks. */
    String range() default "";

    /**
     * The value where the recipe is silent, as YAML text; empty means that the recipe must give it. An absent
     * {@code Optional} or nullable component needs none, nor does a block whose own keys all have defaults.
     */
    String defaultValue() default "";
}
