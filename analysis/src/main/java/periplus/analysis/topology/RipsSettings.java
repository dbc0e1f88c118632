package periplus.analysis.topology;

import periplus.core.errors.BadInputException;

/**
 * What to compute of a Vietoris-Rips filtration.
 *
 * @param maxDimension bars of dimension 0 to this
 * @param coefficients prime p of the field Z/p, below 2^15
 * @param maxDistance largest distance looked at; infinity stands for the enclosing radius, above which nothing happens
 * @param cocycles how many of the longest bars of each dimension from 1 on get a representative cocycle
 */
public record RipsSettings(int maxDimension, int coefficients, double maxDistance, int cocycles) {
    /** Highest dimension of bars. */
    public static final int MAX_DIMENSION = 8;

    /** Checks the values; the prime is checked with the same message as everywhere. */
    public RipsSettings {
        if (maxDimension < 0 || maxDimension > MAX_DIMENSION) {
            throw new BadInputException("bars up to dimension " + maxDimension + ": expected 0 to " + MAX_DIMENSION);
        }
        if (!(maxDistance >= 0)) {
            throw new BadInputException(
                    "largest distance " + maxDistance + ": expected at least 0, or infinity for the enclosing radius");
        }
        if (cocycles < 0) {
            throw new IllegalArgumentException("cocycles of " + cocycles + " bars: expected at least 0");
        }
        PrimeField.check(coefficients);
    }

    /** Z/2, up to the enclosing radius, no cocycles. */
    public static RipsSettings upTo(int maxDimension) {
        return new RipsSettings(maxDimension, 2, Double.POSITIVE_INFINITY, 0);
    }

    /** The same with coefficients in Z/p. */
    public RipsSettings withCoefficients(int prime) {
        return new RipsSettings(maxDimension, prime, maxDistance, cocycles);
    }

    /** The same up to a distance. */
    public RipsSettings withMaxDistance(double distance) {
        return new RipsSettings(maxDimension, coefficients, distance, cocycles);
    }

    /** The same with cocycles of the {@code count} longest bars of each dimension. */
    public RipsSettings withCocycles(int count) {
        return new RipsSettings(maxDimension, coefficients, maxDistance, count);
    }
}
