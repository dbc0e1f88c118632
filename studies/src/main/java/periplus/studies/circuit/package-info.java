/**
 * The band-to-grid circuit put to the test: gain, drift, noise, several modules, its own maps, and the comparison with
 * integrators of grid cells alone; on simulated and on recorded paths.
 */
@NullMarked
package periplus.studies.circuit;

import org.jspecify.annotations.NullMarked;
