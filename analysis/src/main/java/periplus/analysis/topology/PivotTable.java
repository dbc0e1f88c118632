package periplus.analysis.topology;

import java.util.Arrays;

/** From a pivot's key to the number of the column that owns it; open addressing, keys of at least 0. */
final class PivotTable {
    private static final long FREE = -1;

    private long[] keys;
    private int[] owners;
    private int size;

    PivotTable(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 28))) << 2;
        keys = new long[capacity];
        owners = new int[capacity];
        Arrays.fill(keys, FREE);
    }

    /** The owner, or -1. */
    int owner(long key) {
        int at = slot(keys, key);
        return keys[at] == FREE ? -1 : owners[at];
    }

    boolean contains(long key) {
        return keys[slot(keys, key)] != FREE;
    }

    /** Adds a key that is not there yet. */
    void put(long key, int owner) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = slot(keys, key);
        keys[at] = key;
        owners[at] = owner;
        size++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldOwners = owners;
        keys = new long[oldKeys.length * 2];
        owners = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int at = slot(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                owners[at] = oldOwners[i];
            }
        }
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed ^ mixed >>> 32) & mask;
        while (keys[at] != FREE && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }
}
