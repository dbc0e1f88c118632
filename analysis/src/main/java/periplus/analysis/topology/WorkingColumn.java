package periplus.analysis.topology;

/**
 * The one column under reduction: a chain of simplices and the part of its coboundary that matters now.
 *
 * <p>Coboundary entries are wanted in ascending order and most columns find their pivot early, so entries are made in
 * windows of the filtration that widen as the search goes on. What lies at or below the last pivot is known to cancel
 * and is never made again; what lies beyond the window is made from the chain when the window moves there. Memory is
 * bounded by the window, whose end moves back when it fills up, not by the coboundary's size.
 *
 * <p>Within the window entries lie in buckets by rank, unsorted until the search reaches their bucket; what additions
 * bring for the bucket at hand goes to a heap, which stays small.
 */
final class WorkingColumn {
    /** No entry is left below the threshold. */
    static final long NONE = -1;

    /** Entries that a window may hold, unless another number is given. */
    static final int MANY = 1 << 21;

    private static final int BUCKETS = 256;
    private static final int FIRST_WIDTH = 64;

    private final SimplexCode code;
    private final PrimeField field;
    private final Cofacets cofacets;
    private final int rankShift;
    private final int coefficientBits;
    private final int coefficientMask;
    private final LongList chain = new LongList(64);
    private final LongList made = new LongList(64);
    private final LongHeap heap = new LongHeap();
    private final LongList[] buckets = new LongList[BUCKETS];
    private LongList run = new LongList(64);
    private int runAt;
    private int compactAt;
    /** Entries up to this key are known to cancel. */
    private long passed;
    /** Rank at which the window begins. */
    private int start;
    /** Rank at which it ends. */
    private int bound;

    private int width;
    private int bucketShift;
    private int bucket;
    /** Entries in buckets not reached yet. */
    private int waiting;

    private int full;

