package periplus.studies.leakydynamics;

import java.util.Arrays;
import java.util.List;
import periplus.analysis.tuning.MapSimilarity;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.math.PortableMath;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.nets.cells.Noise;
import periplus.studies.pathintegration.ActivityMaps;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.Disturbance;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.pathintegration.TorusProbe;
import periplus.studies.recipe.AnalysisSettings;
import periplus.studies.recipe.LeakSettings;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;

/** What every network of the study is measured on. */
final class LeakMeasures {
    /** Test noise as shares of the network's own rate sd (or of the displacement sd, for the input). */
    static final double[] LEVELS = {0.05, 0.1, 0.2, 0.4};

    /** The level at which maps and state deviations are taken. */
    static final double LEVEL = 0.1;

    private static final double DISPLACEMENT_SD_METRES = 0.0109;
    private static final int LONG_STEPS = 200;
    private static final int GAIN_STEPS = 148;
    private static final int GAIN_SKIP = 20;
    private static final double TOP_SHARE = 0.1;

    static final List<Measure> ALL = List.of(
            new Measure(
                    "decodingErrorMetres",
                    "m",
                    "mean distance of decoded and true position over test trials and steps"),
            new Measure("decoderFloorMetres", "m", "the same where the true target is decoded"),
            new Measure("klToTargetNats", "nats", "cross-entropy on test trials less the targets' entropy"),
            new Measure(
                    "longPathErrorMetres", "m", "mean decoding error over steps 101-200, ten times the trained length"),
            new Measure("gridScore60Median", "1", "median over units, 60-degree best of rings, mean form"),
            new Measure(
                    "gridShareAboveNull95",
                    "share",
                    "units whose 60-degree score (best of rings, mean form) exceeds the 95th percentile of maps with the same radial spectrum and random phases"),
            new Measure(
                    "gridShareAbove08",
                    "share",
                    "units with a 60-degree score (best of rings, mean form) of 0.8 or more"),
            new Measure(
                    "gridScoreTopTenth",
                    "1",
                    "mean 60-degree score (best of rings, mean form) of the best tenth of units"),
            new Measure("gridMinMaxTopTenth", "1", "the same, min-max form"),
            new Measure("gridExpandingTopTenth", "1", "the same, expanding ring"),
            new Measure("squareScoreTopTenth", "1", "mean 90-degree score (best of rings) of the best tenth of units"),
            new Measure("nullScoreTopTenth", "1", "mean 60-degree score of the best tenth of surrogate maps"),
            new Measure(
                    "errorInputNoiseMetres",
                    "m",
                    "decoding error under input noise, mean over sds of 0.05-0.4 of the displacement sd"),
            new Measure(
                    "errorInsideNoiseMetres",
                    "m",
                    "decoding error under noise inside the leak, mean over sds of 0.05-0.4 of the network's rate sd"),
            new Measure("errorOutsideNoiseMetres", "m", "the same, noise outside the leak"),
            new Measure(
                    "errorInsideMatchedMetres",
                    "m",
                    "noise inside, scaled so that one linear unit's stationary variance is that at alpha = 1"),
            new Measure("errorOutsideMatchedMetres", "m", "noise outside, scaled likewise"),
            new Measure(
                    "deviationInside",
                    "1",
                    "rms deviation of the last state from the noise-free one over the rate sd, noise inside of 0.1 rate sds"),
            new Measure("deviationOutside", "1", "the same, noise outside"),
            new Measure("deviationInsideMatched", "1", "the same, noise inside, matched in stationary variance"),
            new Measure("deviationOutsideMatched", "1", "the same, noise outside, matched in stationary variance"),
            new Measure(
                    "mapSimilarityInside",
                    "1",
                    "median over units of the correlation of noise-free and noisy map, noise inside of 0.1 rate sds"),
            new Measure("mapSimilarityOutside", "1", "the same, noise outside"),
            new Measure("mapSimilarityOutsideMatched", "1", "the same, noise outside, matched in stationary variance"),
            new Measure(
                    "gridTopTenthOutside",
                    "1",
                    "mean 60-degree score of the best tenth of units, maps under noise outside of 0.1 rate sds"),
            new Measure(
                    "noiseGainRatio",
                    "1",
                    "gain from noise inside the leak to rates: mean above over mean below 0.25 cycles a step"),
            new Measure("noiseGainLow", "1", "mean gain below 0.25 cycles a step"),
            new Measure(
                    "torusLoopRatio",
                    "1",
                    "second over third longest H1 bar of the 48 most grid-like units' population vectors"),
            new Measure("torusVoidRatio", "1", "first over second longest H2 bar"),
            new Measure("torusSecondLoopOverNull", "1", "second longest H1 bar over the longest of 10 shuffles"),
            new Measure("torusVoidOverNull", "1", "longest H2 bar over the longest of 10 shuffles"),
            new Measure(
                    "torusFound", "share", "1 where both ratios reach 2 and both bars exceed every shuffle, else 0"),
            new Measure("torusNoisyLoopRatio", "1", "as torusLoopRatio, maps under noise outside of 0.1 rate sds"),
            new Measure("torusNoisyVoidRatio", "1", "as torusVoidRatio, the same maps"),
            new Measure("torusNoisySecondLoopOverNull", "1", "as torusSecondLoopOverNull, the same maps"),
            new Measure("torusNoisyVoidOverNull", "1", "as torusVoidOverNull, the same maps"),
            new Measure("torusNoisyFound", "share", "as torusFound, the same maps"),
            new Measure("alphaMean", "1", "mean leak over units after training"));

