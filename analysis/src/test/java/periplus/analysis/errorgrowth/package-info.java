/** Tests of the error's growth. */
@NullMarked
package periplus.analysis.errorgrowth;

import org.jspecify.annotations.NullMarked;
