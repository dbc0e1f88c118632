package periplus.core.kernels;

/**
 * Products of matrices in double precision, for analysis: row-major, every entry one sum in a fixed order.
 *
 * <p>Like {@link RunFunctions}: no team, no scratch, one object for all threads, and two twins of the same bits. Not to be
 * confused with the products of {@link Kernels}, which are in float, on a team, and what networks are trained with.
 */
public interface MatrixFunctions {
    /** The fastest twin here, chosen once a process. */
    static MatrixFunctions fastest() {
        return KernelProviders.matrixFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /**
     * out = a b, [rows, inner] by [inner, columns]; each entry ((0 + a b) + a b) + ... over rising inner index, products
     * rounded before they are added.
     *
     * @throws IndexOutOfBoundsException where an array is too short
     */
    void multiply(double[] a, double[] b, double[] out, int rows, int inner, int columns);

    /**
     * out = a'a, [columns, columns] of [rows, columns]; each entry a sum over rising rows as in {@link #multiply}, and so
     * symmetric to the bit.
     *
     * @throws IndexOutOfBoundsException where an array is too short
     */
    void gram(double[] a, double[] out, int rows, int columns);
}
