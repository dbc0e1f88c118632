/**
 * Holding a quantity over a delay: delayed discrimination of pulse amplitudes.
 */
@NullMarked
package periplus.tasks.workingmemory;

import org.jspecify.annotations.NullMarked;
