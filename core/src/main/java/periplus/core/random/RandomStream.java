package periplus.core.random;

/**
 * A stream of random numbers that is a pure function of (seed, purpose, indices, position).
 *
 * <p>Two streams with different purposes or indices are independent; the same stream can be opened again anywhere, on
 * any thread, at any position. There is no default stream: every random number names what it is for.
 */
public interface RandomStream {
    /** A uniform number in (0, 1), never 0 or 1; 53 random bits. */
    double nextUniform();

    /** A standard normal number. */
    double nextGaussian();

    /** A uniform integer in [0, bound), without modulo bias. */
    int nextBelow(int bound);

    /** A Rayleigh number with density (x/s^2) exp(-x^2/(2 s^2)), mean s sqrt(pi/2). */
    double nextRayleigh(double scale);
}
