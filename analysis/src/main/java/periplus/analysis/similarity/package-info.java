/**
 * How alike systems are: their dynamics, their weights, their representations; all pairs of many, and groups among them.
 */
@NullMarked
package periplus.analysis.similarity;

import org.jspecify.annotations.NullMarked;
