/**
 * Making rhythms from static commands: sine waves of a named frequency.
 */
@NullMarked
package periplus.tasks.oscillation;

import org.jspecify.annotations.NullMarked;
