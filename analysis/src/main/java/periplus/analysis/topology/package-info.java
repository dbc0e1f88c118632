/**
 * The shape of a cloud of population vectors: Vietoris-Rips barcodes, their shuffle null, the torus verdict and
 * circular coordinates.
 */
@NullMarked
package periplus.analysis.topology;

import org.jspecify.annotations.NullMarked;
