/**
 * The threads behind {@link periplus.core.workers.Workers}.
 */
@NullMarked
package periplus.lab.workers;

import org.jspecify.annotations.NullMarked;
