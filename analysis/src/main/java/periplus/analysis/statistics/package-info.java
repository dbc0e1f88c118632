/**
 * Tests, intervals and effect sizes for few independent values, such as one number a trained network.
 */
@NullMarked
package periplus.analysis.statistics;

import org.jspecify.annotations.NullMarked;
