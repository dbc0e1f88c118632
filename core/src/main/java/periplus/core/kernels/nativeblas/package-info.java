/**
 * A BLAS of the user's own, found when the program runs and called through java.lang.foreign; no jar brings one along.
 */
@NullMarked
package periplus.core.kernels.nativeblas;

import org.jspecify.annotations.NullMarked;
