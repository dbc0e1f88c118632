package periplus.studies.cuevawei;

import java.util.List;
import java.util.Set;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;

/** What every network of the study is measured on; the parts are in the classes that it calls. */
final class CuevaMeasures {
    /** How much is measured at a scale. */
    record Size(int trials, int longTrials, int longSteps) {
        static Size of(Scale scale) {
            return switch (scale) {
                case SMOKE -> new Size(40, 2, 2_000);
                case LAPTOP -> new Size(200, 10, 100_000);
                case PAPER -> new Size(500, 10, 1_000_000);
            };
        }
    }

    /** The arms whose untrained networks are measured too. */
    private static final Set<String> UNTRAINED = Set.of(CuevaArms.SQUARE, CuevaArms.TRIANGLE, CuevaArms.HEXAGON);

    static final List<Measure> ALL = List.of(
            new Measure(
                    "decodingErrorMetres",
                    "m",
                    "mean distance of output and true position over test trials, noise off"),
            new Measure("constantErrorMetres", "m", "the same for the arena's centre"),
            share("gridShare", "lattice score (larger of 60 and 90 degrees, best of rings, mean form)"),
            share("bandShare", "band score"),
            share("borderShare", "border score (larger of map above its least and below its greatest value)"),
            new Measure("gridShareUntrained", "share", "gridShare of the network before its first update"),
            new Measure("bandShareUntrained", "share", "bandShare of the network before its first update"),
            new Measure("borderShareUntrained", "share", "borderShare of the network before its first update"),
            new Measure(
                    "gridShareSurrogate",
                    "share",
                    "gridShare where one further surrogate of each map stands for the map"),
            new Measure("bandShareSurrogate", "share", "bandShare of the same surrogates"),
            new Measure("borderShareSurrogate", "share", "borderShare of the same surrogates"),
            new Measure(
                    "excess60",
                    "1",
                    "mean 60-degree score of the best tenth of units less that of the best tenth of surrogates"),
            new Measure("excess90", "1", "the same, 90-degree score"),
            new Measure("excess60Untrained", "1", "excess60 of the network before its first update"),
            new Measure("excess90Untrained", "1", "excess90 of the network before its first update"),
            new Measure(
                    "placeShareHeadingUnits",
                    "1",
                    "share of variance held by place, mean over the tenth of units most tuned to heading, moving steps"),
            new Measure("placeShareOthers", "1", "the same, mean over all other units"),
            new Measure("placeShareHeadingUnitsUntrained", "1", "placeShareHeadingUnits before the first update"),
            new Measure("placeShareOthersUntrained", "1", "placeShareOthers before the first update"),
            new Measure("speedScoreBorder", "1", "mean |correlation with speed| of border-like units, moving steps"),
            new Measure("speedScoreOthers", "1", "the same, all other units"),
            new Measure("speedScoreBorderUntrained", "1", "speedScoreBorder before the first update"),
            new Measure("speedScoreOthersUntrained", "1", "speedScoreOthers before the first update"),
            new Measure(
                    "speedTunedShare",
                    "share",
                    "units whose |correlation with speed| exceeds that of all 20 circular shifts of the speeds"),
            new Measure("speedTunedShareUntrained", "share", "speedTunedShare before the first update"),
            new Measure(
                    "speedLinearity",
                    "1",
                    "R^2 of a line through the speed curve (10 bins), mean over units that are tuned to speed"),
            new Measure(
                    "earlySimilarityBorder",
                    "1",
                    "correlation of early and final map, mean over snapshots from 4 to 45 % of the updates and border-like"
                            + " units"),
            new Measure("earlySimilarityGrid", "1", "the same, grid-like units"),
            new Measure(
                    "earlySimilarityBorderOther",
                    "1",
                    "|correlation| of a border-like unit's final map with early maps of the next unit of its kind"),
            new Measure("earlySimilarityGridOther", "1", "the same, grid-like units"),
            new Measure(
                    "errorChangeContact",
                    "m^2",
                    "mean squared error 8 moving steps after a wall contact less that 4 moving steps before"),
            new Measure("errorChangeMatched", "m^2", "the same around matched moving steps without contact"),
            new Measure("errorChangeContactConstant", "m^2", "errorChangeContact of the output 0"),
            new Measure("errorChangeMatchedConstant", "m^2", "errorChangeMatched of the output 0"),
            new Measure(
                    "squareErrorNoContactLate",
                    "m^2",
                    "mean squared error over moving steps 31-40 of paths without wall contact"),
            new Measure("squareErrorNoContactEarly", "m^2", "the same, moving steps 1-10"),
            new Measure(
                    "squareErrorContactsLate", "m^2", "the same, moving steps 31-40 of paths with 3 contacts or more"),
            new Measure(
                    "longRunErrorMetres",
                    "m",
                    "root mean square error over the second half of runs of 100,000 steps (smoke: 2,000)"),
            new Measure("longRunConstantMetres", "m", "the same of the best constant output"));

    private CuevaMeasures() {}

