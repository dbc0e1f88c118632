/**
 * Benchmarks, each with its question; built by {@code mvn -Pbench}; see docs/benchmarks.md.
 */
@NullMarked
package periplus.bench;

import org.jspecify.annotations.NullMarked;
