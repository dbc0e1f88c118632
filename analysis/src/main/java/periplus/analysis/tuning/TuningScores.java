package periplus.analysis.tuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/**
 * All scores of all units of a set of maps, in parallel, one scratch per worker.
 *
 * <p>A unit's scores depend on its map alone: not on the other units, the threads or the order. Unvisited bins are left
 * out ({@link Autocorrelogram.Mode#CORRECTED}). Scores that turn or transform a map in bins need square bins and say so
 * where they are not.
 */
public final class TuningScores {
    private TuningScores() {}

    /** Every column for every unit. */
    public static TuningTable of(RateMaps maps, Workers workers) {
        return of(maps, EnumSet.allOf(TuningColumn.class), workers);
    }

    /** The wanted columns; the others say "not asked for". */
    public static TuningTable of(RateMaps maps, Set<TuningColumn> wanted, Workers workers) {
        UnitScorer[] scorer = new UnitScorer[workers.count()];
        UnitScorer first = new UnitScorer(maps);
        for (int w = 0; w < scorer.length; w++) {
            scorer[w] = w == 0 ? first : new UnitScorer(first);
        }
        List<Map<TuningColumn, Measured>> rows = new ArrayList<>();
        for (int u = 0; u < maps.units(); u++) {
            rows.add(new EnumMap<>(TuningColumn.class));
        }
        workers.run(
                maps.units(), (unit, worker) -> rows.get(unit).putAll(scorer[worker].score(maps.map(unit), wanted)));
        return new TuningTable(rows);
    }

    /** One column as the score of a null's maps; the lines that {@link #of} runs. */
    public static Supplier<MapScore> score(RateMaps maps, TuningColumn column) {
        UnitScorer first = new UnitScorer(maps);
        EnumSet<TuningColumn> wanted = EnumSet.of(column);
        return () -> {
            UnitScorer scorer = new UnitScorer(first);
            return map -> scorer.score(map, wanted).getOrDefault(column, TuningTable.NOT_ASKED_FOR);
        };
    }

    /** Several columns of one map, for one worker; the lines that {@link #of} runs. */
    static Supplier<Function<double[], Map<TuningColumn, Measured>>> rows(RateMaps maps, Set<TuningColumn> wanted) {
        UnitScorer first = new UnitScorer(maps);
        return () -> {
            UnitScorer scorer = new UnitScorer(first);
            return map -> scorer.score(map, wanted);
        };
    }

    /** The scratch of one worker. */
    private static final class UnitScorer {
        private static final Set<TuningColumn> OF_AUTOCORRELOGRAM = EnumSet.of(
                TuningColumn.GRID_60,
                TuningColumn.GRID_60_MIN_MAX,
                TuningColumn.GRID_90,
                TuningColumn.GRID_EXPANDING,
                TuningColumn.SPACING,
                TuningColumn.ORIENTATION);
        private static final Set<TuningColumn> OF_RINGS =
                EnumSet.of(TuningColumn.GRID_60, TuningColumn.GRID_60_MIN_MAX, TuningColumn.GRID_90);
        private static final Set<TuningColumn> OF_LATTICE = EnumSet.of(TuningColumn.SPACING, TuningColumn.ORIENTATION);
        private static final Set<TuningColumn> OF_BANDS = EnumSet.of(
                TuningColumn.BAND, TuningColumn.BAND_SPACING, TuningColumn.BAND_DIRECTION, TuningColumn.BAND_PHASE);
        private static final Set<TuningColumn> OF_WIDENED_BANDS = EnumSet.of(
                TuningColumn.BAND_WIDENED, TuningColumn.BAND_WIDENED_SPACING, TuningColumn.BAND_WIDENED_DIRECTION);

        private final RateMaps maps;
        private final boolean squareBins;
        private final Autocorrelogram autocorrelogram;
        private final BestOfRings rings;
        private final ExpandingRing expanding;
        private final BandScore band;
        private final BandScore widened;
        private final double[] sac;

        UnitScorer(RateMaps maps) {
            this(
                    maps,
                    new BestOfRings(maps.binsY(), maps.binsX(), Autocorrelogram.Mode.CORRECTED),
                    new ExpandingRing(maps.binsY(), maps.binsX(), Autocorrelogram.Mode.CORRECTED));
        }

        UnitScorer(UnitScorer other) {
            this(other.maps, other.rings.another(), other.expanding.another());
        }

        private UnitScorer(RateMaps maps, BestOfRings rings, ExpandingRing expanding) {
            this.maps = maps;
            this.squareBins =
                    Math.abs(maps.binWidthXMetres() - maps.binWidthYMetres()) <= 1e-6 * maps.binWidthXMetres();
            this.autocorrelogram = new Autocorrelogram(maps.binsY(), maps.binsX(), Autocorrelogram.Mode.CORRECTED);
            this.rings = rings;
            this.expanding = expanding;
            this.band = new BandScore(maps.binsY(), maps.binsX(), BandScore.PUBLISHED);
            this.widened = new BandScore(maps.binsY(), maps.binsX(), BandScore.WIDE);
            this.sac = new double[autocorrelogram.height() * autocorrelogram.width()];
        }

