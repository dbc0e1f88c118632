package periplus.core.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The word after {@code kind:} that chooses this record among the variants of a sealed settings interface.
 *
 * <p>Without it the word is the record's simple name in kebab-case.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    /** The word, in kebab-case. */
    String value();

    /** What this variant is, in one line. */
    String doc() default "";
}
