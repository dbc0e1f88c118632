package periplus.analysis.dynamics;

import java.util.List;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The distinct slow and fixed points that a search found, and how complete the search was.
 *
 * <pre>
 *   accumulation[s] = distinct points among those that starts 0 to s ended at
 *   coverage = 1 - (points that a single start ended at) / (starts that ended at a kept point)
 * </pre>
 *
 * <p>Coverage estimates the chance that one more start of the same kind would end at a point already found (Good 1953).
 * Evidence of completeness is an accumulation curve that has long been flat and a coverage near 1; a line of fixed
 * points shows as a curve that keeps rising and a coverage near 0. Neither says anything about points that no start of
 * this kind leads to.
 *
 * @param points by rising q
 * @param starts how many there were
 * @param end [start], the index of its point in {@code points}, or -1 where it ended at none
 * @param notSlow starts that ended at q above the bound
 * @param far starts that ended too far away
 */
@Source(key = "good1953", where = "coverage of a sample")
public record SlowPoints(List<SlowPoint> points, int starts, int[] end, int notSlow, int far) {
    /** Those that count as fixed. */
    public List<SlowPoint> fixed() {
        return points.stream().filter(SlowPoint::fixed).toList();
    }

    /** How many distinct points the first start, the first two, ... ended at. */
    public int[] accumulation() {
        int[] curve = new int[starts];
        boolean[] seen = new boolean[points.size()];
        int count = 0;
        for (int s = 0; s < starts; s++) {
            if (end[s] >= 0 && !seen[end[s]]) {
                seen[end[s]] = true;
                count++;
            }
            curve[s] = count;
        }
        return curve;
    }

    /** The estimated chance that one more start ends at a known point. */
    public Measured coverage() {
        int kept = starts - notSlow - far;
        if (kept == 0) {
            return Measured.undefined("no start ended at a slow point");
        }
        long once = points.stream().filter(point -> point.starts() == 1).count();
        return Measured.of(1 - once / (double) kept);
    }
}
