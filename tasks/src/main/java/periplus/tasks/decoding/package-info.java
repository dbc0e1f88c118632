/**
 * From a network's outputs back to a position in metres, and how far off it is.
 */
@NullMarked
package periplus.tasks.decoding;

import org.jspecify.annotations.NullMarked;
