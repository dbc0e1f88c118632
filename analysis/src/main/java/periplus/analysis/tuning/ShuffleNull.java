package periplus.analysis.tuning;

import java.util.function.Supplier;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * The null of a score: the same score of maps from which the sought structure was removed.
 *
 * <p>Three families. {@link #ofMaps} draws {@link MapSurrogate surrogates} of each unit's map and needs no samples;
 * {@link #ofResampler} builds the maps again from shuffled samples ({@link TimeShift}: is the activity tied to the
 * position at all?); {@link #ofSamples} does the same for headings and speeds. All call the score that the data went
 * through, and each draw has a random stream of its own, named by null, unit and draw, so the numbers depend on neither
 * the threads nor the order.
 */
@Source(key = "langston2010", where = "shuffled distributions, 95th and 99th percentiles")
public final class ShuffleNull {
    private ShuffleNull() {}

    /** Maps built anew from samples whose tie to the position is broken. */
    public interface Resampler {
        /** The name beside the numbers, and in the random stream's. */
        String name();

        /** What a small p rules out. */
        String question();

        /** All units' maps of one shuffle. */
        RateMaps maps(RandomStream stream);
    }

    /** {@code perUnit} surrogates of each unit; {@code scorePerWorker} is called once per worker. */
    public static NullDistribution ofMaps(
            RateMaps maps,
            MapSurrogate surrogate,
            int perUnit,
            long seed,
            Supplier<? extends MapScore> scorePerWorker,
            Workers workers) {
        if (perUnit < 1) {
            throw new IllegalArgumentException("a null needs at least 1 draw per unit, got " + perUnit);
        }
        double[][] value = new double[maps.units()][perUnit];
        MapScore[] score = scores(scorePerWorker, workers);
        workers.run(maps.units(), (unit, worker) -> {
            double[] map = maps.map(unit);
            double[] drawn = new double[map.length];
            boolean visited = false;
            for (double r : map) {
                visited |= !Double.isNaN(r);
            }
            for (int draw = 0; draw < perUnit; draw++) {
                RandomStream stream = RandomStream.of(seed, "null/" + surrogate.name(), unit, draw);
                if (visited) {
                    surrogate.draw(map, maps.binsY(), maps.binsX(), stream, drawn);
                }
                value[unit][draw] = score[worker].of(visited ? drawn : map).orNaN();
            }
        });
        return new NullDistribution(surrogate.name(), surrogate.question(), value);
    }

    /** {@code shuffles} times the maps of all units. */
    public static NullDistribution ofResampler(
            Resampler resampler,
            int shuffles,
            long seed,
            Supplier<? extends MapScore> scorePerWorker,
            Workers workers) {
        if (shuffles < 1) {
            throw new IllegalArgumentException("a null needs at least 1 shuffle, got " + shuffles);
        }
        double[][] value = new double[0][];
        MapScore[] score = scores(scorePerWorker, workers);
        for (int s = 0; s < shuffles; s++) {
            RateMaps maps = resampler.maps(RandomStream.of(seed, "null/" + resampler.name(), s));
            value = s == 0 ? new double[maps.units()][shuffles] : value;
            double[][] row = value;
            int draw = s;
            workers.run(
                    maps.units(),
                    (unit, worker) ->
                            row[unit][draw] = score[worker].of(maps.map(unit)).orNaN());
        }
        return new NullDistribution(resampler.name(), resampler.question(), value);
    }

    /** Scores of all units when activity of sample s is paired with the covariate of sample {@code order[s]}. */
    @FunctionalInterface
    public interface SampleScores {
        /** A score per unit; the identity gives the data's own. */
        Measured[] of(int[] order);
    }

    /**
     * {@code shuffles} times the scores of all units with the covariate (heading, speed) reordered; one draw after the
     * other, so that {@code scores} may use workers and scratch of its own.
     */
    public static NullDistribution ofSamples(
            int samples, SampleShuffle shuffle, int shuffles, long seed, SampleScores scores) {
        if (shuffles < 1) {
            throw new IllegalArgumentException("a null needs at least 1 shuffle, got " + shuffles);
        }
        double[][] value = new double[0][];
        int[] order = new int[samples];
        for (int draw = 0; draw < shuffles; draw++) {
            shuffle.draw(RandomStream.of(seed, "null/" + shuffle.name(), draw), order);
            Measured[] drawn = scores.of(order);
            value = draw == 0 ? new double[drawn.length][shuffles] : value;
            for (int u = 0; u < drawn.length; u++) {
                value[u][draw] = drawn[u].orNaN();
            }
        }
        return new NullDistribution(shuffle.name(), shuffle.question(), value);
    }

    private static MapScore[] scores(Supplier<? extends MapScore> scorePerWorker, Workers workers) {
        MapScore[] score = new MapScore[workers.count()];
        for (int w = 0; w < score.length; w++) {
            score[w] = scorePerWorker.get();
        }
        return score;
    }
}
