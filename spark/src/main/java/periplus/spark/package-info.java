/**
 * Sweeps on an Apache Spark cluster: an engine behind {@code --on spark://HOST:PORT}, outside the default build.
 */
@NullMarked
package periplus.spark;

import org.jspecify.annotations.NullMarked;
