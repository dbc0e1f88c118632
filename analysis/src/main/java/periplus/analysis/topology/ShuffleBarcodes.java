package periplus.analysis.topology;

import java.util.Arrays;
import java.util.List;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The barcodes of shuffled populations: how long bars get by chance where units know nothing of each other.
 *
 * <p>A shuffle permutes each unit's values over the points, independently, so that every unit keeps its values and only
 * their alignment across units is lost. Observed and shuffled populations go through one {@link BarcodePath}.
 *
 * <p>Not to be confused with rolling units in time, which keeps each unit's autocorrelation and is the null for
 * recordings; here the points have no order.
 *
 * @param observed the barcode of the population as it is
 * @param longest {@code longest[dimension][repeat]}: the longest bar of each shuffle, 0 without any
 */
@Source(key = "sorscher2023", where = "toroidal topology: longest bar of shuffled maps as the noise level")
public record ShuffleBarcodes(Barcode observed, double[][] longest) {
    /** Runs the path on {@code population[point][unit]} and on {@code repeats} shuffles of it. */
    public static ShuffleBarcodes run(double[][] population, BarcodePath path, int repeats, long seed) {
        if (repeats < 1) {
            throw new IllegalArgumentException(repeats + " shuffles: expected at least 1");
        }
        Barcode observed = path.barcode(population);
        double[][] longest = new double[observed.dimensions().size()][repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            Barcode shuffled = path.barcode(shuffled(population, seed, repeat));
            for (int dimension = 0; dimension < longest.length; dimension++) {
                longest[dimension][repeat] = shuffled.persistence(dimension, 0);
            }
        }
        return new ShuffleBarcodes(observed, longest);
    }

    /** One shuffle: a copy with each column permuted. */
    public static double[][] shuffled(double[][] population, long seed, int repeat) {
        double[][] copy = new double[population.length][];
        for (int point = 0; point < copy.length; point++) {
            copy[point] = population[point].clone();
        }
        int units = copy.length == 0 ? 0 : copy[0].length;
        RandomStream stream = RandomStream.of(seed, "barcode shuffle");
        for (int unit = 0; unit < units; unit++) {
            stream.reopen(repeat, unit);
            for (int last = copy.length - 1; last > 0; last--) {
                int other = stream.nextBelow(last + 1);
                double value = copy[last][unit];
                copy[last][unit] = copy[other][unit];
                copy[other][unit] = value;
            }
        }
        return copy;
    }

    /** The longest bar of any shuffle in this dimension. */
    public double longestOfAll(int dimension) {
        return Arrays.stream(longest[dimension]).max().orElse(0);
    }

    /**
     * How many observed bars are longer than every shuffle's longest; in dimension 0 the bar that never ends counts,
     * as it is one component.
     */
    public int barsAboveNull(int dimension) {
        double bound = longestOfAll(dimension);
        List<Bar> bars = observed.bars(dimension);
        int above = dimension == 0 && !bars.isEmpty() ? 1 : 0;
        for (int k = 0; k < bars.size() && observed.persistence(dimension, k) > bound; k++) {
            above++;
        }
        return above;
    }

    /** Chance of a longest bar as long as the k-th observed one (k from 0): (at least as long + 1) / (shuffles + 1). */
    public double pValue(int dimension, int k) {
        double bar = observed.persistence(dimension, k);
        long asLong = Arrays.stream(longest[dimension]).filter(x -> x >= bar).count();
        return (asLong + 1.0) / (longest[dimension].length + 1.0);
    }
}
