package periplus.analysis.pruning;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import periplus.core.errors.BadCallException;

/**
 * Weight matrices by name, as a pruning sees a network: row = to, column = from.
 *
 * <p>Never changed: an operation gives a new set that shares the matrices it left alone, so that every prune starts from
 * the intact network. The arrays handed in are not copied.
 */
public record WeightMatrices(SequencedMap<String, Matrix> byName) {
    /**
     * One matrix.
     *
     * @param values row-major [rows][columns]
     */
    public record Matrix(int rows, int columns, float[] values) {
        public Matrix {
            if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
                throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " has "
                        + (long) rows * columns + " entries, got " + values.length);
            }
        }

        /** Length of each row, sqrt(sum of squares) [rows]; of M the strength with which a unit takes its input. */
        public double[] rowNorms() {
            double[] norms = new double[rows];
            for (int i = 0; i < rows; i++) {
                double squares = 0;
                for (int j = 0; j < columns; j++) {
                    double w = values[i * columns + j];
                    squares += w * w;
                }
                norms[i] = Math.sqrt(squares);
            }
            return norms;
        }
    }

    /** The matrix of this name. */
    public Matrix get(String name) {
        Matrix matrix = byName.get(name);
        if (matrix == null) {
            throw new BadCallException("no weights '" + name + "'; there are " + byName.keySet()
                    + ". Name the one that the pruning is to change");
        }
        return matrix;
    }

    /** The same with one matrix replaced. */
    public WeightMatrices with(String name, Matrix matrix) {
        Matrix old = get(name);
        if (old.rows != matrix.rows || old.columns != matrix.columns) {
            throw new IllegalArgumentException("'" + name + "' is " + old.rows + " x " + old.columns + ", not "
                    + matrix.rows + " x " + matrix.columns);
        }
        SequencedMap<String, Matrix> changed = new LinkedHashMap<>(byName);
        changed.put(name, matrix);
        return new WeightMatrices(changed);
    }
}
