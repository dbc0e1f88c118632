package periplus.analysis.replay;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How visits spread over the bins of a plane arena.
 *
 * <pre>
 *   entropy        = - sum of p ln p over visited bins                                        nats
 *   non-uniformity = largest |p - 1/reachable| over reachable bins
 *   KL(q || p)     = sum of q ln (q / p), both with {@code added} visits more a bin           nats
 * </pre>
 *
 * <p>Bins are {@code binSize} wide from (x, y); points outside go to the nearest bin at the edge. Compare replay with
 * awake occupancy by the ratio of entropies. Undefined without a visit.
 *
 * @param columns along x
 * @param rows along y
 * @param visits [rows * columns]
 */
@Source(key = "levenstein2024", where = "released code: coverage non-uniformity")
public record Occupancy(int columns, int rows, long[] visits) {

    /** Of points in the plane, [points * 2]. */
    public static Occupancy of(double[] points, double x, double y, double binSize, int columns, int rows) {
        long[] visits = new long[columns * rows];
        for (int i = 0; i < points.length; i += 2) {
            visits[bin(points[i + 1] - y, binSize, rows) * columns + bin(points[i] - x, binSize, columns)]++;
        }
        return new Occupancy(columns, rows, visits);
    }

    private static int bin(double from, double size, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(from / size)));
    }

    private long all() {
        long sum = 0;
        for (long v : visits) {
            sum += v;
        }
        return sum;
    }

    /** Entropy in nats. */
    public Measured entropy() {
        double all = all();
        double sum = 0;
        for (long v : visits) {
            sum -= v == 0 ? 0 : v / all * StrictMath.log(v / all);
        }
        return all == 0 ? Measured.undefined("no visit") : Measured.of(sum);
    }

    /** How far the most over- or under-visited of the reachable bins is from its even share. */
    public Measured nonUniformity(boolean[] reachable) {
        double all = all();
        int bins = 0;
        for (boolean r : reachable) {
            bins += r ? 1 : 0;
        }
        if (all == 0 || bins == 0) {
            return Measured.undefined("no visit or no reachable bin");
        }
        double worst = 0;
        for (int i = 0; i < visits.length; i++) {
            worst = reachable[i] ? Math.max(worst, Math.abs(visits[i] / all - 1.0 / bins)) : worst;
        }
        return Measured.of(worst);
    }

    /** KL(this || other) with this many visits, above 0, added to each bin of both. */
    public Measured divergenceFrom(Occupancy other, double added) {
        if (other.visits.length != visits.length || !(added > 0)) {
            throw new IllegalArgumentException("occupancies of " + visits.length + " and " + other.visits.length
                    + " bins, " + added + " visits added: expected the same bins, more than 0");
        }
        double q = all() + added * visits.length;
        double p = other.all() + added * visits.length;
        double sum = 0;
        for (int i = 0; i < visits.length; i++) {
            double a = (visits[i] + added) / q;
            sum += a * StrictMath.log(a / ((other.visits[i] + added) / p));
        }
        return Measured.of(Math.max(0, sum));
    }
}
