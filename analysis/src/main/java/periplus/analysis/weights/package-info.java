/**
 * What weight matrices look like: their spectra.
 */
@NullMarked
package periplus.analysis.weights;

import org.jspecify.annotations.NullMarked;
