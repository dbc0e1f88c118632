/**
 * Elementary functions that give the same bits on every machine.
 */
@NullMarked
package periplus.core.math;

import org.jspecify.annotations.NullMarked;
