package periplus.analysis.tuning;

/**
 * The size of an autocorrelogram's central field, by a threshold that falls until the field explodes.
 *
 * <p>On the image opened by reconstruction (4-neighbour erosion, 8-neighbour reconstruction) the field is the 4-connected
 * region above a share of the central value. The share falls from 0.95 to 0.2 in 37 equal steps, rounded to 0.01; the
 * field stops growing where it would enclose a hole, where its area grows by 3 times the first growth (that from share
 * 0.95 to 0.93) or more, where it shrank three times in a row or did not change ten times. A field under 5 bins is none.
 * Its radius is that of a disc of its area, rounded down. Holds scratch: one instance per thread.
 */
final class CentralField {
    private static final int MIN_BINS = 5;
    private static final double FIRST_SHARE = 0.95;
    private static final double LAST_SHARE = 0.2;

    private final int height;
    private final int width;
    private final double[] opened;
    private final int[] mark;
    private final int[] stack;
    private int field;
    private int outside;
    private int firstY;
    private int lastY;
    private int firstX;
    private int lastX;

    CentralField(int height, int width) {
        this.height = height;
        this.width = width;
        this.opened = new double[height * width];
        this.mark = new int[height * width];
        this.stack = new int[height * width];
    }

    /** The radius in bins of the field around the centre of an odd-sized image; 0 where there is none. */
    int radiusBins(double[] image) {
        open(image);
        // labels rise from field to field so that marks need no clearing in between
        outside = 0;
        java.util.Arrays.fill(mark, 0);
        double growth = growth(FIRST_SHARE, FIRST_SHARE - 0.02);
        double start = FIRST_SHARE;
        for (int i = 0; i < 4 && Double.isNaN(growth); i++) {
            double share = FIRST_SHARE + 0.01 + i * (1 - FIRST_SHARE - 0.01) / 3;
            growth = growth(share, share - 0.01);
            start = share - 0.01;
        }
        if (Double.isNaN(growth)) {
            return 0;
        }
        int area = expand(start, growth);
        return area < MIN_BINS ? 0 : (int) Math.sqrt(area / Math.PI);
    }

    private int expand(double start, double firstGrowth) {
        int steps = (int) ((start - LAST_SHARE) / 0.02);
        int last = area(start == FIRST_SHARE ? FIRST_SHARE - 0.02 : start);
        int accepted = 0;
        int unchanged = 0;
        int shrunk = 0;
        for (int i = 0; i <= steps; i++) {
            double share = Math.rint((start - i * (start - LAST_SHARE) / steps) * 100) / 100;
            int area = area(share);
            if (area < 0) {
                break;
            }
            double change = (double) area / last;
            shrunk = change < 1 ? shrunk + 1 : 0;
            if (Math.floor(change / firstGrowth) > 2 || shrunk >= 3) {
                break;
            }
            unchanged = area == last ? unchanged + 1 : 0;
            if (unchanged >= 10) {
                break;
            }
            last = area;
            accepted = area;
        }
        return accepted;
    }

    /** Area at the lower share over area at the higher one; NaN where either field encloses a hole. */
    private double growth(double higher, double lower) {
        int a = area(higher);
        int b = area(lower);
        return a < 0 || b < 0 ? Double.NaN : (double) b / a;
    }

    /** Bins of the field above {@code share} of the central value, or -1 where it encloses a hole. */
    private int area(double share) {
        int centre = (height / 2) * width + width / 2;
        firstY = height;
        lastY = 0;
        firstX = width;
        lastX = 0;
        field = outside + 1;
        outside = field + 1;
        int area = flood(centre, field, opened[centre] * share, 0, height - 1, 0, width - 1);
        int top = firstY;
        int bottom = lastY;
        int left = firstX;
        int right = lastX;
        // what is not field and touches the edge of the field's bounding box leads out of the image
        int beside = 0;
        for (int y = top; y <= bottom; y++) {
            int step = y == top || y == bottom ? 1 : Math.max(1, right - left);
            for (int x = left; x <= right; x += step) {
                if (mark[y * width + x] < field) {
                    beside += flood(y * width + x, outside, Double.NaN, top, bottom, left, right);
                }
            }
        }
        return area + beside < (bottom - top + 1) * (right - left + 1) ? -1 : area;
    }

    /** Marks the 4-connected unmarked bins of a box at or above a threshold (any value where it is NaN); counts them. */
    private int flood(int from, int label, double threshold, int top, int bottom, int left, int right) {
        int waiting = 0;
        int count = 0;
        stack[waiting++] = from;
        mark[from] = label;
        while (waiting > 0) {
            int b = stack[--waiting];
            count++;
            int y = b / width;
            int x = b % width;
            firstY = Math.min(firstY, y);
            lastY = Math.max(lastY, y);
            firstX = Math.min(firstX, x);
            lastX = Math.max(lastX, x);
            waiting = visit(b - width, y > top, label, threshold, waiting);
            waiting = visit(b + width, y < bottom, label, threshold, waiting);
            waiting = visit(b - 1, x > left, label, threshold, waiting);
            waiting = visit(b + 1, x < right, label, threshold, waiting);
        }
        return count;
    }

    private int visit(int b, boolean inside, int label, double threshold, int waiting) {
        if (!inside || mark[b] >= field || opened[b] < threshold) {
            return waiting;
        }
        mark[b] = label;
        stack[waiting] = b;
        return waiting + 1;
    }

    private void open(double[] image) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int b = y * width + x;
                double low = image[b];
                low = y > 0 ? Math.min(low, image[b - width]) : low;
                low = y < height - 1 ? Math.min(low, image[b + width]) : low;
                low = x > 0 ? Math.min(low, image[b - 1]) : low;
                opened[b] = x < width - 1 ? Math.min(low, image[b + 1]) : low;
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int b = 0; b < opened.length; b++) {
                changed |= raise(image, b);
            }
            for (int b = opened.length - 1; b >= 0; b--) {
                changed |= raise(image, b);
            }
        }
    }

    /** Lifts a bin to its highest neighbour, but not above the image. */
    private boolean raise(double[] image, int b) {
        int y = b / width;
        int x = b % width;
        double high = opened[b];
        if (high == image[b]) {
            return false;
        }
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                high = Math.max(high, opened[ny * width + nx]);
            }
        }
        high = Math.min(high, image[b]);
        boolean changed = high > opened[b];
        opened[b] = high;
        return changed;
    }
}
