package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * A unit's phase on a plane wave: where along the wave it is most active.
 *
 * <pre>phase = arg( sum over visited bins of (rate - mean rate) exp(i k.x) )</pre>
 *
 * <p>k is given in cycles per bin along x and y, x is measured from the middle of the box, the phase comes out in radians
 * in (-pi, pi]: a unit with rate {@code a + b cos(k.x - phase)}, b > 0, has it. Turning k round changes its sign.
 *
 * <p>Source: Chu et al. 2025, released code, where rates are summed as they are; the mean then enters wherever the box is
 * not a whole number of waves, so here it is taken out. Undefined for the reasons of all map scores and where the map has
 * no part in the wave.
 */
@Source(key = "chu2025", where = "phases of band cells, released code; here about the mean rate")
public final class WavePhase {
    private static final double NO_PART = 1e-9;

    private WavePhase() {}

    /** The phase of a map {@code [y * binsX + x]} on the wave of the given frequency. */
    public static Measured of(double[] map, int binsY, int binsX, double cyclesPerBinX, double cyclesPerBinY) {
        String reason = MapCheck.reason(map, binsY, binsX);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double largest = 0;
        int visited = 0;
        for (double r : map) {
            if (!Double.isNaN(r)) {
                largest = Math.max(largest, Math.abs(r));
                visited++;
            }
        }
        double mean = 0;
        for (double r : map) {
            mean += Double.isNaN(r) ? 0 : r / largest / visited;
        }
        double re = 0;
        double im = 0;
        double size = 0;
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                double r = map[y * binsX + x];
                if (!Double.isNaN(r)) {
                    double turns = cyclesPerBinX * (x + 0.5 - binsX / 2.0) + cyclesPerBinY * (y + 0.5 - binsY / 2.0);
                    double weight = r / largest - mean;
                    re += weight * StrictMath.cos(2 * Math.PI * turns);
                    im += weight * StrictMath.sin(2 * Math.PI * turns);
                    size += Math.abs(weight);
                }
            }
        }
        if (!(Math.sqrt(re * re + im * im) > NO_PART * size)) {
            return Measured.undefined("no part in the wave");
        }
        return Measured.of(StrictMath.atan2(im, re));
    }
}
