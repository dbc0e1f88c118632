package periplus.analysis.replay;

/**
 * Decoded paths, or paths of states, of one length in time: {@code values[(path * times + time) * dimensions + axis]}.
 *
 * <p>In any unit; measures say what they make of it. All values finite: an unstable run is to be reported, not
 * measured.
 */
public record Paths(int paths, int times, int dimensions, double[] values) {
    public Paths {
        if (paths < 1 || times < 1 || dimensions < 1 || values.length != (long) paths * times * dimensions) {
            throw new IllegalArgumentException(paths + " paths x " + times + " times x " + dimensions
                    + " dimensions, and " + values.length + " values");
        }
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("a path holds " + v + ", expected finite values");
            }
        }
    }

    /** Where a point starts in {@link #values}. */
    public int at(int path, int time) {
        return (path * times + time) * dimensions;
    }

    /** |y_a - y_b|^2 within one path. */
    double squaredDistance(int path, int timeA, int timeB) {
        int a = at(path, timeA);
        int b = at(path, timeB);
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            double d = values[a + i] - values[b + i];
            sum += d * d;
        }
        return sum;
    }

    /** Every {@code every}-th point in time from {@code first}, over all paths, [points * dimensions]. */
    public double[] points(int first, int every) {
        int kept = (times - first + every - 1) / every;
        double[] out = new double[paths * kept * dimensions];
        int to = 0;
        for (int p = 0; p < paths; p++) {
            for (int t = first; t < times; t += every) {
                System.arraycopy(values, at(p, t), out, to, dimensions);
                to += dimensions;
            }
        }
        return out;
    }
}
