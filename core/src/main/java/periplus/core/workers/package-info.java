/**
 * Threads as a capability handed in from outside; numeric code never starts one.
 */
@NullMarked
package periplus.core.workers;

import org.jspecify.annotations.NullMarked;
