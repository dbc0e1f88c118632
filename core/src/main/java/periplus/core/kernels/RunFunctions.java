package periplus.core.kernels;

/**
 * Functions of runs of numbers for code that owns no {@link Kernels}: no team, no scratch, one for all threads.
 *
 * <p>Like the kernels these come in a plain and a SIMD twin of the same bits; {@link #fastest} is the one that
 * {@code auto} of {@link KernelProviders} would take. Not to be confused with {@link KernelSupport}, which serves one
 * calling thread and splits its work.
 */
public interface RunFunctions {
    /** The fastest twin here, chosen once a process. */
    static RunFunctions fastest() {
        return KernelProviders.runFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /** x[offset .. offset + length) becomes e^x in place, bit for bit {@code PortableMath.exp}. */
    void exp(float[] x, int offset, int length);

    /**
     * Uniform numbers in [low, high) of the Philox blocks {@code firstBlock} onwards, four numbers a block, written from
     * {@code offset}; as {@code RandomStream.fillUniform} defines them. May stop early.
     *
     * @return how many blocks were filled, from 0 (the plain twin: the caller's own loop is the definition) to
     *     {@code blocks}
     */
    int uniforms(long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float low, float high);

    /**
     * Normal numbers with standard deviation {@code sd}, as {@code RandomStream.fillGaussian} defines them; otherwise
     * like {@link #uniforms}.
     */
    int gaussians(long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float sd);
}
