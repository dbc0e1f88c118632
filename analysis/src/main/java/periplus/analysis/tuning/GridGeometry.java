package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Spacing and orientation of a lattice from the six autocorrelogram peaks nearest the centre.
 *
 * <pre>
 * spacing     = mean distance of the six peaks, metres
 * orientation = argument of the sum of exp(6 i angle) over the six peaks, divided by 6, in [0, 60 degrees), radians
 * </pre>
 *
 * <p>Peaks are local maxima (8 neighbours) of at least 0.1; of two less than 15 degrees apart the nearer one counts.
 * Their places are refined below the bin by a parabola along each axis. Angles are counter-clockwise from +x. Not to be
 * confused with {@link BandScore}'s spacing of plane waves: a hexagonal lattice of spacing a is made of waves a sqrt(3)/2
 * apart.
 *
 * <p>Source: Hafting et al. 2005. Undefined with fewer than six peaks.
 */
@Source(key = "hafting2005", where = "spacing and orientation from the six surrounding peaks")
public final class GridGeometry {
    /** Spacing in metres; orientation in radians, modulo 60 degrees. */
    public record Lattice(Measured spacingMetres, Measured orientationRadians) {}

    private static final double MIN_PEAK = 0.1;
    private static final double MIN_COSINE = StrictMath.cos(StrictMath.toRadians(15));

    private record Peak(double y, double x, double distance) {}

    private GridGeometry() {}

    /** The lattice of a full autocorrelogram of {@code height} x {@code width} lags (odd) of the given sizes. */
    public static Lattice of(double[] sac, int height, int width, double binHeightMetres, double binWidthMetres) {
        java.util.List<Peak> peaks = new java.util.ArrayList<>();
        int centreY = height / 2;
        int centreX = width / 2;
        // one half is enough: the other one mirrors it
        for (int y = centreY; y < height - 1; y++) {
            for (int x = y == centreY ? centreX + 1 : 1; x < width - 1; x++) {
                if (isPeak(sac, width, y, x)) {
                    int b = y * width + x;
                    double dy = (y - centreY + vertex(sac[b - width], sac[b], sac[b + width])) * binHeightMetres;
                    double dx = (x - centreX + vertex(sac[b - 1], sac[b], sac[b + 1])) * binWidthMetres;
                    peaks.add(new Peak(dy, dx, Math.sqrt(dy * dy + dx * dx)));
                }
            }
        }
        peaks.sort(java.util.Comparator.comparingDouble(Peak::distance)
                .thenComparingDouble(Peak::y)
                .thenComparingDouble(Peak::x));
        java.util.List<Peak> nearest = new java.util.ArrayList<>();
        for (Peak p : peaks) {
            if (nearest.size() < 3 && nearest.stream().allMatch(q -> apart(p, q))) {
                nearest.add(p);
            }
        }
        if (nearest.size() < 3) {
            Measured none = Measured.undefined("fewer than six peaks around the autocorrelogram's centre");
            return new Lattice(none, none);
        }
        double distance = 0;
        double cos6 = 0;
        double sin6 = 0;
        for (Peak p : nearest) {
            distance += p.distance;
            double angle = 6 * StrictMath.atan2(p.y, p.x);
            cos6 += StrictMath.cos(angle);
            sin6 += StrictMath.sin(angle);
        }
        double orientation = StrictMath.atan2(sin6, cos6) / 6;
        return new Lattice(
                Measured.of(distance / 3), Measured.of(orientation < 0 ? orientation + Math.PI / 3 : orientation));
    }

    private static boolean isPeak(double[] sac, int width, int y, int x) {
        double r = sac[y * width + x];
        if (!(r >= MIN_PEAK)) {
            return false;
        }
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                double other = sac[(y + dy) * width + x + dx];
                boolean before = dy < 0 || (dy == 0 && dx < 0);
                // of two equal neighbours the later one is the peak; beside an undefined lag there is none
                if ((dy != 0 || dx != 0) && !(before ? r >= other : r > other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the parabola through three equally spaced values has its top, -0.5 to 0.5 from the middle one. */
    private static double vertex(double before, double at, double after) {
        double curvature = before - 2 * at + after;
        return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0;
    }

    /** Whether two directions, taken as axes, differ by 15 degrees or more. */
    private static boolean apart(Peak p, Peak q) {
        return Math.abs(p.y * q.y + p.x * q.x) <= MIN_COSINE * p.distance * q.distance;
    }
}
