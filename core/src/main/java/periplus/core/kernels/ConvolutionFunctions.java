package periplus.core.kernels;

/**
 * Weights that depend on differences of positions only, times rates: the recurrent input of rings and sheets of cells.
 *
 * <p>Like {@link RunFunctions}: no team, no scratch, one object for all threads, and two twins of the same bits. In
 * double precision. Not to be confused with matrix products, whose weights are all different.
 */
public interface ConvolutionFunctions {
    /** The fastest twin here, chosen once a process. */
    static ConvolutionFunctions fastest() {
        return KernelProviders.convolutionFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /**
     * sums[x] += sum over q &lt; count of weights[from + x - q] rates[first + q], for x &lt; length; each sum one chain
     * fma(weight, rate, sum) over rising q.
     *
     * @param from where the weight of equal positions is; from - count + 1 to from + length - 1 lie in {@code weights}
     */
    void add(double[] weights, int from, double[] rates, int first, int count, double[] sums, int length);
}
