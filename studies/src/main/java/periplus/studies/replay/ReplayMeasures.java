package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.replay.Displacement;
import periplus.analysis.replay.KernelDensity;
import periplus.analysis.replay.PastAndPresent;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.nets.cells.Noise;
import periplus.nets.sampling.Adaptation;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;

/** What every network of the study is measured on; the parts are in the classes that it calls. */
final class ReplayMeasures {
    /** Awake error above which replay is not measured. */
    static final double GATE_METRES = 0.10;

    /** What is added to a run's seed for replays from awake ends, from the first goal, and over grids. */
    static final long LAW_SEED = 10_000;

    static final long GOAL_SEED = 20_000;
    static final long GRID_SEED = 30_000;

    private static final int DENSITY_POINTS = 4000;
    private static final int DENSITY_DRAWS = 1000;
    private static final String GATE = "awake error above the gate";

    static final List<Measure> ALL = ReplayMeasureList.all();

    private ReplayMeasures() {}

    static Findings of(PlannedRun run, RunContext context) {
        ReplayTask task = ReplayTask.of(run.key().condition());
        PathIntegrator network = context.network();
        ReplaySize size = ReplaySize.of(context.scale());
        Noise noise = new Noise(0, task.noiseSd());
        Findings findings = new Findings();

        context.stage("awake");
        AwakeRun awake =
                AwakeRun.of(network, size.awakeTrials(), network.network().trainingNoise());
        findings.put("awakeRmseMetres", Measured.of(awake.rmseMetres(), "outputs that are not finite"));
        boolean passed = awake.rmseMetres() <= GATE_METRES;
        findings.put("gatePassed", passed ? 1 : 0);
        if (!passed && context.scale() != Scale.SMOKE) {
            String reason = GATE + ": " + StrictMath.rint(1000 * awake.rmseMetres()) / 1000 + " m of " + GATE_METRES;
            for (Measure measure : ALL) {
                if (!findings.numbers().containsKey(measure.name())) {
                    findings.put(measure.name(), Measured.undefined(reason));
                }
            }
            return findings;
        }
        if (run.key().role() == RunKey.Role.VALIDATION) {
            context.stage("choosing adaptation and friction");
            ReplayGrid.choose(findings, network, task, awake, noise, size, context.scale());
            return findings;
        }
        judged(findings, run, context, task, awake, noise);
        return findings;
    }

    private static void judged(
            Findings findings, PlannedRun run, RunContext context, ReplayTask task, AwakeRun awake, Noise noise) {
        PathIntegrator network = context.network();
        ReplaySize size = ReplaySize.of(context.scale());
        ReplayChoice choice = ReplayChoice.ofVersion(run.version());
        String condition = run.key().condition();
        boolean full = condition.equals(ReplayArms.chooser(task));
        choice.into(findings);

        context.stage("drift and score");
        PrincipalComponents components = ScoreMeasures.components(awake, context.workers());
        ScoreMeasures.measure(findings, network, awake, components);
        Measured alone = ScoreMeasures.slowestRate(network, awake, Adaptation.NONE);
        Measured adapted = ScoreMeasures.slowestRate(network, awake, choice.adaptation());
        if (alone != null && adapted != null) {
            findings.put("slowestRatePlain", alone);
            findings.put("slowestRateAdaptation", adapted);
        }

        List<ReplayMode> modes = new ArrayList<>(ReplayMode.all(choice));
        if (!full) {
            // the ablations are about plain replay; momentum is shown on them too
            modes.removeIf(
                    mode -> !List.of(ReplayMode.PLAIN, ReplayMode.MOMENTUM_05).contains(mode.suffix()));
        }
        float[] ends = awake.endStates(size.chains());
        float[] goals = awake.statesNear(task.goalsMetres()[0], task.radiusMetres() / 2, size.chains());
        long seed = network.recipe().seed();
        ReplayContentMeasures content = ReplayContentMeasures.of(awake);
        AwakeRun slow = slow(network, size.awakeTrials());
        ReplayRun plain = null;
        for (ReplayMode mode : modes) {
            context.stage("replay: " + mode.label());
            ReplayRun law =
                    ReplayRun.of(network, mode.settings(size.chains(), noise, seed + LAW_SEED), ends, size.steps());
            LawMeasures.law(findings, mode.suffix(), task, awake, law, size, context.workers(), seed);
            ReplayRun fromGoal =
                    ReplayRun.of(network, mode.settings(size.chains(), noise, seed + GOAL_SEED), goals, size.cap());
            LawMeasures.exploration(findings, mode.suffix(), task, fromGoal);
            content.measure(findings, mode.suffix(), law.decoded(), size.discarded());
            findings.put(
                    "compressionSlow8" + mode.suffix(),
                    slow == null
                            ? Measured.undefined("behaviour is not in laps")
                            : Displacement.compression(law.decoded(), slow.truth(), 8, size.discarded()));
            past(findings, mode.suffix(), law, components);
            ReplayArrays.ofMode(findings, mode, awake, law, fromGoal, components);
            plain = mode.suffix().equals(ReplayMode.PLAIN) ? law : plain;
        }
        ReplayArrays.ofAwake(findings, network, awake, components);
        if (plain != null) {
            densities(findings, context, condition, awake, plain, noise, size);
        }
        if (full) {
            derived(findings);
            context.stage("phase diagrams");
            ReplayGrid.phases(findings, network, task, awake, noise, size, choice);
            if (task.cells()) {
                context.stage("spikes");
                content.spikes(findings, network, modes, ends, noise, seed);
            }
        }
    }

