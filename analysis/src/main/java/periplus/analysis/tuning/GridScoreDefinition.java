package periplus.analysis.tuning;

import java.util.Locale;

/**
 * Which of the scores called "grid score" a number is: the family, the form and the parameters.
 *
 * <p>Numbers of different definitions are not comparable: for the same correlations the mean form is never below the
 * min/max form. {@link #toString} is what goes into files beside the numbers.
 */
public record GridScoreDefinition(
        String family, String form, String autocorrelogram, String region, String interpolation, String choice) {

    static GridScoreDefinition ring(String form, Autocorrelogram.Mode mode) {
        return new GridScoreDefinition(
                "bestOfRings",
                form,
                describe(mode),
                "ten rings, inner radius 0.2 n, outer 0.4 n to 1.0 n bins, n the map's shorter side",
                "cubic spline, same size, zero fill; mean and variance (+1e-5) of the unrotated ring used for both",
                "largest of the ten rings");
    }

    static GridScoreDefinition expanding(Autocorrelogram.Mode mode) {
        return new GridScoreDefinition(
                "expandingRing",
                "min(c60, c120) - max(c30, c90, c150)",
                describe(mode) + ", cropped to lags within 0.8 of the map's side",
                "from the central field's radius outwards, outer radius growing by one bin",
                "bilinear; Pearson correlation of ring and rotated ring",
                "largest mean of three neighbouring radii");
    }

    private static String describe(Autocorrelogram.Mode mode) {
        return "full Pearson autocorrelogram, unvisited bins "
                + (mode == Autocorrelogram.Mode.CORRECTED ? "left out" : "as 0");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: %s; %s; %s; %s; %s", family, form, autocorrelogram, region, interpolation, choice);
    }
}
