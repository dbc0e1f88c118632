/**
 * Hessian-free optimisation: products with the Gauss-Newton matrix, conjugate gradients, damping.
 */
@NullMarked
package periplus.nets.secondorder;

import org.jspecify.annotations.NullMarked;
