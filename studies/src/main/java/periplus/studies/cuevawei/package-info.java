/**
 * The study {@code cueva-wei}: tanh networks that report coordinates in a square, a triangle and a hexagon.
 */
@NullMarked
package periplus.studies.cuevawei;

import org.jspecify.annotations.NullMarked;
