package periplus.nets.autodiff.operations;

/** Adding one stretch of an array to another. */
final class AddRange {
    private AddRange() {}

    /** to[toOffset + i] += from[fromOffset + i]. */
    static void add(float[] from, int fromOffset, float[] to, int toOffset, int length) {
        for (int i = 0; i < length; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }
}
