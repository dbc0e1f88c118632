/** Tests of similarity measures. */
@NullMarked
package periplus.analysis.similarity;

import org.jspecify.annotations.NullMarked;
