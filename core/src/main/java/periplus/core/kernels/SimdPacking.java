package periplus.core.kernels;

import static jdk.incubator.vector.FloatVector.SPECIES_256;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Copies and transposes blocks of matrices into the layout that the tiles read. */
final class SimdPacking {
    private static final int SIDE = 8;
    private static final boolean WIDE = FLOATS.vectorBitSize() >= SPECIES_256.vectorBitSize();

    private static final VectorShuffle<Float> UP1 = exchange(1, false);
    private static final VectorShuffle<Float> DOWN1 = exchange(1, true);
    private static final VectorMask<Float> HIGH1 = VectorMask.fromLong(SPECIES_256, 0b10101010);
    private static final VectorShuffle<Float> UP2 = exchange(2, false);
    private static final VectorShuffle<Float> DOWN2 = exchange(2, true);
    private static final VectorMask<Float> HIGH2 = VectorMask.fromLong(SPECIES_256, 0b11001100);
    private static final VectorShuffle<Float> UP4 = exchange(4, false);
    private static final VectorShuffle<Float> DOWN4 = exchange(4, true);
    private static final VectorMask<Float> HIGH4 = VectorMask.fromLong(SPECIES_256, 0b11110000);

    private SimdPacking() {}

    private static VectorShuffle<Float> exchange(int distance, boolean down) {
        return VectorShuffle.fromOp(SPECIES_256, lane -> {
            boolean high = (lane & distance) != 0;
            return high == down ? (down ? lane - distance : lane + distance) : lane;
        });
    }

    /** to[row * toLd + column] = from[row * fromLd + column]. */
    static void copy(int rows, int columns, float[] from, int fromAt, int fromLd, float[] to, int toAt, int toLd) {
        if (columns == SimdTiles.COLUMNS) {
            for (int row = 0; row < rows; row++) {
                FloatVector.fromArray(FLOATS, from, fromAt + row * fromLd).intoArray(to, toAt + row * toLd);
                FloatVector.fromArray(FLOATS, from, fromAt + row * fromLd + COUNT)
                        .intoArray(to, toAt + row * toLd + COUNT);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(from, fromAt + row * fromLd, to, toAt + row * toLd, columns);
            }
        }
    }

    /** to[column * toLd + row] = from[row * fromLd + column]. */
    static void transpose(int rows, int columns, float[] from, int fromAt, int fromLd, float[] to, int toAt, int toLd) {
        int wholeRows = WIDE ? rows & -SIDE : 0;
        int wholeColumns = WIDE ? columns & -SIDE : 0;
        for (int row = 0; row < wholeRows; row += SIDE) {
            for (int column = 0; column < wholeColumns; column += SIDE) {
                transpose8(from, fromAt + row * fromLd + column, fromLd, to, toAt + column * toLd + row, toLd);
            }
        }
        int rest = columns - wholeColumns;
        transposePlain(wholeRows, rest, from, fromAt + wholeColumns, fromLd, to, toAt + wholeColumns * toLd, toLd);
        transposePlain(
                rows - wholeRows, columns, from, fromAt + wholeRows * fromLd, fromLd, to, toAt + wholeRows, toLd);
    }

    private static void transposePlain(
            int rows, int columns, float[] from, int fromAt, int fromLd, float[] to, int toAt, int toLd) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            int f0 = fromAt + row * fromLd;
            int f1 = f0 + fromLd;
            int f2 = f1 + fromLd;
            int f3 = f2 + fromLd;
            for (int column = 0; column < columns; column++) {
                int t = toAt + row + column * toLd;
                to[t] = from[f0 + column];
                to[t + 1] = from[f1 + column];
                to[t + 2] = from[f2 + column];
                to[t + 3] = from[f3 + column];
            }
        }
        for (; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[toAt + row + column * toLd] = from[fromAt + row * fromLd + column];
            }
        }
    }

    /** An 8 x 8 block in three rounds, each exchanging the off-diagonal halves of blocks of 8, 4 and 2. */
    private static void transpose8(float[] from, int at, int fromLd, float[] to, int toAt, int toLd) {
        FloatVector a0 = FloatVector.fromArray(SPECIES_256, from, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES_256, from, at + fromLd);
        FloatVector a2 = FloatVector.fromArray(SPECIES_256, from, at + 2 * fromLd);
        FloatVector a3 = FloatVector.fromArray(SPECIES_256, from, at + 3 * fromLd);
        FloatVector a4 = FloatVector.fromArray(SPECIES_256, from, at + 4 * fromLd);
        FloatVector a5 = FloatVector.fromArray(SPECIES_256, from, at + 5 * fromLd);
        FloatVector a6 = FloatVector.fromArray(SPECIES_256, from, at + 6 * fromLd);
        FloatVector a7 = FloatVector.fromArray(SPECIES_256, from, at + 7 * fromLd);
        FloatVector b0 = a0.blend(a4.rearrange(DOWN4), HIGH4);
        FloatVector b1 = a1.blend(a5.rearrange(DOWN4), HIGH4);
        FloatVector b2 = a2.blend(a6.rearrange(DOWN4), HIGH4);
        FloatVector b3 = a3.blend(a7.rearrange(DOWN4), HIGH4);
        FloatVector b4 = a0.rearrange(UP4).blend(a4, HIGH4);
        FloatVector b5 = a1.rearrange(UP4).blend(a5, HIGH4);
        FloatVector b6 = a2.rearrange(UP4).blend(a6, HIGH4);
        FloatVector b7 = a3.rearrange(UP4).blend(a7, HIGH4);
        FloatVector c0 = b0.blend(b2.rearrange(DOWN2), HIGH2);
        FloatVector c1 = b1.blend(b3.rearrange(DOWN2), HIGH2);
        FloatVector c2 = b0.rearrange(UP2).blend(b2, HIGH2);
        FloatVector c3 = b1.rearrange(UP2).blend(b3, HIGH2);
        FloatVector c4 = b4.blend(b6.rearrange(DOWN2), HIGH2);
        FloatVector c5 = b5.blend(b7.rearrange(DOWN2), HIGH2);
        FloatVector c6 = b4.rearrange(UP2).blend(b6, HIGH2);
        FloatVector c7 = b5.rearrange(UP2).blend(b7, HIGH2);
        FloatVector d0 = c0.blend(c1.rearrange(DOWN1), HIGH1);
        FloatVector d1 = c0.rearrange(UP1).blend(c1, HIGH1);
        FloatVector d2 = c2.blend(c3.rearrange(DOWN1), HIGH1);
        FloatVector d3 = c2.rearrange(UP1).blend(c3, HIGH1);
        FloatVector d4 = c4.blend(c5.rearrange(DOWN1), HIGH1);
        FloatVector d5 = c4.rearrange(UP1).blend(c5, HIGH1);
        FloatVector d6 = c6.blend(c7.rearrange(DOWN1), HIGH1);
        FloatVector d7 = c6.rearrange(UP1).blend(c7, HIGH1);
        d0.intoArray(to, toAt);
        d1.intoArray(to, toAt + toLd);
        d2.intoArray(to, toAt + 2 * toLd);
        d3.intoArray(to, toAt + 3 * toLd);
        d4.intoArray(to, toAt + 4 * toLd);
        d5.intoArray(to, toAt + 5 * toLd);
        d6.intoArray(to, toAt + 6 * toLd);
        d7.intoArray(to, toAt + 7 * toLd);
    }
}
