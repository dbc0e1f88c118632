/** Tests of the population pictures. */
@NullMarked
package periplus.analysis.population;

import org.jspecify.annotations.NullMarked;
