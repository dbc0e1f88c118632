package periplus.nets.autodiff;

import java.util.Arrays;

/**
 * Float arrays that wait to be used again, by exact length.
 *
 * <p>Taking and giving allocate nothing once every length has been seen as often as it is needed at once.
 */
final class BufferPool {
    private int[] lengths = new int[16];
    private float[][][] free = new float[16][][];
    private int[] waiting = new int[16];
    private int kinds;
    private long allocated;

    /** An array of this length, whatever is in it. */
    float[] take(int length) {
        int kind = find(length);
        if (kind < 0 || waiting[kind] == 0) {
            allocated += length;
            return new float[length];
        }
        waiting[kind]--;
        float[] found = free[kind][waiting[kind]];
        return found;
    }

    /** Lays an array by; nobody may use it any more. */
    void give(float[] array) {
        int kind = find(array.length);
        if (kind < 0) {
            kind = insert(-kind - 1, array.length);
        }
        if (waiting[kind] == free[kind].length) {
            free[kind] = Arrays.copyOf(free[kind], 2 * waiting[kind]);
        }
        free[kind][waiting[kind]] = array;
        waiting[kind]++;
    }

    /** How many floats have been allocated so far. */
    long allocated() {
        return allocated;
    }

    private int find(int length) {
        return Arrays.binarySearch(lengths, 0, kinds, length);
    }

    private int insert(int at, int length) {
        if (kinds == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * kinds);
            free = Arrays.copyOf(free, 2 * kinds);
            waiting = Arrays.copyOf(waiting, 2 * kinds);
        }
        System.arraycopy(lengths, at, lengths, at + 1, kinds - at);
        System.arraycopy(free, at, free, at + 1, kinds - at);
        System.arraycopy(waiting, at, waiting, at + 1, kinds - at);
        lengths[at] = length;
        free[at] = new float[4][];
        waiting[at] = 0;
        kinds++;
        return at;
    }
}