    private LeakMeasures() {}

    /** What a validation run needs: how close to the target the network came. */
    static Findings ofValidation(RunContext context) {
        DecodingTest test =
                test(context.network(), context.network().recipe().analysis().errorTrials());
        return new Findings()
                .put("decodingErrorMetres", test.error().meanMetres())
                .put("klToTargetNats", kl(test));
    }

    static Findings of(RunContext context) {
        PathIntegrator network = context.network();
        AnalysisSettings settings = network.recipe().analysis();
        boolean smoke = context.scale() == Scale.SMOKE;
        long seed = network.recipe().seed();
        Findings findings = new Findings();
        context.stage("decoding");
        DecodingTest test = test(network, settings.errorTrials());
        findings.put("decodingErrorMetres", test.error().meanMetres());
        findings.put("decoderFloorMetres", test.floor().meanMetres());
        findings.put("klToTargetNats", kl(test));
        longPaths(findings, network, smoke ? 20 : 200);
        context.stage("rate maps");
        RateMaps maps = maps(context, Disturbance.NONE);
        TuningTable tuning = TuningScores.of(maps, context.workers());
        double[] score = tuning.column(TuningColumn.GRID_60);
        grids(findings, context, maps, tuning, score, smoke ? 4 : 20, seed);
        context.stage("noise");
        double alpha = alpha(network);
        double sd = NoiseProbe.populationSd(network, smoke ? 20 : 200);
        errors(findings, network, smoke ? 40 : 1000, sd, alpha, seed);
        states(findings, network, smoke ? 20 : 200, sd, alpha, seed);
        noisyMaps(findings, context, maps, sd, alpha, seed);
        gain(findings, network, smoke ? 4 : 40, sd, seed);
        context.stage("barcode");
        TorusProbe.measure(findings, "torus", maps, score, context.workers(), seed);
        findings.put("alphaMean", alpha);
        return findings;
    }

    private static DecodingTest test(PathIntegrator network, int trials) {
        return network.decodingTest("test", trials);
    }

    private static Measured kl(DecodingTest test) {
        return Measured.of(test.lossNatsOrSquareMetres() - test.targetEntropyNats(), "the loss is not finite");
    }

    private static void longPaths(Findings findings, PathIntegrator network, int trials) {
        DecodingTest test = network.withSteps(LONG_STEPS).decodingTest("long-paths", trials);
        double[] byStep = new double[LONG_STEPS];
        double sum = 0;
        for (int t = 0; t < LONG_STEPS; t++) {
            byStep[t] = test.error().perStepMetres().get(t).orNaN();
            sum += t >= LONG_STEPS / 2 ? byStep[t] : 0;
        }
        findings.put("longPathErrorMetres", Measured.of(sum / (LONG_STEPS - LONG_STEPS / 2), "no decoded step"));
        findings.array("long_path_error_by_step_m", byStep, LONG_STEPS);
    }

