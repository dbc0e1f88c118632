package periplus.analysis.similarity;

/**
 * How a linear operator is fitted to trials.
 *
 * @param delays states in a row of the delay embedding, the present one included
 * @param interval steps between them
 * @param ridge lambda of the regression, in units of the whitened coordinates
 * @param regression which estimator
 */
public record DelaySettings(int delays, int interval, double ridge, Regression regression) {
    /** The estimator of the operator. */
    public enum Regression {
        /** On the first r eigen-time-delay coordinates: [r, r]. */
        PRINCIPAL_COMPONENTS,
        /** On all coordinates, the solution projected on its r best directions: full size, rank r. */
        REDUCED_RANK
    }

    public DelaySettings {
        if (delays < 1 || interval < 1 || !(ridge >= 0)) {
            throw new IllegalArgumentException("delays and interval are at least 1 and the ridge is not negative, got "
                    + delays + ", " + interval + ", " + ridge);
        }
    }

    /** Principal-component regression without ridge on this many delays, one step apart. */
    public static DelaySettings of(int delays) {
        return new DelaySettings(delays, 1, 0, Regression.PRINCIPAL_COMPONENTS);
    }
}
