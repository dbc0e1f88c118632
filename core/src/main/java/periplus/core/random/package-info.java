/**
 * Counter-based random streams named by purpose.
 */
@NullMarked
package periplus.core.random;

import org.jspecify.annotations.NullMarked;
