/** Tests of slow points and spectra. */
@NullMarked
package periplus.analysis.dynamics;

import org.jspecify.annotations.NullMarked;
