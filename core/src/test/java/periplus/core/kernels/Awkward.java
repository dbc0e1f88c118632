package periplus.core.kernels;

import periplus.core.random.RandomStream;

/** Sizes, offsets and values that kernels stumble over. */
final class Awkward {
    private static final int[] SIZES = {1, 2, 3, 4, 7, 8, 9, 12, 13, 15, 16, 17, 31, 32, 33, 48, 65, 100, 200};
    private static final float[] VALUES = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1e-40f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.8f,
        -103f,
        9.3f,
        -20f
    };

    private Awkward() {}

    static int size(RandomStream random) {
        return SIZES[random.nextBelow(SIZES.length)];
    }

    /** Normal numbers; where {@code special}, about one in eight is an awkward value. */
    static float[] floats(RandomStream random, int length, boolean special) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = special && random.nextBelow(8) == 0
                    ? VALUES[random.nextBelow(VALUES.length)]
                    : (float) random.nextGaussian();
        }
        return x;
    }

    /** Leaks in (0, 1], some exactly 1. */
    static float[] leaks(RandomStream random, int length) {
        float[] alpha = new float[length];
        for (int i = 0; i < length; i++) {
            alpha[i] = random.nextBelow(3) == 0 ? 1f : (float) random.nextUniform();
        }
        return alpha;
    }
}
