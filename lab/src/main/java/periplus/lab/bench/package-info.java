/**
 * Benchmarks: pieces of real work, each with the question that it answers, timed against what this machine can do.
 */
@NullMarked
package periplus.lab.bench;

import org.jspecify.annotations.NullMarked;
