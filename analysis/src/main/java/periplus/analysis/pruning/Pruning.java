package periplus.analysis.pruning;

import java.util.List;
import periplus.core.source.Source;

/**
 * What is set to zero for a set of chosen units.
 *
 * <p>Between two kinds of units the paper's text and its code differ, and the curves differ with them: the text cuts what
 * n chosen band units say to every grid unit ({@link OutputsOf}), the code what all band units say to n chosen grid
 * units ({@link InputsOf}). For grid to band exchange the two.
 */
@Source(key = "chu2025", where = "pruning experiments; text and released code")
public sealed interface Pruning {
    /** These weights without what belongs to the chosen units; the given ones are left alone. */
    WeightMatrices apply(WeightMatrices weights, int[] chosen);

    /** Zero the chosen rows: with M, the velocity that reaches the chosen units. */
    record Rows(String matrix) implements Pruning {
        @Override
        public WeightMatrices apply(WeightMatrices weights, int[] chosen) {
            return zero(weights, matrix, chosen, every(weights.get(matrix).columns()));
        }
    }

    /** Zero the chosen columns: with D, what the readout hears of the chosen units. */
    record Columns(String matrix) implements Pruning {
        @Override
        public WeightMatrices apply(WeightMatrices weights, int[] chosen) {
            return zero(weights, matrix, every(weights.get(matrix).rows()), chosen);
        }
    }

    /**
     * Silence whole units: their rows of some matrices (M and J), their columns of others (J and D). The encoder of the
     * start state is left out of it, as published: a unit starts with a value, and says nothing of it.
     */
    record Units(List<String> rowsOf, List<String> columnsOf) implements Pruning {
        public Units {
            rowsOf = List.copyOf(rowsOf);
            columnsOf = List.copyOf(columnsOf);
        }

        @Override
        public WeightMatrices apply(WeightMatrices weights, int[] chosen) {
            WeightMatrices pruned = weights;
            for (String name : rowsOf) {
                pruned = new Rows(name).apply(pruned, chosen);
            }
            for (String name : columnsOf) {
                pruned = new Columns(name).apply(pruned, chosen);
            }
            return pruned;
        }
    }

    /** The reading of the text: what the chosen units say to each of {@code targets}, J[target][chosen]. */
    record OutputsOf(String matrix, int[] targets) implements Pruning {
        @Override
        public WeightMatrices apply(WeightMatrices weights, int[] chosen) {
            return zero(weights, matrix, targets, chosen);
        }
    }

    /** The reading of the code: what all of {@code sources} say to the chosen units, J[chosen][source]. */
    record InputsOf(String matrix, int[] sources) implements Pruning {
        @Override
        public WeightMatrices apply(WeightMatrices weights, int[] chosen) {
            return zero(weights, matrix, chosen, sources);
        }
    }

    private static WeightMatrices zero(WeightMatrices weights, String name, int[] rows, int[] columns) {
        WeightMatrices.Matrix old = weights.get(name);
        float[] values = old.values().clone();
        for (int row : rows) {
            checkIndex(name, "row", row, old.rows());
            for (int column : columns) {
                checkIndex(name, "column", column, old.columns());
                values[row * old.columns() + column] = 0;
            }
        }
        return weights.with(name, new WeightMatrices.Matrix(old.rows(), old.columns(), values));
    }

    private static void checkIndex(String name, String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    what + " " + index + " of '" + name + "' does not exist: it has " + size + " of them");
        }
    }

    private static int[] every(int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = i;
        }
        return all;
    }
}
