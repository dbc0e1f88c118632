/**
 * Where files, clocks and threads live: recipes, runs, checkpoints, file formats.
 */
@NullMarked
package periplus.lab;

import org.jspecify.annotations.NullMarked;
