package periplus.analysis.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.workers.Workers;

/**
 * Reduces the coboundary columns of one dimension, last simplex first, and reads off its bars.
 *
 * <p>For a given total order of simplices the pairs (birth, death) are unique, whatever way the columns are reduced.
 * Columns are taken in batches of a fixed size. First each column of a batch is reduced by the columns finished before
 * the batch, independently of its neighbours, on as many workers as there are; then the batch is finished in order, and
 * only a column whose pivot an earlier one of the batch has taken goes on. Neither the pairs nor the representatives
 * depend on the number of workers.
 */
final class Reduction {
    private static final int BATCH = 512;

    private final SimplexCode code;
    private final int dimension;
    private final Workers workers;
    private final LongList columns;
    private final PivotTable pivots;
    /** Chains of finished columns, end to end, scaled so that the pivot's coefficient is 1. */
    private final LongList chains;

    private final int[] chainStart;
    private int finished;
    private final List<Found> found = new ArrayList<>();
    private final Reducer[] reducers;
    private final long[][] batchChains = new long[BATCH][];
    private final long[] batchPivots = new long[BATCH];

    /** A bar and the column whose chain represents it. */
    record Found(Bar bar, int column) {}

    Reduction(SimplexCode code, int dimension, LongList columns, int windowEntries, Workers workers) {
        this.code = code;
        this.dimension = dimension;
        this.workers = workers;
        this.columns = columns;
        pivots = new PivotTable(columns.size());
        chains = new LongList(columns.size());
        chainStart = new int[columns.size() + 1];
        reducers = new Reducer[workers.count()];
        for (int worker = 0; worker < reducers.length; worker++) {
            reducers[worker] = new Reducer(windowEntries);
        }
        reduceAll();
    }

    /** What the columns' pivots were, to clear the next dimension. */
    PivotTable pivots() {
        return pivots;
    }

    List<Found> found() {
        return found;
    }

    /** The chain of a finished column. */
    long[] chain(int column) {
        return Arrays.copyOfRange(chains.array(), chainStart[column], chainStart[column + 1]);
    }

    private void reduceAll() {
        for (int end = columns.size(); end > 0; end -= BATCH) {
            int last = end - 1;
            int size = Math.min(BATCH, end);
            workers.run(size, (part, worker) -> {
                Reducer reducer = reducers[worker];
                batchPivots[part] = reducer.reduce(columns.get(last - part));
                batchChains[part] = reducer.chain();
            });
            for (int part = 0; part < size; part++) {
                finish(columns.get(last - part), batchChains[part], batchPivots[part]);
            }
        }
    }

    private void finish(long key, long[] chain, long pivot) {
        long[] finalChain = chain;
        long entry = pivot;
        if (entry != WorkingColumn.NONE && pivots.contains(entry >>> code.coefficientBits)) {
            entry = reducers[0].goOn(chain, entry);
            finalChain = reducers[0].chain();
        }
        double birth = code.order.length[code.rank(key, dimension)];
        if (entry == WorkingColumn.NONE) {
            found.add(new Found(new Bar(birth, Double.POSITIVE_INFINITY), finished));
        } else {
            scale(finalChain, code.field.inverse(coefficient(entry)));
            long pivotKey = entry >>> code.coefficientBits;
            double death = code.order.length[code.rank(pivotKey, dimension + 1)];
            if (death > birth) {
                found.add(new Found(new Bar(birth, death), finished));
            }
            pivots.put(pivotKey, finished);
        }
        chains.addAll(finalChain, 0, finalChain.length);
        chainStart[++finished] = chains.size();
    }

    private int coefficient(long entry) {
        return code.coefficientBits == 0 ? 1 : (int) entry & (1 << code.coefficientBits) - 1;
    }

    private void scale(long[] chain, int factor) {
        if (factor != 1) {
            for (int i = 0; i < chain.length; i++) {
                long key = chain[i] >>> code.coefficientBits;
                chain[i] = key << code.coefficientBits | code.field.times(coefficient(chain[i]), factor);
            }
        }
    }

    /** One worker's column. */
    private final class Reducer {
        private final WorkingColumn column;
        private final ApparentPairs apparent;

        Reducer(int windowEntries) {
            column = new WorkingColumn(code, dimension, windowEntries);
            apparent = new ApparentPairs(code, dimension);
        }

        /** The pivot left after all additions of finished columns, or none. */
        long reduce(long key) {
            column.start(key, code.rank(key, dimension));
            return untilFree();
        }

        /** The same for a column reduced down to {@code pivot} before. */
        long goOn(long[] chain, long pivot) {
            column.resume(chain, pivot >>> code.coefficientBits);
            return untilFree();
        }

        long[] chain() {
            LongList chain = column.chain();
            return Arrays.copyOf(chain.array(), chain.size());
        }

        private long untilFree() {
            while (true) {
                long entry = column.next();
                if (entry == WorkingColumn.NONE) {
                    return entry;
                }
                long key = entry >>> code.coefficientBits;
                int cancelling = code.field.negative(column.coefficient(entry));
                long facet = apparent.facet(key);
                if (facet >= 0) {
                    int factor = apparent.sign(key) > 0 ? cancelling : code.field.negative(cancelling);
                    column.add(facet, factor);
                    continue;
                }
                int owner = pivots.owner(key);
                if (owner < 0) {
                    return entry;
                }
                int start = chainStart[owner];
                column.add(chains.array(), start, chainStart[owner + 1] - start, cancelling);
            }
        }
    }
}
