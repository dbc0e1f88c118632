package periplus.core.kernels;

/**
 * Draws from many random streams side by side, and the functions that make walks of them; in double.
 *
 * <p>Like {@link RunFunctions}: no team, no scratch, one object for all threads, and two twins of the same bits. The
 * functions are those of {@code PortableDouble}.
 */
public interface DrawFunctions {
    /** The fastest twin here, chosen once a process. */
    static DrawFunctions fastest() {
        return KernelProviders.drawFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /**
     * out[w * lanes + l] = the uniform number that stands at position firstWord + w of stream l, w = 0 ... words - 1: 53
     * bits of the 64-bit word, in (0, 1), as {@code RandomStream.nextUniform} has it.
     *
     * @param firstWord an even number, as is {@code words}: a block of the generator holds two
     */
    void uniforms(long[] streams, int lanes, long seed, long firstWord, int words, double[] out);

    /** x[i] becomes scale sqrt(-2 ln x[i]): Rayleigh numbers from uniform ones. */
    void rayleighs(double[] x, int offset, int n, double scale);

    /** x[i] becomes scale sqrt(-2 ln x[i]) cos(2 pi y[i]): normal numbers from pairs of uniform ones. */
    void gaussians(double[] x, int offset, double[] y, int yOffset, int n, double scale);

    /** sine[i] = sin(angle[i]), cosine[i] = cos(angle[i]) for |angle| <= 8, i below n. */
    void sinesAndCosines(double[] angle, int n, double[] sine, double[] cosine);
}
