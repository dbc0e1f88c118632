/**
 * The papers behind the methods: reads {@code references.bib} and says which entries a run's classes name.
 */
@NullMarked
package periplus.lab.citations;

import org.jspecify.annotations.NullMarked;
