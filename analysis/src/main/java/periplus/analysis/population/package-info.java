/**
 * Whole populations as points of a space: principal components, distance-preserving and neighbour-preserving pictures,
 * the six-phase projection of grid cells and distance maps.
 */
@NullMarked
package periplus.analysis.population;

import org.jspecify.annotations.NullMarked;
