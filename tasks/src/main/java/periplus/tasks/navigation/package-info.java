/**
 * Navigation tasks: path integration from simulated walks and from recorded animals.
 */
@NullMarked
package periplus.tasks.navigation;

import org.jspecify.annotations.NullMarked;
