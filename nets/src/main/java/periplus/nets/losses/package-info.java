/**
 * What a network is trained to make small: task losses on its outputs, penalties on its weights and rates.
 */
@NullMarked
package periplus.nets.losses;

import org.jspecify.annotations.NullMarked;
