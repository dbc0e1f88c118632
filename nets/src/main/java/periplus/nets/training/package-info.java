/**
 * One training step: loss, backpropagation through time, clipping, optimiser; refused where a number is not finite.
 */
@NullMarked
package periplus.nets.training;

import org.jspecify.annotations.NullMarked;
