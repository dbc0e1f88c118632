package periplus.lab.bench;

import periplus.core.kernels.Kernels;

/**
 * One size of a benchmark.
 *
 * @param label the size in words; peers use the same label for the same work
 * @param items how many of the benchmark's unit one run does
 * @param floatingPointOperations float32 operations of the products that one run needs; 0 where products are not the work
 * @param setUp builds what a run needs; not timed
 */
public record BenchmarkCase(String label, double items, double floatingPointOperations, SetUp setUp) {
    /** Builds the work of a case. */
    @FunctionalInterface
    public interface SetUp {
        /** The work on these kernels and their workers. */
        Work on(Kernels kernels);
    }

    /** The work that is timed. */
    @FunctionalInterface
    public interface Work {
        /** Does it once and returns a number that depends on the result, so that nothing can be left out. */
        double run();
    }

    public BenchmarkCase {
        if (!(items > 0) || !(floatingPointOperations >= 0)) {
            throw new IllegalArgumentException("case " + label + " does " + items + " items with "
                    + floatingPointOperations + " operations; expected more than 0 and at least 0");
        }
    }
}
