/** Where a system stands still or nearly so, and what happens around there: slow points and Jacobian spectra. */
@NullMarked
package periplus.analysis.dynamics;

import org.jspecify.annotations.NullMarked;
