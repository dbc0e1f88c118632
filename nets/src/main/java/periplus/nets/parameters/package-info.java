/**
 * The learned arrays of a network: their names, shapes, gradients and first values.
 */
@NullMarked
package periplus.nets.parameters;

import org.jspecify.annotations.NullMarked;