    /** The network at its task where the animal takes four times as long for a lap; null where it walks no laps. */
    private static @Nullable AwakeRun slow(PathIntegrator network, int trials) {
        if (!(network.recipe().motion() instanceof MotionSettings.Laps laps)) {
            return null;
        }
        MotionSettings slower = new MotionSettings.Laps(
                laps.track(),
                laps.regime(),
                4 * laps.stepsPerLap(),
                laps.speedLogSd(),
                laps.jitterSdMetres(),
                laps.jitterMemory());
        return AwakeRun.of(variant(network, slower), trials, network.network().trainingNoise());
    }

    private static PathIntegrator variant(PathIntegrator network, MotionSettings motion) {
        return network.variant(network.recipe().withMotion(motion), file -> {
            throw new IllegalStateException("the walks of this study are simulated, not read from " + file);
        });
    }

    private static void past(Findings findings, String suffix, ReplayRun run, PrincipalComponents components) {
        int times = run.kept() - 1;
        int chains = run.decoded().paths();
        double[][][] state = new double[times][][];
        double[][][] change = new double[times][chains][2];
        for (int i = 0; i < times; i++) {
            double[][] raw = new double[chains][];
            for (int c = 0; c < chains; c++) {
                raw[c] = run.state(i, c);
                int now = run.decoded().at(c, i * ReplayRun.EVERY);
                int then = run.decoded().at(c, (i + 1) * ReplayRun.EVERY);
                for (int axis = 0; axis < 2; axis++) {
                    change[i][c][axis] =
                            run.decoded().values()[then + axis] - run.decoded().values()[now + axis];
                }
            }
            state[i] = components.project(raw);
        }
        findings.put("pastGain" + suffix, PastAndPresent.gain(state, change, 0));
        if (suffix.equals(ReplayMode.ADAPTATION)) {
            findings.put("pastGainOther" + suffix, PastAndPresent.gain(state, change, 2));
        }
    }

    /** Quotients of modes of one run, paired by noise and start. */
    private static void derived(Findings f) {
        f.put(
                "goalsLostBoth",
                LawMeasures.difference(
                        f.number("goalsVisited" + ReplayMode.ADAPTATION), f.number("goalsVisited" + ReplayMode.BOTH)));
        f.put("autocorrelationOverFriction07", over(f, "autocorrelationSteps", ReplayMode.MOMENTUM_07, 1 / 0.7));
        f.put("autocorrelationOverFriction05", over(f, "autocorrelationSteps", ReplayMode.MOMENTUM_05, 1 / 0.5));
        f.put("wassersteinRatio07", over(f, "slicedWasserstein", ReplayMode.MOMENTUM_07, 1));
        f.put("wassersteinRatio05", over(f, "slicedWasserstein", ReplayMode.MOMENTUM_05, 1));
        f.put("wassersteinRatioUnscaled", over(f, "slicedWasserstein", ReplayMode.UNSCALED_05, 1));
        f.put("offTrackRatio05", over(f, "offTrack", ReplayMode.MOMENTUM_05, 1));
        f.put("offTrackRatioUnscaled", over(f, "offTrack", ReplayMode.UNSCALED_05, 1));
    }

