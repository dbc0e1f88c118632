/**
 * What a network is asked to do: arenas, motion, sensory codes, navigation tasks, decoders. Knows no network.
 */
@NullMarked
package periplus.tasks;

import org.jspecify.annotations.NullMarked;
