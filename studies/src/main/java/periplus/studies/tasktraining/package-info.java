/**
 * Networks trained to a threshold on flip-flops, sines, comparisons and paths, and what is kept of each.
 */
@NullMarked
package periplus.studies.tasktraining;

import org.jspecify.annotations.NullMarked;
