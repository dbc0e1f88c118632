package periplus.lab.bench;

import java.util.List;

/**
 * One question about speed, and the cases that answer it.
 *
 * <p>To add your own: implement the four methods and add an instance to {@link Benchmarks#ALL}. If a peer can do the
 * same work, add it under the same name and case labels to {@code bench/peers/peers.py}.
 */
public interface Benchmark {
    /** The word that selects it: lower case with hyphens. */
    String name();

    /** What its numbers tell, as a question. */
    String question();

    /** What {@link BenchmarkCase#items} counts, in the plural. */
    String unit();

    /** Its cases, cheap to list; {@code heavy} adds those that take minutes. */
    List<BenchmarkCase> cases(boolean heavy);
}
