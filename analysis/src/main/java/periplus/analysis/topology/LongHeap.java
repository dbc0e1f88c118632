package periplus.analysis.topology;

import java.util.Arrays;

/** A binary heap of longs, smallest on top. */
final class LongHeap {
    private long[] values = new long[64];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The smallest value; {@link Long#MAX_VALUE} for an empty heap. */
    long top() {
        return size == 0 ? Long.MAX_VALUE : values[0];
    }

    void push(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (values[parent] <= value) {
                break;
            }
            values[at] = values[parent];
            at = parent;
        }
        values[at] = value;
    }

    /** Removes the smallest value. */
    void pop() {
        long value = values[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && values[child + 1] < values[child]) {
                child++;
            }
            if (values[child] >= value) {
                break;
            }
            values[at] = values[child];
            at = child;
            child = 2 * at + 1;
        }
        values[at] = value;
    }

    /** Moves everything to the end of {@code out}, in no order. */
    void drainTo(LongList out) {
        out.addAll(values, 0, size);
        size = 0;
    }
}
