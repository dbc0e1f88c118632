/**
 * What replayed trajectories look like: which places they visit and how often, how fast, in which direction, and how
 * much of it chance would give.
 */
@NullMarked
package periplus.analysis.replay;

import org.jspecify.annotations.NullMarked;
