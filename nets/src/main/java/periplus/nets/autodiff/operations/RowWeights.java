package periplus.nets.autodiff.operations;

/** The weights of rows in a weighted mean: 1 counts, 0 masks out. */
final class RowWeights {
    private RowWeights() {}

    /** Their sum, one chain in double in rising order; refused where it is not a positive number. */
    static double total(String op, float[] weight, int rows) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            if (!(weight[row] >= 0f)) {
                throw new IllegalArgumentException(
                        op + ": row " + row + " has weight " + weight[row] + ", expected 0 or more");
            }
            total += weight[row];
        }
        if (!(total > 0) || !Double.isFinite(total)) {
            throw new IllegalArgumentException(op + ": the weights of the " + rows + " rows add up to " + total
                    + ", expected a positive number: with every row masked there is nothing to learn");
        }
        return total;
    }
}
