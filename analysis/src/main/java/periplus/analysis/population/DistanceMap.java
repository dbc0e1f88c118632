package periplus.analysis.population;

import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How far the population's activity at each place is from that at one place.
 *
 * <pre>D(x) = |r(x) - r(x0)|^2 / mean over x of |r(x) - r(x0)|^2</pre>
 *
 * <p>1 is the distance of a place taken at random. A population of grid cells of one lattice returns near 0 at every
 * lattice vector from x0; place cells do not return. Distances of high powers of a rate are dominated by loud units:
 * standardise the maps where that matters.
 *
 * <p>Source: Sorscher et al. 2023; the divisor is ours, they say only that it is normalised.
 *
 * @param maps the maps it was made from
 * @param bin the bin of x0
 * @param value {@code [y * binsX + x]}, NaN where some unit has no rate
 */
@Source(key = "sorscher2023", where = "distance map: returns along 0, 60 and 120 degrees")
public record DistanceMap(RateMaps maps, int bin, double[] value) {

    /** The map of distances from bin (x, y). */
    public static DistanceMap from(RateMaps maps, int binX, int binY) {
        if (binX < 0 || binX >= maps.binsX() || binY < 0 || binY >= maps.binsY()) {
            throw new IllegalArgumentException(
                    "bin (" + binX + ", " + binY + ") of maps of " + maps.binsX() + " x " + maps.binsY());
        }
        int origin = binY * maps.binsX() + binX;
        int bins = maps.binsX() * maps.binsY();
        double[] value = new double[bins];
        double[] rate = maps.rate();
        for (int u = 0; u < maps.units(); u++) {
            double at = rate[u * bins + origin];
            for (int b = 0; b < bins; b++) {
                double difference = rate[u * bins + b] - at;
                value[b] += difference * difference;
            }
        }
        if (Double.isNaN(value[origin])) {
            throw new BadInputException("bin (" + binX + ", " + binY
                    + ") was not visited: expected a place where every unit has a rate; choose another");
        }
        double sum = 0;
        int visited = 0;
        for (double v : value) {
            if (!Double.isNaN(v)) {
                sum += v;
                visited++;
            }
        }
        if (sum > 0) {
            for (int b = 0; b < bins; b++) {
                value[b] /= sum / visited;
            }
        }
        return new DistanceMap(maps, origin, value);
    }

    /**
     * The value at a displacement from x0, linear between the middles of the four bins around it.
     *
     * <p>Undefined outside the middles of the outermost bins and next to an unvisited bin.
     */
    public Measured at(double dxMetres, double dyMetres) {
        double column = bin % maps.binsX() + dxMetres / maps.binWidthXMetres();
        int originRow = bin / maps.binsX();
        double row = originRow + dyMetres / maps.binWidthYMetres();
        // a lattice vector that ends on the last middle must not fall out by rounding
        column = snap(column, maps.binsX() - 1);
        row = snap(row, maps.binsY() - 1);
        if (!(column >= 0 && row >= 0 && column <= maps.binsX() - 1 && row <= maps.binsY() - 1)) {
            return Measured.undefined("outside the maps");
        }
        int left = Math.min((int) column, Math.max(0, maps.binsX() - 2));
        int low = Math.min((int) row, Math.max(0, maps.binsY() - 2));
        double sum = 0;
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 2; x++) {
                double weight = (1 - Math.abs(column - left - x)) * (1 - Math.abs(row - low - y));
                if (weight > 0) {
                    sum += weight * value[(low + y) * maps.binsX() + left + x];
                }
            }
        }
        return Measured.of(sum, "next to an unvisited bin");
    }

    /**
     * The mean of {@link #at} one lattice vector away from x0, over those of the six that lie inside the maps.
     *
     * <p>Near 0 for grid cells of this lattice, near 1 for a population that does not return.
     */
    public Measured latticeReturn(double spacingMetres, double axisRadians) {
        double sum = 0;
        int inside = 0;
        for (int i = 0; i < 6; i++) {
            double direction = axisRadians + i * Math.PI / 3;
            Measured there = at(spacingMetres * StrictMath.cos(direction), spacingMetres * StrictMath.sin(direction));
            if (there instanceof Measured.Value v) {
                sum += v.value();
                inside++;
            }
        }
        return inside > 0 ? Measured.of(sum / inside) : Measured.undefined("no lattice vector ends inside the maps");
    }

    private static double snap(double at, double last) {
        return Math.abs(at) < 1e-9 ? 0 : Math.abs(at - last) < 1e-9 ? last : at;
    }
}
