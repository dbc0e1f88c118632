/** Tests of the weights' measures. */
@NullMarked
package periplus.analysis.weights;

import org.jspecify.annotations.NullMarked;
