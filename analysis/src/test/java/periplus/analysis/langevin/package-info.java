/** Tests of the langevin. */
@NullMarked
package periplus.analysis.langevin;

import org.jspecify.annotations.NullMarked;
