/**
 * Continuous attractors that integrate a velocity by construction: rings of band cells, twisted tori of grid cells, and
 * the circuit that couples both and is read out by place cells. Nothing here learns; everything is in double precision,
 * in plain loops.
 */
@NullMarked
package periplus.nets.attractors;

import org.jspecify.annotations.NullMarked;
