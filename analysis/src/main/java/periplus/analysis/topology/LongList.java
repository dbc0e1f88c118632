package periplus.analysis.topology;

import java.util.Arrays;
import periplus.core.errors.FailedWorkException;

/** A growing array of longs. */
final class LongList {
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private long[] values;
    private int size;

    LongList(int capacity) {
        values = new long[Math.max(4, capacity)];
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    /** The array itself; elements from {@link #size} on are meaningless, and {@link #add} may replace it. */
    long[] array() {
        return values;
    }

    void add(long value) {
        if (size == values.length) {
            grow(size + 1);
        }
        values[size++] = value;
    }

    void addAll(long[] from, int offset, int length) {
        long needed = (long) size + length;
        if (needed > values.length) {
            grow(needed);
        }
        System.arraycopy(from, offset, values, size, length);
        size += length;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    void clear() {
        size = 0;
    }

    void sort() {
        Arrays.sort(values, 0, size);
    }

    private void grow(long needed) {
        if (needed > LARGEST) {
            throw new FailedWorkException("the reduction needs more than " + LARGEST
                    + " simplices in one list; use fewer landmarks or a smaller distance threshold");
        }
        int capacity = (int) Math.min(LARGEST, Math.max(needed, values.length + (values.length >> 1) + 4L));
        values = Arrays.copyOf(values, capacity);
    }
}
