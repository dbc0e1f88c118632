/** How the error of a decoded path grows with the steps, and what walls do to it. */
@NullMarked
package periplus.analysis.errorgrowth;

import org.jspecify.annotations.NullMarked;
