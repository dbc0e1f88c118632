package periplus.analysis.topology;

/**
 * One feature's life.
 *
 * @param birth the distance at which it appears
 * @param death the distance at which it is filled in, {@link Double#POSITIVE_INFINITY} if it is not below the threshold
 */
public record Bar(double birth, double death) {
    /** Checks that the bar has a length. */
    public Bar {
        if (!(birth >= 0 && death > birth && birth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a bar from " + birth + " to " + death + ": expected 0 <= birth < death, birth finite");
        }
    }

    /** Death - birth, in units of distance; infinite for a bar that never ends. */
    public double persistence() {
        return death - birth;
    }

    /** Whether the bar has no end below the threshold. */
    public boolean isInfinite() {
        return death == Double.POSITIVE_INFINITY;
    }
}
