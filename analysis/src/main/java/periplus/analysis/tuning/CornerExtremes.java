package periplus.analysis.tuning;

/**
 * Smallest and largest value of every rectangle of a map that reaches into one of its corners.
 *
 * <p>The two copies of an autocorrelogram's overlap are such rectangles, so that a constant one is known without a look
 * at its bins.
 */
final class CornerExtremes {
    private final int binsY;
    private final int binsX;
    private final double[][] low;
    private final double[][] high;

    CornerExtremes(int binsY, int binsX) {
        this.binsY = binsY;
        this.binsX = binsX;
        this.low = new double[4][binsY * binsX];
        this.high = new double[4][binsY * binsX];
    }

    /** Takes in a map; bins that are not {@code seen} count for nothing. */
    void read(double[] value, boolean[] seen) {
        for (int corner = 0; corner < 4; corner++) {
            int stepY = corner < 2 ? 1 : -1;
            int stepX = corner % 2 == 0 ? 1 : -1;
            for (int i = 0; i < binsY; i++) {
                int y = stepY > 0 ? i : binsY - 1 - i;
                for (int j = 0; j < binsX; j++) {
                    int b = y * binsX + (stepX > 0 ? j : binsX - 1 - j);
                    double least = seen[b] ? value[b] : Double.POSITIVE_INFINITY;
                    double most = seen[b] ? value[b] : Double.NEGATIVE_INFINITY;
                    if (i > 0) {
                        least = Math.min(least, low[corner][b - stepY * binsX]);
                        most = Math.max(most, high[corner][b - stepY * binsX]);
                    }
                    if (j > 0) {
                        least = Math.min(least, low[corner][b - stepX]);
                        most = Math.max(most, high[corner][b - stepX]);
                    }
                    low[corner][b] = least;
                    high[corner][b] = most;
                }
            }
        }
    }

    /** Whether one of the two copies of the overlap at lag (dy >= 0, dx) is constant where it was seen. */
    boolean isConstantOnOverlap(int dy, int dx) {
        int innerY = binsY - 1 - dy;
        int first = innerY * binsX + (dx >= 0 ? binsX - 1 - dx : -dx);
        int second = dy * binsX + (dx >= 0 ? dx : binsX - 1 + dx);
        return isConstant(dx >= 0 ? 0 : 1, first) || isConstant(dx >= 0 ? 3 : 2, second);
    }

    private boolean isConstant(int corner, int b) {
        return MapCheck.isConstant(low[corner][b], high[corner][b]);
    }
}
