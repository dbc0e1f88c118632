/**
 * Memory of discrete values: the N-bit flip-flop.
 */
@NullMarked
package periplus.tasks.flipflop;

import org.jspecify.annotations.NullMarked;
