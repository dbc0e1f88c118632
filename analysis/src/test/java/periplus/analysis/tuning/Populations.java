package periplus.analysis.tuning;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import periplus.core.carriers.RateMaps;
import periplus.core.random.RandomStream;
import periplus.testkit.PlantedPopulation;

/** Planted populations as carriers. */
public final class Populations {
    private Populations() {}

    /** Uniform numbers for a test. */
    public static DoubleSupplier uniform(long seed, String purpose) {
        return RandomStream.of(seed, "test/" + purpose)::nextUniform;
    }

    /** Fully visited maps of a population with noise on each bin. */
    public static RateMaps maps(PlantedPopulation population, int bins, double noise, DoubleSupplier uniform) {
        double half = population.boxMetres() / 2;
        double[] occupancy = new double[bins * bins];
        Arrays.fill(occupancy, 1);
        return new RateMaps(
                population.units().size(),
                bins,
                bins,
                -half,
                half,
                -half,
                half,
                population.maps(bins, noise, uniform),
                occupancy);
    }
}