    private static Measure share(String name, String score) {
        return new Measure(
                name,
                "share",
                "units whose " + score + " exceeds that of all " + UnitTypes.DRAWS
                        + " surrogates of their map with the same radial spectrum; chance is 1/21");
    }

    static Findings of(PlannedRun run, RunContext context) {
        PathIntegrator network = context.network();
        Size size = Size.of(context.scale());
        int bins = network.recipe().analysis().mapBins();
        long seed = network.recipe().seed();
        String arm = run.key().condition();
        boolean walls = !arm.equals(CuevaArms.TRIANGLE) && !arm.equals(CuevaArms.HEXAGON);
        Findings findings = new Findings();

        context.stage("decoding");
        DecodingTest test =
                network.decodingTest("test", network.recipe().analysis().errorTrials());
        findings.put("decodingErrorMetres", test.error().meanMetres());
        findings.put("constantErrorMetres", test.centre().meanMetres());

        context.stage("rate maps");
        TestTrials trials = TestTrials.run(network, size.trials());
        RateMaps maps = trials.maps(network.arena(), bins, context.workers());
        UnitTypes types = UnitTypes.of(maps, walls, seed, context.workers());
        types(findings, types, "", walls);
        findings.put("excess60", types.excess60());
        findings.put("excess90", types.excess90());
        HeadingAndSpeed tuning = HeadingAndSpeed.of(trials, maps, seed, context.workers());
        tuning(findings, tuning, types, "");
        findings.put("speedLinearity", Numbers.mean(tuning.linearity(), tuning.speedTuned(), "units tuned to speed"));
        arrays(findings, maps, types, tuning);

        if (arm.equals(CuevaArms.SQUARE)) {
            context.stage("surrogates as data");
            types(findings, UnitTypes.ofSurrogates(maps, walls, seed, context.workers()), "Surrogate", walls);
        }
        if (UNTRAINED.contains(arm)) {
            context.stage("untrained network");
            untrained(findings, network, size.trials(), bins, walls, context);
        }
        context.stage("development");
        Development.measure(findings, context, types, trials, maps, bins);
        context.stage("wall contacts");
        BoundaryErrors.measure(findings, trials, network.arena(), seed);
        context.stage("long runs");
        LongRuns.measure(findings, network, size.longTrials(), size.longSteps());
        return findings;
    }

    private static void untrained(
            Findings findings, PathIntegrator network, int trials, int bins, boolean walls, RunContext context) {
        PathIntegrator start =
                new PathIntegrator(network.recipe(), network.network().kernels(), file -> {
                    throw new IllegalStateException("the walks of this study are simulated, not read from " + file);
                });
        long seed = network.recipe().seed();
        TestTrials ran = TestTrials.run(start, trials);
        RateMaps maps = ran.maps(start.arena(), bins, context.workers());
        UnitTypes types = UnitTypes.of(maps, walls, seed, context.workers());
        types(findings, types, "Untrained", walls);
        findings.put("excess60Untrained", types.excess60());
        findings.put("excess90Untrained", types.excess90());
        tuning(findings, HeadingAndSpeed.of(ran, maps, seed, context.workers()), types, "Untrained");
    }

    private static void types(Findings findings, UnitTypes types, String suffix, boolean walls) {
        findings.put("gridShare" + suffix, types.share(UnitTypes.GRID));
        findings.put("bandShare" + suffix, types.share(UnitTypes.BAND));
        findings.put(
                "borderShare" + suffix,
                walls
                        ? Measured.of(types.share(UnitTypes.BORDER))
                        : Measured.undefined("the border score is for square arenas"));
    }

    private static void tuning(Findings findings, HeadingAndSpeed tuning, UnitTypes types, String suffix) {
        findings.put("placeShareHeadingUnits" + suffix, tuning.placeShareOfHeadingUnits());
        findings.put("placeShareOthers" + suffix, tuning.placeShareOfOthers());
        boolean[] border = types.kind()[UnitTypes.BORDER];
        findings.put("speedScoreBorder" + suffix, Numbers.mean(tuning.speedScore(), border, "border-like units"));
        findings.put(
                "speedScoreOthers" + suffix, Numbers.mean(tuning.speedScore(), Numbers.not(border), "other units"));
        findings.put("speedTunedShare" + suffix, tuning.speedTunedShare());
    }

    private static void arrays(Findings findings, RateMaps maps, UnitTypes types, HeadingAndSpeed tuning) {
        int n = types.units();
        findings.array("rate_maps", maps.rate(), n, maps.binsY(), maps.binsX());
        findings.array("score_60", types.score60(), n);
        findings.array("score_90", types.score90(), n);
        findings.array("kind", types.mains(), n);
        findings.array("heading_share", tuning.headingShare(), n);
        findings.array("place_share", tuning.placeShare(), n);
        findings.array("speed_score", tuning.speedScore(), n);
        findings.array("heading_curves", tuning.headingCurves(), n, HeadingAndSpeed.HEADING_BINS);
        findings.array("speed_curves", tuning.speedCurves(), n, HeadingAndSpeed.SPEED_BINS);
        findings.array("speeds", tuning.speeds(), HeadingAndSpeed.SPEED_BINS);
    }
}
