package periplus.tasks.decoding;

/**
 * Reads a position in metres out of a network's outputs.
 *
 * <p>Contract: decoding is a pure function of the row of outputs. A row with a value that is not finite decodes to
 * (NaN, NaN), which {@link DecodingError} counts apart. Outputs of place cells are logits (log-probabilities up to a
 * constant); {@link Baselines#floor} turns probabilities into them. A decoder may own scratch space, so one instance
 * serves one thread at a time.
 *
 * <p>To add your own: implement {@link #outputs}, {@link #name} and {@link #decode}, and extend {@code DecoderContract}
 * in the tests.
 */
public interface PositionDecoder {
    /** Length of a row of outputs. */
    int outputs();

    /** The decoder's name, as in reports. */
    String name();

    /** Writes the position that {@code outputs[offset .. offset + outputs())} stands for. */
    void decode(float[] outputs, int offset, double[] xyMetres);

    /** Decodes {@code rows} rows; {@code xyMetres} receives x0, y0, x1, y1, ... The same bits as row by row. */
    default void decodeAll(float[] outputs, int rows, double[] xyMetres) {
        double[] xy = new double[2];
        for (int row = 0; row < rows; row++) {
            decode(outputs, row * outputs(), xy);
            xyMetres[2 * row] = xy[0];
            xyMetres[2 * row + 1] = xy[1];
        }
    }

    /** Whether a row holds finite numbers only. */
    static boolean isFinite(float[] outputs, int offset, int length) {
        float zero = 0;
        for (int i = 0; i < length; i++) {
            zero += outputs[offset + i] * 0f; // NaN as soon as one value is not finite
        }
        return zero == 0;
    }
}
