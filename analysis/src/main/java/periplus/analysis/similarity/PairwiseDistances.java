package periplus.analysis.similarity;

import java.util.concurrent.atomic.AtomicInteger;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * The distances of all pairs of many things, in parallel.
 *
 * <p>Each unordered pair is measured once, so the matrix is symmetric whatever the distance; each is one part of the job, so
 * the numbers are the same for any number of threads. Asks for every distance to be defined: leave out beforehand what has
 * none.
 */
@Source(key = "huang2025", where = "every unordered pair of a group")
public final class PairwiseDistances {
    private PairwiseDistances() {}

    /** The distance of items i and j, i above j; called from several threads. */
    @FunctionalInterface
    public interface PairDistance {
        /** At least 0, or why there is none. */
        Measured between(int i, int j);
    }

    /** Hears how many pairs are done, from the threads that did them. */
    @FunctionalInterface
    public interface Progress {
        /** {@code done} of {@code all} pairs; each count from 1 to all comes once, in any order. */
        void pairs(int done, int all);

        /** Hears nothing. */
        static Progress silent() {
            return (done, all) -> {};
        }
    }

    /**
     * Measures all pairs of {@code items} things.
     *
     * @throws FailedWorkException where a pair has no distance, named with the reason
     */
    public static DistanceMatrix of(int items, PairDistance distance, Workers workers, Progress progress) {
        int pairs = items * (items - 1) / 2;
        int[] row = new int[pairs];
        int at = 0;
        for (int i = 1; i < items; i++) {
            for (int j = 0; j < i; j++) {
                row[at++] = i;
            }
        }
        double[][] distances = new double[items][items];
        AtomicInteger done = new AtomicInteger();
        workers.run(pairs, (pair, worker) -> {
            int i = row[pair];
            int j = pair - i * (i - 1) / 2;
            switch (distance.between(i, j)) {
                case Measured.Value(double d) -> {
                    distances[i][j] = d;
                    distances[j][i] = d;
                }
                case Measured.Undefined(String reason) ->
                    throw new FailedWorkException("items " + i + " and " + j + " have no distance (" + reason
                            + "); leave out items without one before all pairs are measured");
            }
            progress.pairs(done.incrementAndGet(), pairs);
        });
        return DistanceMatrix.of(distances);
    }

    /** The mean over pairs; undefined below two items. */
    public static Measured mean(DistanceMatrix distances) {
        double sum = 0;
        int n = distances.points();
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += distances.distance(i, j);
            }
        }
        return Measured.of(sum / (0.5 * n * (n - 1)), "fewer than two items");
    }
}
