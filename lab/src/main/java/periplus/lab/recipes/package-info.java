/**
 * Recipes: YAML text and command-line overrides bound onto settings records, resolved with every default, hashed, and
 * documented from the records themselves.
 */
@NullMarked
package periplus.lab.recipes;

import org.jspecify.annotations.NullMarked;
