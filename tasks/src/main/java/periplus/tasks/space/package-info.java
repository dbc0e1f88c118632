/**
 * Where the animal can be: outlines, holes and walls, and the questions that motion asks of them.
 */
@NullMarked
package periplus.tasks.space;

import org.jspecify.annotations.NullMarked;
