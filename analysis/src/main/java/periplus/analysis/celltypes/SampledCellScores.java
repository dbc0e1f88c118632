package periplus.analysis.celltypes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.HeadingAccumulator;
import periplus.analysis.tuning.HeadingCurves;
import periplus.analysis.tuning.HeadingTuning;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.RateMapAccumulator;
import periplus.analysis.tuning.SampleShuffle;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.SpatialInformation;
import periplus.analysis.tuning.SpeedAccumulator;
import periplus.analysis.tuning.SpeedCurves;
import periplus.analysis.tuning.SpeedTuning;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/**
 * The cell scores that need samples: heading tuning, speed tuning and spatial information, each with a null in which the
 * activity goes with another time's heading, speed or position.
 *
 * <p>The data are the identity of the shuffles' own lines. Draw d of the three nulls uses one order of the samples.
 */
public final class SampledCellScores {
    /**
     * How curves are binned and nulls drawn.
     *
     * @param shuffles draws of the null; 0 for no null
     */
    public record Settings(
            int headingBins, int speedBins, double maxSpeedMetresPerSecond, SampleShuffle shuffle, int shuffles) {}

    private SampledCellScores() {}

    /** The scores of all units; {@code emptyMaps} gives the bins of the spatial information. */
    public static Map<CellScore, ScoredUnits> of(
            ActivitySamples data,
            Supplier<RateMapAccumulator> emptyMaps,
            Settings settings,
            long seed,
            Workers workers) {
        Map<CellScore, ScoredUnits> scores = new EnumMap<>(CellScore.class);
        put(scores, CellScore.HEADING_MODULATION, data, settings, seed, order -> {
            HeadingCurves curves = heading(data, settings, order, workers);
            return all(data, u -> HeadingTuning.modulationIndex(curves.curve(u)));
        });
        put(scores, CellScore.HEADING_SHARE, data, settings, seed, order -> {
            HeadingCurves curves = heading(data, settings, order, workers);
            return all(data, u -> HeadingTuning.varianceShare(curves, u));
        });
        put(scores, CellScore.SPEED, data, settings, seed, order -> {
            SpeedAccumulator accumulator =
                    new SpeedAccumulator(data.units(), settings.speedBins(), settings.maxSpeedMetresPerSecond());
            double[] speed = SampleShuffle.reordered(data.speedMetresPerSecond(), order);
            accumulator.add(workers, data.samples(), speed, data.activity());
            SpeedCurves curves = accumulator.curves();
            return all(data, u -> SpeedTuning.score(curves, u).map(Math::abs));
        });
        put(scores, CellScore.INFORMATION, data, settings, seed, order -> {
            double[] position = new double[2 * data.samples()];
            for (int s = 0; s < data.samples(); s++) {
                position[2 * s] = data.positionMetres()[2 * order[s]];
                position[2 * s + 1] = data.positionMetres()[2 * order[s] + 1];
            }
            RateMapAccumulator accumulator = emptyMaps.get();
            accumulator.add(workers, data.samples(), position, data.activity());
            RateMaps maps = accumulator.rateMaps();
            return all(data, u -> SpatialInformation.bitsPerSpike(maps.map(u), maps.occupancy()));
        });
        return scores;
    }

    private static HeadingCurves heading(ActivitySamples data, Settings settings, int[] order, Workers workers) {
        HeadingAccumulator accumulator = new HeadingAccumulator(data.units(), settings.headingBins());
        double[] heading = SampleShuffle.reordered(data.headingRadians(), order);
        accumulator.add(workers, data.samples(), heading, data.activity());
        return accumulator.curves();
    }

    private static Measured[] all(ActivitySamples data, IntFunction<Measured> score) {
        Measured[] scores = new Measured[data.units()];
        Arrays.setAll(scores, score);
        return scores;
    }

    private static void put(
            Map<CellScore, ScoredUnits> scores,
            CellScore score,
            ActivitySamples data,
            Settings settings,
            long seed,
            ShuffleNull.SampleScores lines) {
        int[] identity = new int[data.samples()];
        Arrays.setAll(identity, s -> s);
        @Nullable
        NullDistribution nulls = settings.shuffles() == 0
                ? null
                : ShuffleNull.ofSamples(data.samples(), settings.shuffle(), settings.shuffles(), seed, lines);
        scores.put(score, new ScoredUnits(lines.of(identity), nulls));
    }
}
