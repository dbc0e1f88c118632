/**
 * A run on disk: its folder, its manifest, what may be overwritten and what not.
 */
@NullMarked
package periplus.lab.runs;

import org.jspecify.annotations.NullMarked;
