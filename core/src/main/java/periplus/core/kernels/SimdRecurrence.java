package periplus.core.kernels;

import static periplus.core.kernels.SimdTiles.COLUMNS;
import static periplus.core.kernels.SimdTiles.DEPTH;
import static periplus.core.kernels.SimdTiles.ROWS;
import static periplus.core.kernels.SimdTiles.STRIDE;

import java.util.Arrays;
import periplus.core.workers.Workers;

/**
 * Recurrent weights packed once for all steps of a sequence, and their product with a block of rows.
 *
 * <p>Rows of A stand in blocks of {@link SimdTiles#DEPTH} units, {@link SimdTiles#STRIDE} apart, so that the cell can
 * write the state where the next product reads it. Rows of C are {@link #width} apart: whole panels, and not a power of
 * two where rows are long. What is beyond the units is 0 and stays 0. Packing and product keep the chains of
 * {@link SimdProduct}.
 */
final class SimdRecurrence {
    /** Columns of C done at one depth before the next: their panels, C and A's rows then share the second cache. */
    private static final int PANELS_ABREAST = 8;

    private final Workers.Job packing = (panel, worker) -> packPanel(panel);
    private float[] packed = {};
    private float[] weights = {};
    private boolean transpose;
    private int units;
    private int panels;
    private int depths;

    /** Packs B = J, or B = J^T, of units x units. */
    void pack(Workers workers, int units, float[] weights, boolean transpose) {
        this.units = units;
        this.weights = weights;
        this.transpose = transpose;
        panels = (units + COLUMNS - 1) / COLUMNS;
        depths = (units + DEPTH - 1) / DEPTH;
        int length = Math.multiplyExact(depths * panels, DEPTH * COLUMNS);
        if (packed.length < length) {
            packed = new float[length];
        }
        if (panels < 8) {
            for (int panel = 0; panel < panels; panel++) {
                packPanel(panel);
            }
        } else {
            workers.run(panels, packing);
        }
    }

    /** Distance of C's rows. */
    int width() {
        int whole = panels * COLUMNS;
        return whole >= 512 ? whole + 16 : whole;
    }

    /** Length of an array that holds this many rows of C. */
    int lengthOfC(int rows) {
        return padded(rows) * width();
    }

    /** Length of an array that holds this many rows of A. */
    int lengthOfA(int rows) {
        return depths * padded(rows) * STRIDE;
    }

    /** Where a row of A has its unit number {@code depth * DEPTH}. */
    int rowOfA(int rows, int row, int depth) {
        return (depth * padded(rows) + row) * STRIDE;
    }

    int depths() {
        return depths;
    }

    /** Rows with those that a last tile takes along. */
    private static int padded(int rows) {
        return (rows + SimdTiles.FEW_ROWS - 1) / SimdTiles.FEW_ROWS * SimdTiles.FEW_ROWS + ROWS;
    }

    private void packPanel(int panel) {
        int column = panel * COLUMNS;
        int width = Math.min(COLUMNS, units - column);
        for (int d = 0; d < depths; d++) {
            int p = d * DEPTH;
            int depth = Math.min(DEPTH, units - p);
            int at = (d * panels + panel) * DEPTH * COLUMNS;
            if (width < COLUMNS) {
                Arrays.fill(packed, at, at + depth * COLUMNS, 0f);
            }
            if (transpose) {
                SimdPacking.transpose(width, depth, weights, column * units + p, units, packed, at, COLUMNS);
            } else {
                SimdPacking.copy(depth, width, weights, p * units + column, units, packed, at, COLUMNS);
            }
        }
    }

    /** C[row][j] = fma(A[row][p], B[p][j], C[row][j]) in rising p, for {@code rows} rows and what pads them. */
    void addProduct(int rows, float[] a, float[] c) {
        int ldc = width();
        int abreast = depths == 1 ? panels : PANELS_ABREAST;
        for (int first = 0; first < panels; first += abreast) {
            int last = Math.min(panels, first + abreast);
            for (int d = 0; d < depths; d++) {
                int depth = Math.min(DEPTH, units - d * DEPTH);
                int aAt = rowOfA(rows, 0, d);
                for (int panel = first; panel < last; panel++) {
                    int bAt = (d * panels + panel) * DEPTH * COLUMNS;
                    for (int i = 0; i < rows; ) {
                        int height = SimdTiles.rowsOfNext(rows - i);
                        int cAt = i * ldc + panel * COLUMNS;
                        SimdTiles.tile(height, depth, a, aAt + i * STRIDE, packed, bAt, true, c, cAt, ldc);
                        i += height;
                    }
                }
            }
        }
    }
}
