package periplus.studies.recipe;

/** Which kernels make the numbers. */
public enum MathProvider {
    /** Whatever gives the same bits on every machine: resolves to {@link #PORTABLE} before the run starts. */
    AUTO,
    /** Our own kernels: the same bits on every machine, for any thread count, with or without SIMD. */
    PORTABLE,
    /**
     * Large products by a BLAS of the user's: the same bits for any thread count, but only on one CPU model with one
     * version of the library, both of which the run's manifest names.
     */
    NATIVE
}
