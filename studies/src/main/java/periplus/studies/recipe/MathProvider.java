package periplus.studies.recipe;

/** Which kernels make the numbers. */
public enum MathProvider {
    /** The fastest that is present; resolves to one of the others before the run starts. */
    AUTO,
    /** Our own kernels: the same bits on every machine, for any thread count, with or without SIMD. */
    PORTABLE
}
