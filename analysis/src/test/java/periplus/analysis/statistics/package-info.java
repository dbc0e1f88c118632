/** Tests of the statistics. */
@NullMarked
package periplus.analysis.statistics;

import org.jspecify.annotations.NullMarked;
