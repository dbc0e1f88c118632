/**
 * Experiments put together from nets, tasks and analysis, without files, clocks, threads or printing.
 */
@NullMarked
package periplus.studies;

import org.jspecify.annotations.NullMarked;