    private static Measured over(Findings findings, String measure, String suffix, double factor) {
        return LawMeasures.ratio(findings.number(measure + suffix), findings.number(measure + ReplayMode.PLAIN))
                .map(r -> r * factor);
    }

    /** Divergences of replayed from awake places: plain, a random network's, and for the box of other behaviour. */
    private static void densities(
            Findings findings,
            RunContext context,
            String condition,
            AwakeRun awake,
            ReplayRun plain,
            Noise noise,
            ReplaySize size) {
        context.stage("densities");
        PathIntegrator network = context.network();
        long seed = network.recipe().seed();
        double[] awakePlaces = awake.decoded().points(0, 1);
        double[] replayed = plain.decoded().points(size.discarded(), 1);
        findings.put("klPlain", divergence(replayed, awakePlaces, context, seed));
        PathIntegrator start =
                new PathIntegrator(network.recipe(), network.network().kernels(), file -> {
                    throw new IllegalStateException("the walks of this study are simulated, not read from " + file);
                });
        AwakeRun random = AwakeRun.of(start, size.gridChains(), noise);
        ReplayRun idle = ReplayRun.of(
                start,
                ReplayMode.plain().settings(size.gridChains(), noise, seed + LAW_SEED),
                random.endStates(size.gridChains()),
                size.cap());
        findings.put(
                "klRandom",
                divergence(idle.decoded().points(Math.min(100, size.cap() / 2), 1), awakePlaces, context, seed));
        findings.put(
                "klOverThirdOfRandom",
                LawMeasures.ratio(
                        findings.number("klPlain"), findings.number("klRandom").map(kl -> kl / 3)));
        PathIntegrator other = otherBehaviour(network, condition);
        if (other != null) {
            AwakeRun elsewhere =
                    AwakeRun.of(other, size.awakeTrials(), network.network().trainingNoise());
            findings.put("klOther", divergence(replayed, elsewhere.decoded().points(0, 1), context, seed));
        }
    }

    private static Measured divergence(double[] of, double[] from, RunContext context, long seed) {
        try {
            KernelDensity q = new KernelDensity(LawMeasures.thinned(of, DENSITY_POINTS), 2);
            KernelDensity p = new KernelDensity(LawMeasures.thinned(from, DENSITY_POINTS), 2);
            return q.divergenceFrom(p, DENSITY_DRAWS, seed, context.workers());
        } catch (BadInputException e) {
            return Measured.undefined("places on a line or at a point");
        }
    }

    /** The trained network in the open box under the behaviour of the other arm; null for other arms. */
    private static @Nullable PathIntegrator otherBehaviour(PathIntegrator network, String condition) {
        boolean biased = condition.equals(ReplayArms.BOX_BIASED);
        if (!(network.recipe().motion() instanceof MotionSettings.Rodent walk)
                || !(biased || condition.equals(ReplayArms.BOX) || condition.equals(ReplayArms.BOX_NOISELESS))) {
            return null;
        }
        return variant(
                network,
                new MotionSettings.Rodent(
                        walk.speedScaleMetresPerSecond(),
                        walk.speedCoherenceSeconds(),
                        walk.constantSpeed(),
                        walk.turnSdRadiansPerSecond(),
                        walk.turnCoherenceSeconds(),
                        walk.thigmotaxis(),
                        walk.wallRepelMetres(),
                        walk.wallRepelStrength(),
                        walk.discretisation(),
                        biased ? List.of() : List.of(ReplayArms.BIAS_METRES_PER_SECOND, 0.0),
                        walk.goalsMetres(),
                        walk.goalOrder(),
                        walk.goalReachMetres(),
                        walk.goalSpeedMetresPerSecond(),
                        walk.driftRatio(),
                        walk.periodic()));
    }
}
