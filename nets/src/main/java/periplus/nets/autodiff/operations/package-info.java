/**
 * What a tape can record: one class an operation, each with its shape rule, its equation forward and backward in
 * float32, and the same equation once more in plain double precision, which is its specification.
 *
 * <p>The contract is {@link periplus.nets.autodiff.operations.Op}; {@link periplus.nets.autodiff.operations.Frame} is
 * all that an operation sees of a tape.
 */
@NullMarked
package periplus.nets.autodiff.operations;

import org.jspecify.annotations.NullMarked;
