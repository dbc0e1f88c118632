package periplus.core.source;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the paper behind a cell, task, metric or motion; {@code periplus cite} and the reports collect them.
 *
 * <p>A test fails where a public cell, task or metric has none, and where a key is missing from
 * {@code references.bib}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Source.List.class)
public @interface Source {
    /** The entry's key in {@code references.bib}. */
    String key();

    /** Section, equation or figure, or what was taken from the released code; may be empty. */
    String where() default "";

    /** Several sources of one class. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /** The sources. */
        Source[] value();
    }
}
