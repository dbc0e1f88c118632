package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Skaggs' spatial information: how much one spike says about where the animal is.
 *
 * <pre>I = sum over visited bins of p (r / rbar) log2(r / rbar),  p = share of occupancy,  rbar = sum of p r</pre>
 *
 * <p>Bits per spike for rates; 0 for a flat map, log2(number of bins) for a unit active in one of equally visited bins.
 * Biased upwards in short recordings. Not to be confused with bits per second (without the division by rbar). Undefined
 * for negative rates, a silent unit or no visited bin.
 */
@Source(key = "skaggs1993", where = "information per spike")
public final class SpatialInformation {
    private static final double LN_2 = StrictMath.log(2);

    private SpatialInformation() {}

    /** Bits per spike of a map with its occupancy (any unit); bins with a NaN rate or no occupancy are unvisited. */
    public static Measured bitsPerSpike(double[] map, double[] occupancy) {
        if (map.length != occupancy.length) {
            throw new IllegalArgumentException(
                    "a map of " + map.length + " bins got an occupancy of " + occupancy.length);
        }
        double time = 0;
        double spikes = 0;
        for (int b = 0; b < map.length; b++) {
            if (visited(map[b], occupancy[b])) {
                if (Double.isInfinite(map[b])) {
                    return Measured.undefined("infinite rate");
                }
                if (map[b] < 0) {
                    return Measured.undefined("negative rates");
                }
                time += occupancy[b];
                spikes += occupancy[b] * map[b];
            }
        }
        if (time == 0) {
            return Measured.undefined("no visited bin");
        }
        double mean = spikes / time;
        if (mean == 0) {
            return Measured.undefined("silent unit");
        }
        double bits = 0;
        for (int b = 0; b < map.length; b++) {
            if (visited(map[b], occupancy[b]) && map[b] > 0) {
                double relative = map[b] / mean;
                bits += occupancy[b] / time * relative * (StrictMath.log(relative) / LN_2);
            }
        }
        return Measured.of(bits, "rates too large or too small for doubles");
    }

    private static boolean visited(double rate, double occupancy) {
        return !Double.isNaN(rate) && occupancy > 0;
    }
}
