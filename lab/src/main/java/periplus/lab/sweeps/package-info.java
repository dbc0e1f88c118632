/**
 * Many networks from one recipe: axes, random search and seeds expanded into cells, each trained on one thread, each a row.
 */
@NullMarked
package periplus.lab.sweeps;

import org.jspecify.annotations.NullMarked;
