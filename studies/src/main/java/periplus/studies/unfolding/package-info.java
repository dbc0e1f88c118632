/**
 * The study {@code unfolding}: which units of a path integrator take velocity and which the readout hears, and the circuit
 * that does the same by construction.
 */
@NullMarked
package periplus.studies.unfolding;

import org.jspecify.annotations.NullMarked;
