/**
 * What breaks when units or weights are taken out: operations that zero them, choices of units with their controls, and
 * the error against the number taken out. Knows weight matrices by name and an error function, no network.
 */
@NullMarked
package periplus.analysis.pruning;

import org.jspecify.annotations.NullMarked;
