package periplus.studies.unfolding;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import periplus.analysis.celltypes.ActivitySamples;
import periplus.analysis.celltypes.CellScore;
import periplus.analysis.celltypes.CellType;
import periplus.analysis.celltypes.CellTypeSettings;
import periplus.analysis.celltypes.CellTypeTable;
import periplus.analysis.celltypes.CellTypeTable.Reading;
import periplus.analysis.celltypes.MapCellScores;
import periplus.analysis.celltypes.ModuleSettings;
import periplus.analysis.celltypes.SampledCellScores;
import periplus.analysis.celltypes.ScoredUnits;
import periplus.analysis.celltypes.SpacingModules;
import periplus.analysis.tuning.HeadingAccumulator;
import periplus.analysis.tuning.HeadingCurves;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.RateMapAccumulator;
import periplus.analysis.tuning.SamplePermutation;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.navigation.PathIntegration;

/**
 * The cell types of all units of one network: maps, scores with their nulls, directions, phases and modules.
 *
 * <p>Units are those of the state, so that a hierarchy of modules shows all of them, run with its feedback on. Grid and
 * border scores are of 20 x 20 bins, band scores of 50 x 50, as published; the null of map scores are maps of the same
 * radial spectrum, that of heading and speed scores deals activity out to other samples.
 *
 * <p>A unit may be of several types. {@link #band()} and {@link #grid()} follow the published rule, the score alone; units
 * of both are in both. {@link #undefined()} are the units of neither.
 *
 * @param table scores, types and overlaps
 * @param coarse 20 x 20 maps
 * @param fine 50 x 50 maps
 * @param lattice grid score, spacing and orientation from the coarse maps
 * @param bands band score, spacing, direction and phase from the fine maps
 * @param headings mean activity against the direction of the last step
 * @param bandModules groups of band units of one spacing and direction
 * @param gridModules groups of grid units of one spacing and orientation
 */