    static RateMaps maps(RunContext context, Disturbance disturbance) {
        PathIntegrator network = context.network();
        AnalysisSettings settings = network.recipe().analysis();
        return ActivityMaps.of(
                network.network(),
                network.task(),
                context.workers(),
                network.recipe().seed(),
                "maps",
                settings.mapTrials(),
                settings.mapBins(),
                settings.mapSkipSteps(),
                disturbance);
    }

    private static void grids(
            Findings findings,
            RunContext context,
            RateMaps maps,
            TuningTable tuning,
            double[] score,
            int surrogates,
            long seed) {
        NullDistribution gridNull = ShuffleNull.ofMaps(
                maps,
                new RadialSpectrum(),
                surrogates,
                seed,
                TuningScores.score(maps, TuningColumn.GRID_60),
                context.workers());
        double[] defined =
                Arrays.stream(score).filter(s -> !Double.isNaN(s)).sorted().toArray();
        double[] ofNull = Arrays.stream(gridNull.pooled())
                .filter(s -> !Double.isNaN(s))
                .sorted()
                .toArray();
        findings.put(
                "gridScore60Median",
                defined.length == 0
                        ? Measured.undefined("no unit has a grid score")
                        : Measured.of(Quantile.ofSorted(defined, 0.5)));
        // a silent unit is not a grid cell: shares are of all units
        findings.put(
                "gridShareAboveNull95", share(defined, gridNull.percentile(95).orNaN(), score.length));
        findings.put("gridShareAbove08", share(defined, 0.8, score.length));
        findings.put("gridScoreTopTenth", topTenth(score));
        findings.put("gridMinMaxTopTenth", topTenth(tuning.column(TuningColumn.GRID_60_MIN_MAX)));
        findings.put("gridExpandingTopTenth", topTenth(tuning.column(TuningColumn.GRID_EXPANDING)));
        findings.put("squareScoreTopTenth", topTenth(tuning.column(TuningColumn.GRID_90)));
        findings.put("nullScoreTopTenth", topTenth(ofNull));
        findings.array("rate_maps", maps.rate(), maps.units(), maps.binsY(), maps.binsX());
        findings.array("grid_score_60", score, score.length);
        findings.array("grid_score_60_null", ofNull, ofNull.length);
        findings.array("grid_spacing_m", tuning.column(TuningColumn.SPACING), score.length);
    }

    private static Measured share(double[] values, double limit, int all) {
        return Double.isNaN(limit)
                ? Measured.undefined("no surrogate map has a score")
                : Measured.of(
                        (double) Arrays.stream(values).filter(v -> v >= limit).count() / all);
    }

