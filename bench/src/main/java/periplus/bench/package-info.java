/**
 * Benchmarks, each with its question; run with {@code mvn -Pbench -DskipTests package} and then JMH's main class.
 */
@NullMarked
package periplus.bench;

import org.jspecify.annotations.NullMarked;