@Source(key = "chu2025", where = "cell classification: band score above 5.8, grid score above 0.88, the rest undefined")
public record UnitCensus(
        CellTypeTable table,
        RateMaps coarse,
        RateMaps fine,
        TuningTable lattice,
        TuningTable bands,
        HeadingCurves headings,
        SpacingModules.Found bandModules,
        SpacingModules.Found gridModules) {
    /** Bins of the maps that grid and border scores are read from. */
    public static final int COARSE_BINS = 20;

    /** Bins of the maps that band scores are read from. */
    public static final int FINE_BINS = 50;

    private static final double MAX_SPEED_METRES_PER_SECOND = 3;
    private static final int SPEED_BINS = 20;
    private static final String PURPOSE = "census";

    /**
     * How much is run.
     *
     * @param mapTrials trials behind the maps and heading curves
     * @param sampledTrials trials behind heading and speed scores and their null
     * @param surrogates draws of each null; 0 for none
     */
    public record Settings(int mapTrials, int sampledTrials, int surrogates) {}

    /** Modules of networks of some hundred units: 8 units where the general rule asks for 10, 3 deviations for its 5. */
    private static ModuleSettings small(ModuleSettings usual) {
        return new ModuleSettings(
                usual.periodRadians(), usual.spacingTolerance(), usual.orientationTolerance(), 8, 2, 3);
    }

    /** The census of a network on walks of its task, without noise. */
    public static UnitCensus of(
            RecurrentNetwork network, PathIntegration task, Settings settings, long seed, Workers workers) {
        Walk walk = new Walk(network, task, seed, PURPOSE);
        RateMapAccumulator coarse = walk.emptyMaps(COARSE_BINS);
        RateMapAccumulator fine = walk.emptyMaps(FINE_BINS);
        HeadingAccumulator headings = new HeadingAccumulator(walk.units(), HeadingAccumulator.PUBLISHED_BINS);
        int steps = task.steps();
        int sampled = Math.min(settings.sampledTrials(), settings.mapTrials());
        Kept kept = new Kept(sampled * steps, walk.units());
        walk.run(settings.mapTrials(), (trial, t, count, positions, heading, speed, activity) -> {
            coarse.add(workers, count, positions, activity);
            fine.add(workers, count, positions, activity);
            headings.add(workers, count, heading, activity);
            kept.add(trial, t, sampled, steps, Math.min(count, sampled - trial), positions, heading, speed, activity);
        });
        ActivitySamples samples = kept.samples();
        RateMaps coarseMaps = coarse.rateMaps();
        RateMaps fineMaps = fine.rateMaps();
        Map<CellScore, ScoredUnits> scores = new EnumMap<>(CellScore.class);
        scores.putAll(
                MapCellScores.of(coarseMaps, fineMaps, new RadialSpectrum(), settings.surrogates(), seed, workers));
        scores.putAll(SampledCellScores.of(
                samples,
                () -> walk.emptyMaps(COARSE_BINS),
                new SampledCellScores.Settings(
                        HeadingAccumulator.PUBLISHED_BINS / 5,
                        SPEED_BINS,
                        MAX_SPEED_METRES_PER_SECOND,
                        new SamplePermutation(),
                        settings.surrogates()),
                seed,
                workers));
        CellTypeTable table = new CellTypeTable(CellTypeSettings.ofRates(), walk.units(), scores);
        TuningTable lattice = TuningScores.of(
                coarseMaps, EnumSet.of(TuningColumn.GRID_60, TuningColumn.SPACING, TuningColumn.ORIENTATION), workers);
        TuningTable bands = TuningScores.of(
                fineMaps,
                EnumSet.of(
                        TuningColumn.BAND,
                        TuningColumn.BAND_SPACING,
                        TuningColumn.BAND_DIRECTION,
                        TuningColumn.BAND_PHASE,
                        TuningColumn.BAND_WIDENED,
                        TuningColumn.BAND_WIDENED_SPACING,
                        TuningColumn.BAND_WIDENED_DIRECTION),
                workers);
        return new UnitCensus(
                table,
                coarseMaps,
                fineMaps,
                lattice,
                bands,
                headings.curves(),
                modules(
                        table,
                        CellType.BAND,
                        bands,
                        TuningColumn.BAND_SPACING,
                        TuningColumn.BAND_DIRECTION,
                        small(ModuleSettings.bands())),
                modules(
                        table,
                        CellType.GRID,
                        lattice,
                        TuningColumn.SPACING,
                        TuningColumn.ORIENTATION,
                        small(ModuleSettings.hexagonal())));
    }

    private static SpacingModules.Found modules(
            CellTypeTable table,
            CellType type,
            TuningTable tuning,
            TuningColumn spacing,
            TuningColumn orientation,
            ModuleSettings settings) {
        Measured[] spacings = new Measured[table.units()];
        Measured[] orientations = new Measured[table.units()];
        Measured other = Measured.undefined("not of the type");
        for (int u = 0; u < spacings.length; u++) {
            boolean is = table.types(u, Reading.SCORE).contains(type);
            spacings[u] = is ? tuning.get(u, spacing) : other;
            orientations[u] = is ? tuning.get(u, orientation) : other;
        }
        return SpacingModules.of(spacings, orientations, settings);
    }

    /** How many units there are. */
    public int units() {
        return table.units();
    }

    /** The units of one type by the published rule, rising. */
    public int[] of(CellType type) {
        return IntStream.range(0, units())
                .filter(u -> table.types(u, Reading.SCORE).contains(type))
                .toArray();
    }

    /** Band units, published fit range. */
    public int[] band() {
        return of(CellType.BAND);
    }

    /** Grid units. */
    public int[] grid() {
        return of(CellType.GRID);
    }

    /** Units that are neither band nor grid units. */
    public int[] undefined() {
        return IntStream.range(0, units())
                .filter(u -> {
                    Set<CellType> types = table.types(u, Reading.SCORE);
                    return !types.contains(CellType.BAND) && !types.contains(CellType.GRID);
                })
                .toArray();
    }

    /** Band units of the commonest wave, within 10 % and 10 degrees; null where there are too few. */
    @Nullable
    DensestGroup densestBands() {
        return DensestGroup.of(
                band(),
                bands.column(TuningColumn.BAND_SPACING),
                bands.column(TuningColumn.BAND_DIRECTION),
                Math.PI,
                StrictMath.toRadians(10));
    }

    /** Grid units of the commonest lattice, within 10 % and 5 degrees; null where there are too few. */
    @Nullable
    DensestGroup densestGrids() {
        return DensestGroup.of(
                grid(),
                lattice.column(TuningColumn.SPACING),
                lattice.column(TuningColumn.ORIENTATION),
                Math.PI / 3,
                StrictMath.toRadians(5));
    }

    /** Units of a type among [from, to) as a share of these; by the score alone or with the unit's own null. */
    public double share(CellType type, Reading reading, int from, int to) {
        int count = 0;
        for (int u = from; u < to; u++) {
            count += table.types(u, reading).contains(type) ? 1 : 0;
        }
        return (double) count / (to - from);
    }

    /** Samples of the first trials, in the order trial, step. */
    private static final class Kept {
        private final int samples;
        private final int units;
        private final double[] position;
        private final double[] heading;
        private final double[] speed;
        private final float[] activity;

        Kept(int samples, int units) {
            this.samples = samples;
            this.units = units;
            this.position = new double[2 * samples];
            this.heading = new double[samples];
            this.speed = new double[samples];
            this.activity = new float[Math.multiplyExact(samples, units)];
        }

        void add(
                int firstTrial,
                int t,
                int trials,
                int steps,
                int count,
                double[] positions,
                double[] headings,
                double[] speeds,
                float[] rates) {
            for (int b = 0; b < count && firstTrial + b < trials; b++) {
                int s = (firstTrial + b) * steps + t;
                position[2 * s] = positions[2 * b];
                position[2 * s + 1] = positions[2 * b + 1];
                heading[s] = headings[b];
                speed[s] = speeds[b];
                System.arraycopy(rates, b * units, activity, s * units, units);
            }
        }

        ActivitySamples samples() {
            return new ActivitySamples(samples, units, position, heading, speed, activity);
        }
    }
}
