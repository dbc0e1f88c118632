/**
 * What kinds of units a network or a recording has: cell types with overlaps counted openly, each score held against the
 * unit's own null, and modules by spacing and orientation.
 *
 * <p>Knows scores, maps and samples, never a network.
 */
@NullMarked
package periplus.analysis.celltypes;

import org.jspecify.annotations.NullMarked;
