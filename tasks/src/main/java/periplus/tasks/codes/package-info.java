/**
 * How position is told to a network: place-cell population codes over an arena.
 */
@NullMarked
package periplus.tasks.codes;

import org.jspecify.annotations.NullMarked;