    /** A column of simplices of {@code dimension} whose window holds about so many entries at most. */
    WorkingColumn(SimplexCode code, int dimension, int windowEntries) {
        full = windowEntries;
        this.code = code;
        this.field = code.field;
        cofacets = new Cofacets(code, dimension);
        rankShift = code.vertexBits * dimension;
        coefficientBits = code.coefficientBits;
        coefficientMask = (1 << coefficientBits) - 1;
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = new LongList(4);
        }
    }

    /** Starts with a simplex of rank {@code rank}. */
    void start(long key, int rank) {
        reset(((long) rank << rankShift) - 1, rank);
        chain.add(coefficientBits == 0 ? key : key << coefficientBits | 1);
    }

    /** Goes on with a chain whose coboundary is known to vanish below {@code pivotKey}. */
    void resume(long[] entries, long pivotKey) {
        reset(pivotKey - 1, (int) (pivotKey >>> rankShift));
        chain.addAll(entries, 0, entries.length);
    }

    private void reset(long cancelled, int rank) {
        chain.clear();
        heap.clear();
        run.clear();
        runAt = 0;
        dropBuckets();
        passed = cancelled;
        start = rank;
        bound = rank;
        width = 1;
        bucketShift = 0;
        bucket = 0;
        compactAt = 1 << 10;
    }

    /** Removes and returns the lowest entry of the coboundary, or {@link #NONE}. */
    long next() {
        while (true) {
            long entry = popOfBucket();
            if (entry != NONE) {
                passed = entry >>> coefficientBits;
                return entry;
            }
            if (waiting > 0) {
                nextBucket();
            } else if (bound < code.order.edges) {
                moveWindow();
            } else {
                return NONE;
            }
        }
    }

    /** The coefficient of an entry. */
    int coefficient(long entry) {
        return coefficientBits == 0 ? 1 : (int) entry & coefficientMask;
    }

    /** Adds {@code factor} times a chain. */
    void add(long[] entries, int offset, int length, int factor) {
        for (int i = offset; i < offset + length; i++) {
            long key = entries[i] >>> coefficientBits;
            add(key, coefficientBits == 0 ? 1 : field.times(coefficient(entries[i]), factor));
        }
    }

    /** Adds {@code factor} times one simplex. */
    void add(long key, int factor) {
        chain.add(coefficientBits == 0 ? key : key << coefficientBits | factor);
        if (chain.size() > compactAt) {
            cancel(chain);
            compactAt = 2 * chain.size() + 1024;
        }
        made.clear();
        cofacets.append(key, factor, passed, bound, made);
        for (int i = 0; i < made.size(); i++) {
            long entry = made.get(i);
            int at = bucketOf(entry);
            if (at == bucket) {
                heap.push(entry);
            } else {
                buckets[at].add(entry);
                waiting++;
            }
        }
        if (waiting > full) {
            retreat(bucket + 2);
        }
    }

    /** The chain in order, every simplex once. */
    LongList chain() {
        cancel(chain);
        return chain;
    }

    private void moveWindow() {
        cancel(chain);
        int edges = code.order.edges;
        start = bound;
        bound = (int) Math.min(edges, (long) start + width);
        bucketShift = Math.max(0, 32 - Integer.numberOfLeadingZeros(bound - start - 1) - 8);
        bucket = -1;
        long above = Math.max(passed, ((long) start << rankShift) - 1);
        for (int i = 0; i < chain.size(); i++) {
            long entry = chain.get(i);
            made.clear();
            cofacets.append(entry >>> coefficientBits, coefficient(entry), above, bound, made);
            for (int j = 0; j < made.size(); j++) {
                buckets[bucketOf(made.get(j))].add(made.get(j));
            }
            waiting += made.size();
            if (waiting > full) {
                retreat(1);
            }
        }
        width = (int) Math.min(edges, Math.max(FIRST_WIDTH, 2L * (bound - start)));
    }

    /** Gives up the farther end of the window, down to half of the entries; the chain can make them again. */
    private void retreat(int firstToDrop) {
        int last = bound - 1 - start >> bucketShift;
        while (waiting > full / 2 && last >= firstToDrop) {
            waiting -= buckets[last].size();
            buckets[last].clear();
            bound = start + (last << bucketShift);
            last--;
        }
        if (waiting > full / 2) {
            full *= 2;
        }
    }

    private void nextBucket() {
        do {
            bucket++;
        } while (buckets[bucket].size() == 0);
        LongList reached = buckets[bucket];
        waiting -= reached.size();
        buckets[bucket] = run;
        buckets[bucket].clear();
        run = reached;
        runAt = 0;
        cancel(run);
    }

    private void dropBuckets() {
        for (int i = 0; waiting > 0; i++) {
            waiting -= buckets[i].size();
            buckets[i].clear();
        }
    }

    private int bucketOf(long entry) {
        return (int) (entry >>> rankShift + coefficientBits) - start >> bucketShift;
    }

    private long popOfBucket() {
        while (true) {
            long top = head();
            if (top == Long.MAX_VALUE) {
                return NONE;
            }
            long key = top >>> coefficientBits;
            int sum = 0;
            do {
                sum = coefficientBits == 0 ? sum ^ 1 : field.add(sum, coefficient(top));
                drop(top);
                top = head();
            } while (top != Long.MAX_VALUE && top >>> coefficientBits == key);
            if (sum != 0) {
                return coefficientBits == 0 ? key : key << coefficientBits | sum;
            }
        }
    }

    private long head() {
        long inRun = runAt < run.size() ? run.get(runAt) : Long.MAX_VALUE;
        return Math.min(inRun, heap.top());
    }

    private void drop(long head) {
        if (runAt < run.size() && run.get(runAt) == head) {
            runAt++;
        } else {
            heap.pop();
        }
    }

    /** Sorts entries and sums those of one simplex. */
    private void cancel(LongList list) {
        list.sort();
        long[] values = list.array();
        int size = list.size();
        int kept = 0;
        int i = 0;
        while (i < size) {
            long key = values[i] >>> coefficientBits;
            int sum = 0;
            for (; i < size && values[i] >>> coefficientBits == key; i++) {
                sum = coefficientBits == 0 ? sum ^ 1 : field.add(sum, coefficient(values[i]));
            }
            if (sum != 0) {
                values[kept++] = coefficientBits == 0 ? key : key << coefficientBits | sum;
            }
        }
        list.truncate(kept);
    }
}
