/**
 * Reverse-mode differentiation for everything beyond the hand-written recurrent networks.
 *
 * <h2>A loss and its gradient</h2>
 *
 * <pre>{@code
 * Tape tape = new Tape(kernels);                       // once
 * Shape batch = Shape.of(64, 2);
 *
 * tape.begin();                                        // every step
 * Tensor x = tape.constant(inputs, batch);
 * Tensor w = tape.parameter(weights);                  // [to][from]
 * Tensor loss = x.linear(w).tanh().meanSquaredError(tape.constant(targets, outputs));
 * parameters.clearGradients();
 * tape.backward(loss);                                 // adds to weights.gradient()
 * optimiser.update(learningRate);
 * }</pre>
 *
 * <p>Each operation is computed when it is recorded. Recording the same graph again writes into the same arrays and
 * allocates nothing, provided that shapes, index arrays and random streams are kept in fields and not made anew.
 *
 * <h2>To add an operation</h2>
 *
 * <ol>
 *   <li>Is it a composition of those there are? Then it is a method that calls them, and nothing else is needed; see
 *       {@link periplus.nets.autodiff.cells.Attention}.
 *   <li>Otherwise write a record that implements {@link periplus.nets.autodiff.operations.Op}: formula and adjoint in
 *       the class comment, with the order of every sum; {@code shape} refuses what does not fit, with both shapes in
 *       the message; {@code forward} and {@code backward} in float32. Backward <em>adds</em> to the gradients that
 *       {@code frame.wants}. Settings are the record's components, so that equal settings are equal operations.
 *   <li>Write {@code plain}: the formula in double precision as a first-year student would, from the definition and not
 *       from your float32 code. Its tangents come by themselves.
 *   <li>Extend {@code OpContract} in the tests with the shapes it takes and the ones it refuses. That checks the value
 *       and the gradient element by element against the plain form, and the plain form against differences; that
 *       gradients are added and unwanted ones left alone; that a broken copy of your backward pass is caught.
 *   <li>Record it with {@code tape.apply(op, a, b)}.
 * </ol>
 *
 * <p>A whole model is checked by {@link periplus.nets.autodiff.GradientCheck}.
 *
 * <h2>What it is not</h2>
 *
 * <p>No second derivatives, no operations in place, no views but {@code reshape}, float32 only. Elementwise operations
 * run on the calling thread; products on the kernels' workers.
 */
@NullMarked
package periplus.nets.autodiff;

import org.jspecify.annotations.NullMarked;