        Map<TuningColumn, Measured> score(double[] map, Set<TuningColumn> wanted) {
            Map<TuningColumn, Measured> row = new EnumMap<>(TuningColumn.class);
            if (wanted.contains(TuningColumn.INFORMATION)) {
                row.put(TuningColumn.INFORMATION, SpatialInformation.bitsPerSpike(map, maps.occupancy()));
            }
            String reason = MapCheck.reason(map, maps.binsY(), maps.binsX());
            if (reason != null) {
                for (TuningColumn column : wanted) {
                    row.putIfAbsent(column, Measured.undefined(reason));
                }
                return row;
            }
            if (wanted.contains(TuningColumn.BORDER)) {
                row.put(
                        TuningColumn.BORDER,
                        BorderScore.of(
                                map, maps.binsY(), maps.binsX(), maps.binWidthYMetres(), maps.binWidthXMetres()));
            }
            if (wanted.stream().anyMatch(OF_AUTOCORRELOGRAM::contains)) {
                autocorrelogram.compute(map, sac);
                ofAutocorrelogram(row, wanted);
            }
            if (wanted.stream().anyMatch(OF_BANDS::contains)) {
                ofBands(row, map, wanted);
            }
            if (wanted.stream().anyMatch(OF_WIDENED_BANDS::contains)) {
                ofWidenedBands(row, map, wanted);
            }
            if (wanted.contains(TuningColumn.COHERENCE)) {
                row.put(TuningColumn.COHERENCE, SpatialCoherence.of(map, maps.binsY(), maps.binsX()));
            }
            return row;
        }

        private void ofAutocorrelogram(Map<TuningColumn, Measured> row, Set<TuningColumn> wanted) {
            if (wanted.stream().anyMatch(OF_RINGS::contains)) {
                BestOfRings.Scores best =
                        squareBins ? rings.ofAutocorrelogram(sac) : BestOfRings.Scores.undefined("bins are not square");
                put(row, wanted, TuningColumn.GRID_60, best.mean60());
                put(row, wanted, TuningColumn.GRID_60_MIN_MAX, best.minMax60());
                put(row, wanted, TuningColumn.GRID_90, best.mean90());
            }
            if (wanted.contains(TuningColumn.GRID_EXPANDING)) {
                Measured score =
                        squareBins ? expanding.ofAutocorrelogram(sac) : Measured.undefined("bins are not square");
                put(row, wanted, TuningColumn.GRID_EXPANDING, score);
            }
            if (wanted.stream().anyMatch(OF_LATTICE::contains)) {
                GridGeometry.Lattice lattice = GridGeometry.of(
                        sac,
                        autocorrelogram.height(),
                        autocorrelogram.width(),
                        maps.binWidthYMetres(),
                        maps.binWidthXMetres());
                put(row, wanted, TuningColumn.SPACING, lattice.spacingMetres());
                put(row, wanted, TuningColumn.ORIENTATION, lattice.orientationRadians());
            }
        }

        private void ofBands(Map<TuningColumn, Measured> row, double[] map, Set<TuningColumn> wanted) {
            BandScore.Fit fit = squareBins ? band.ofMap(map) : BandScore.Fit.undefined("bins are not square");
            put(row, wanted, TuningColumn.BAND, fit.score());
            put(row, wanted, TuningColumn.BAND_SPACING, fit.spacingBins().map(bins -> bins * maps.binWidthXMetres()));
            put(row, wanted, TuningColumn.BAND_DIRECTION, fit.directionRadians());
            if (wanted.contains(TuningColumn.BAND_PHASE)) {
                Measured phase = fit.score() instanceof Measured.Undefined none
                        ? none
                        : WavePhase.of(map, maps.binsY(), maps.binsX(), fit.cyclesPerBinX(), fit.cyclesPerBinY());
                row.put(TuningColumn.BAND_PHASE, phase);
            }
        }

        private void ofWidenedBands(Map<TuningColumn, Measured> row, double[] map, Set<TuningColumn> wanted) {
            BandScore.Fit fit = squareBins ? widened.ofMap(map) : BandScore.Fit.undefined("bins are not square");
            put(row, wanted, TuningColumn.BAND_WIDENED, fit.score());
            put(
                    row,
                    wanted,
                    TuningColumn.BAND_WIDENED_SPACING,
                    fit.spacingBins().map(bins -> bins * maps.binWidthXMetres()));
            put(row, wanted, TuningColumn.BAND_WIDENED_DIRECTION, fit.directionRadians());
        }

        private static void put(
                Map<TuningColumn, Measured> row, Set<TuningColumn> wanted, TuningColumn column, Measured score) {
            if (wanted.contains(column)) {
                row.put(column, score);
            }
        }
    }
}
