package periplus.core.kernels.nativeblas;

/**
 * Which library made the numbers: two runs of one recipe agree in every bit only where this, and the CPU, agree.
 *
 * @param name a word for provider names: "openblas", "mkl", "blis", "accelerate" or "blas" where it does not say
 * @param version what the library says of itself, its kernels' CPU included where it says so
 * @param path the file that the loader opened
 */
public record BlasIdentity(String name, String version, String path) {}
