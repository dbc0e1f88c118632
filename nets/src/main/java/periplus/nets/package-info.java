/**
 * Recurrent networks: cells, losses, backpropagation through time, optimisers. Knows no task and no metric.
 */
@NullMarked
package periplus.nets;

import org.jspecify.annotations.NullMarked;