    /** The mean of the highest tenth of defined values, at least one. */
    static Measured topTenth(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return Measured.undefined("no unit has this score");
        }
        int n = Math.max(1, (int) Math.rint(TOP_SHARE * sorted.length));
        double sum = 0;
        for (int i = sorted.length - n; i < sorted.length; i++) {
            sum += sorted[i];
        }
        return Measured.of(sum / n);
    }

    private static void errors(
            Findings findings, PathIntegrator network, int trials, double sd, double alpha, long seed) {
        double[] all = new double[5 * LEVELS.length];
        String[] names = {"InputNoise", "InsideNoise", "OutsideNoise", "InsideMatched", "OutsideMatched"};
        for (int kind = 0; kind < names.length; kind++) {
            double sum = 0;
            for (int i = 0; i < LEVELS.length; i++) {
                Disturbance disturbance = switch (kind) {
                    case 0 -> new Disturbance(LEVELS[i] * DISPLACEMENT_SD_METRES, 0, 0, seed);
                    case 1 -> new Disturbance(0, LEVELS[i] * sd, 0, seed);
                    case 2 -> new Disturbance(0, 0, LEVELS[i] * sd, seed);
                    case 3 -> new Disturbance(0, LEVELS[i] * sd * insideFactor(alpha), 0, seed);
                    default -> new Disturbance(0, 0, LEVELS[i] * sd * outsideFactor(alpha), seed);
                };
                double error = network.decodingTest("noise-test", trials, disturbance)
                        .error()
                        .meanMetres()
                        .orNaN();
                all[kind * LEVELS.length + i] = error;
                sum += error;
            }
            findings.put("error" + names[kind] + "Metres", Measured.of(sum / LEVELS.length, "a row was not decoded"));
        }
        findings.array("noise_error_m", all, names.length, LEVELS.length);
    }

    /** Inside noise times this has, in one linear unit, the stationary variance that it has at alpha = 1. */
    static double insideFactor(double alpha) {
        return Math.sqrt((2 - alpha) / alpha);
    }

    /** The same for noise outside. */
    static double outsideFactor(double alpha) {
        return Math.sqrt(alpha * (2 - alpha));
    }

    private static void states(
            Findings findings, PathIntegrator network, int trials, double sd, double alpha, long seed) {
        double level = LEVEL * sd;
        findings.put("deviationInside", deviation(network, trials, new Noise(level, 0), sd, seed));
        findings.put("deviationOutside", deviation(network, trials, new Noise(0, level), sd, seed));
        findings.put(
                "deviationInsideMatched",
                deviation(network, trials, new Noise(level * insideFactor(alpha), 0), sd, seed));
        findings.put(
                "deviationOutsideMatched",
                deviation(network, trials, new Noise(0, level * outsideFactor(alpha)), sd, seed));
    }

    private static Measured deviation(PathIntegrator network, int trials, Noise noise, double sd, long seed) {
        return Measured.of(NoiseProbe.deviation(network, trials, noise, sd, seed), "the network is silent");
    }

    private static void noisyMaps(
            Findings findings, RunContext context, RateMaps clean, double sd, double alpha, long seed) {
        double level = LEVEL * sd;
        RateMaps inside = maps(context, new Disturbance(0, level, 0, seed));
        RateMaps outside = maps(context, new Disturbance(0, 0, level, seed));
        RateMaps matched = maps(context, new Disturbance(0, 0, level * outsideFactor(alpha), seed));
        findings.put("mapSimilarityInside", similarity(clean, inside));
        findings.put("mapSimilarityOutside", similarity(clean, outside));
        findings.put("mapSimilarityOutsideMatched", similarity(clean, matched));
        TuningTable tuning = TuningScores.of(outside, java.util.EnumSet.of(TuningColumn.GRID_60), context.workers());
        double[] score = tuning.column(TuningColumn.GRID_60);
        findings.put("gridTopTenthOutside", topTenth(score));
        TorusProbe.measure(findings, "torusNoisy", outside, score, context.workers(), seed);
    }

    /** Median over units of the Pearson correlation of two maps over bins visited in both. */
    private static Measured similarity(RateMaps a, RateMaps b) {
        double[] defined = Arrays.stream(MapSimilarity.ofUnits(a, b))
                .filter(Measured::isDefined)
                .mapToDouble(Measured::orNaN)
                .sorted()
                .toArray();
        return defined.length == 0
                ? Measured.undefined("every map is constant")
                : Measured.of(Quantile.ofSorted(defined, 0.5));
    }

    private static void gain(Findings findings, PathIntegrator network, int trials, double sd, long seed) {
        double[] gain = NoiseProbe.gain(network.withSteps(GAIN_STEPS), trials, GAIN_SKIP, 0.01 * sd, seed);
        double low = 0;
        double high = 0;
        int half = gain.length / 2;
        for (int k = 0; k < gain.length; k++) {
            if (k < half) {
                low += gain[k] / half;
            } else {
                high += gain[k] / (gain.length - half);
            }
        }
        findings.put("noiseGainRatio", Measured.of(high / low, "the noise does not reach the rates"));
        findings.put("noiseGainLow", low);
        findings.array("noise_gain", gain, gain.length);
    }

    /** Mean leak after training: given, or sigmoid of what was learned. */
    static double alpha(PathIntegrator network) {
        return switch (network.recipe().network().leak()) {
            case LeakSettings.Alpha given -> given.alpha();
            case LeakSettings.Tau tau -> network.recipe().task().dtSeconds() / tau.tauSeconds();
            case LeakSettings.Learned learned -> learned(network);
            case LeakSettings.LearnedPerUnit learned -> learned(network);
        };
    }

    private static double learned(PathIntegrator network) {
        float[] raw = network.network().parameters().get("RNN.leak_raw").values();
        double sum = 0;
        for (float value : raw) {
            sum += PortableMath.sigmoid(value);
        }
        return sum / raw.length;
    }
}
