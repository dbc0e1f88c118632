/**
 * Numbers and carriers that every other module stands on.
 *
 * <p>Conventions, stated once. Weight matrices: row = to (post-synaptic), column = from (pre-synaptic), row-major.
 * Sequences in memory are time-major, {@code [time][trial][channel]}; on disk they are {@code (trial, time, unit)}.
 * Maps are {@code [unit][y][x]} with row 0 at the lowest y. Lengths are metres, times seconds, angles radians.
 * Unvisited bins are NaN; every other missing number is an {@link periplus.core.measure.Measured.Undefined} with its
 * reason.
 */
@NullMarked
package periplus.core;

import org.jspecify.annotations.NullMarked;
