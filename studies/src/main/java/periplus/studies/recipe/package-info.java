/**
 * What a recipe may say: one record a block, one documented component a key. The values are checked here; files are
 * read in {@code periplus.lab.recipes}.
 */
@NullMarked
package periplus.studies.recipe;

import org.jspecify.annotations.NullMarked;
