package periplus.studies.study;

/**
 * Numbers in rows, last index fastest; NaN is an unvisited bin or an undefined value.
 *
 * @param values all of them
 * @param shape their product is the number of values
 */
public record NumberArray(double[] values, int... shape) {
    public NumberArray {
        long product = 1;
        for (int size : shape) {
            product *= size;
        }
        if (product != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + java.util.Arrays.toString(shape));
        }
    }

    /** The part with first index {@code i}, as a copy. */
    public double[] row(int i) {
        int length = values.length / Math.max(1, shape[0]);
        return java.util.Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
}
