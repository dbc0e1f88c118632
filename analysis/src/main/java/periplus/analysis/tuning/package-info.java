/**
 * What single units code: rate maps, autocorrelograms, grid, band and border scores, and the nulls they are held
 * against.
 *
 * <p>Everything here sees carriers only, never a network: a recording and a foreign network's maps are scored by the
 * same lines as our own. Maps are {@code [y * binsX + x]} with NaN where unvisited; scores are
 * {@link periplus.core.measure.Measured}.
 */
@NullMarked
package periplus.analysis.tuning;

import org.jspecify.annotations.NullMarked;
