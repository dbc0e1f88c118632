/**
 * Float32 kernels behind one facade, with a plain and a SIMD twin that give the same bits, and a native BLAS beside them.
 */
@NullMarked
package periplus.core.kernels;

import org.jspecify.annotations.NullMarked;
