package periplus.studies.circuit;

import java.util.stream.IntStream;
import periplus.analysis.tuning.Autocorrelogram;
import periplus.analysis.tuning.BandScore;
import periplus.analysis.tuning.GridScore;
import periplus.analysis.tuning.RateMapAccumulator;
import periplus.core.carriers.RateMaps;
import periplus.core.carriers.Trajectories;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitSettings;
import periplus.studies.study.Findings;

/**
 * The circuit's own rate maps, scored as a network's are: do its band cells count as band cells, its grid cells as grid
 * cells, and not the other way round?
 *
 * <p>A sample of cells of every module: {@value #BANDS} of each of its two rings and {@value #GRIDS} of its sheet, evenly
 * spaced. Paths at one constant speed, below the speed at which a ring falls silent; grid scores
 * and pictures on {@value #SCORE_BINS} x {@value #SCORE_BINS} bins, band scores on {@value #MAP_BINS} x {@value #MAP_BINS}.
 * Wavelengths of the published circuit are above the published fit's bound, so the band score is the widened one.
 * At 100,000 steps a path crosses two thirds of the fine bins; for the band score the others are filled from their
 * neighbours ({@link GapFilling}), since holes are white noise to a spectrum.
 */
@Source(key = "chu2025", where = "maps of the circuit over 100,000 steps; the sample of cells is ours")
final class CircuitMaps {
    static final int BANDS = 4;
    static final int GRIDS = 8;
    static final int SCORE_BINS = 20;
    static final int MAP_BINS = 50;

    private CircuitMaps() {}

    static void measure(CircuitPlan whole, CircuitSettings calibrated, long seed, Findings out, Workers workers) {
        CircuitPlan plan = whole.inArena(whole.mapArenaMetres());
        int modules = calibrated.spacingsMetres().length;
        int perModule = 2 * BANDS + GRIDS;
        int units = modules * perModule;
        int steps = plan.mapSteps() / plan.mapPaths();
        Trajectories walks = plan.walks(seed, "circuit maps", plan.mapPaths(), steps, true, workers);
        int times = walks.times();
        float[] activity = new float[walks.paths() * times * units];
        workers.run(walks.paths(), (p, _) -> record(calibrated, walks, p, seed, activity, units));
        RateMaps fine = maps(plan, walks, activity, units, MAP_BINS, workers);
        RateMaps coarse = maps(plan, walks, activity, units, SCORE_BINS, workers);
        double[] band = new double[units];
        double[] grid = new double[units];
        double[] spacing = new double[units];
        workers.run(units, (u, _) -> {
            BandScore.Fit fit = new BandScore(MAP_BINS, MAP_BINS, BandScore.WIDE)
                    .ofMap(GapFilling.filled(fine.map(u), MAP_BINS, MAP_BINS));
            band[u] = fit.score().orNaN();
            spacing[u] = fit.spacingBins().orNaN() * fine.binWidthXMetres();
            grid[u] = GridScore.bestOfRings(coarse.map(u), SCORE_BINS, SCORE_BINS, Autocorrelogram.Mode.CORRECTED)
                    .mean60()
                    .orNaN();
        });
        out.put(
                "mapSteps",
                (double) walks.paths() * (times - 1) * Math.round(walks.dtSeconds() / calibrated.dtSeconds()));
        out.put("bandScoreOfBandCells", median(band, perModule, true));
        out.put("bandScoreOfGridCells", median(band, perModule, false));
        out.put("gridScoreOfGridCells", median(grid, perModule, false));
        out.put("gridScoreOfBandCells", median(grid, perModule, true));
        double off = 0;
        for (int u = 0; u < units; u++) {
            if (u % perModule < 2 * BANDS) {
                double lambda = calibrated.spacingsMetres()[u / perModule];
                off += Math.abs(spacing[u] - lambda) / lambda / (modules * 2.0 * BANDS);
            }
        }
        out.put("bandSpacingErrorShare", Measured.of(off, "a band cell without a band score"));
        out.array("circuit_maps", coarse.rate(), units, SCORE_BINS, SCORE_BINS);
        out.array("circuit_band_score", band, units);
        out.array("circuit_grid_score", grid, units);
    }

    private static RateMaps maps(
            CircuitPlan plan, Trajectories walks, float[] activity, int units, int bins, Workers workers) {
        RateMapAccumulator maps = RateMapAccumulator.centredBox(units, bins, plan.arenaMetres());
        maps.add(workers, walks.paths() * walks.times(), walks.positionMetres(), activity);
        return maps.rateMaps();
    }

    private static void record(
            CircuitSettings settings, Trajectories walks, int p, long seed, float[] activity, int units) {
        BandGridCircuit circuit = new BandGridCircuit(settings, seed, p);
        int substeps = (int) Math.round(walks.dtSeconds() / settings.dtSeconds());
        circuit.start(walks.x(p, 0), walks.y(p, 0));
        for (int t = 0; t < walks.times(); t++) {
            if (t > 0) {
                double vx = (walks.x(p, t) - walks.x(p, t - 1)) / walks.dtSeconds();
                double vy = (walks.y(p, t) - walks.y(p, t - 1)) / walks.dtSeconds();
                for (int s = 0; s < substeps; s++) {
                    circuit.step(vx, vy);
                }
            }
            int at = (p * walks.times() + t) * units;
            for (int m = 0; m < settings.spacingsMetres().length; m++) {
                for (int b = 0; b < 2; b++) {
                    double[] ring = circuit.module(m).band(b).rates();
                    for (int i = 0; i < BANDS; i++) {
                        activity[at++] = (float) ring[i * ring.length / BANDS];
                    }
                }
                double[] sheet = circuit.module(m).grid().rates();
                for (int i = 0; i < GRIDS; i++) {
                    activity[at++] = (float) sheet[i * sheet.length / GRIDS];
                }
            }
        }
    }

    private static Measured median(double[] scores, int perModule, boolean bands) {
        double[] of = IntStream.range(0, scores.length)
                .filter(u -> u % perModule < 2 * BANDS == bands)
                .mapToDouble(u -> scores[u])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return of.length == 0 ? Measured.undefined("no cell has this score") : Measured.of(Quantile.ofSorted(of, 0.5));
    }
}
