package periplus.studies.offlinereactivation;

import java.util.Arrays;
import java.util.List;
import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.replay.Occupancy;
import periplus.analysis.replay.Paths;
import periplus.core.measure.Measured;
import periplus.nets.cells.Noise;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.tasks.space.Arena;

/** What each network is measured on: awake with its noise, then without input. */
final class ReactivationMeasures {
    static final int BINS = 20;
    static final int SHOWN_CHAINS = 6;
    static final int COMPONENTS = 10;

    /** sd of the noise that a network trained without any is given offline: that of the noisy arms. */
    private static final double ADDED_SD = 0.01;

    private static final double CENTRE_PULL = 0.05;
    private static final int SHOWN_STATES = 400;
    private static final String KL = "KL divergence of the law of places visited offline (noise times sqrt(2)) from ";

    static final List<Measure> ALL = List.of(
            new Measure(
                    "awakeErrorMetres", "m", "root mean square distance of decoded from wanted position, with noise"),
            new Measure("klOwn", "nats", KL + "that of the network's own decoded positions awake"),
            new Measure("klUnbiased", "nats", KL + "that of unbiased behaviour, decoded from the targets"),
            new Measure("klBiased", "nats", KL + "that of biased behaviour, decoded from the targets"),
            new Measure(
                    "klOwnWithNoise",
                    "nats",
                    "klOwn where a network trained without noise is given that of the noisy arms; klOwn for all others"),
            new Measure(
                    "klUniformUnbiased", "nats", "KL divergence of the uniform law from that of unbiased behaviour"),
            new Measure("klUniformBiased", "nats", "KL divergence of the uniform law from that of biased behaviour"),
            new Measure(
                    "outputVariance",
                    "m^2",
                    "trace of the covariance of a chain's decoded positions over the second half offline, mean over chains"),
            new Measure("outputVarianceWithNoise", "m^2", "the same with the noise of klOwnWithNoise"),
            new Measure("stepAwakeMetres", "m", "mean distance between successive decoded positions awake"),
            new Measure("stepOfflineMetres", "m", "the same over the first 100 steps offline"),
            new Measure("stepOfflineWithNoiseMetres", "m", "the same with the noise of klOwnWithNoise"),
            new Measure("dimensionsAwake", "1", "participation ratio of awake rates"),
            new Measure(
                    "dimensionsOffline", "1", "participation ratio of rates offline, with the noise of klOwnWithNoise"),
            new Measure("dimensionsApart", "1", "|log| of the ratio of dimensions offline and awake"),
            new Measure("counterClockwiseAwake", "share", "trials awake that have turned counter-clockwise in all"),
            new Measure(
                    "counterClockwiseOffline",
                    "share",
                    "chains that have turned counter-clockwise after 100 steps offline"),
            new Measure("unstableShare", "share", "chains offline whose state left the bound of 10,000"));

    private ReactivationMeasures() {}

    static Findings of(PlannedRun run, RunContext context) {
        PathIntegrator network = context.network();
        ProtocolSize size = ProtocolSize.of(context.scale());
        ReactivationArms.Arm arm = ReactivationArms.arm(run.key().condition());
        Findings findings = new Findings();

        context.stage("awake");
        AwakeRun awake = AwakeRun.of(network, size.chains());
        findings.put("awakeErrorMetres", awake.errorMetres());
        findings.put(
                "stepAwakeMetres",
                Movement.stepLength(awake.decoded(), awake.decoded().times()));

        context.stage("offline");
        Noise trained = network.network().trainingNoise();
        OfflineRun offline = OfflineRun.of(network, awake.startCodes(), trained, size);
        OfflineRun noisy =
                trained.isNone() ? OfflineRun.of(network, awake.startCodes(), new Noise(0, ADDED_SD), size) : offline;
        findings.put("unstableShare", Math.max(offline.unstableShare(), noisy.unstableShare()));
        findings.put("stepOfflineMetres", Movement.stepLength(offline.decoded(), ProtocolSize.SHORT));
        findings.put("stepOfflineWithNoiseMetres", Movement.stepLength(noisy.decoded(), ProtocolSize.SHORT));
        findings.put("outputVariance", Movement.variance(offline.decoded(), size.steps() / 2));
        findings.put("outputVarianceWithNoise", Movement.variance(noisy.decoded(), size.steps() / 2));
        turning(findings, arm, awake, offline);

        context.stage("laws");
        laws(findings, network, arm, awake, offline, noisy, size, context);

        context.stage("dimensions");
        dimensions(findings, awake, noisy, context);
        arrays(findings, network.arena(), awake, offline, noisy, size);
        return findings;
    }

    private static void turning(Findings findings, ReactivationArms.Arm arm, AwakeRun awake, OfflineRun offline) {
        Measured none = Measured.undefined("no head direction in this arm");
        int times = awake.decoded().times();
        findings.put("counterClockwiseAwake", arm.heads() ? Movement.counterClockwise(awake.decoded(), times) : none);
        findings.put(
                "counterClockwiseOffline",
                arm.heads() ? Movement.counterClockwise(offline.decoded(), ProtocolSize.SHORT) : none);
    }

    private static void laws(
            Findings findings,
            PathIntegrator network,
            ReactivationArms.Arm arm,
            AwakeRun awake,
            OfflineRun offline,
            OfflineRun noisy,
            ProtocolSize size,
            RunContext context) {
        long seed = network.recipe().seed();
        VisitedLaw own = law(awake.decoded(), size, seed, "awake");
        VisitedLaw silent = VisitedLaw.of(offline.decoded(), size.lawSteps(), size, seed, "offline");
        VisitedLaw unbiased = law(behaviour(network, false, size), size, seed, "unbiased");
        VisitedLaw biased = law(behaviour(network, true, size), size, seed, "biased");
        findings.put("klOwn", silent.from(own, context.workers()));
        findings.put("klUnbiased", silent.from(unbiased, context.workers()));
        findings.put("klBiased", silent.from(biased, context.workers()));
        findings.put(
                "klOwnWithNoise",
                VisitedLaw.of(noisy.decoded(), size.lawSteps(), size, seed, "offline")
                        .from(own, context.workers()));
        if (arm.id().equals(ReactivationArms.NOISY)) {
            VisitedLaw uniform = VisitedLaw.uniform(network.arena(), size, seed);
            findings.put("klUniformUnbiased", uniform.from(unbiased, context.workers()));
            findings.put("klUniformBiased", uniform.from(biased, context.workers()));
        }
    }

    private static VisitedLaw law(Paths paths, ProtocolSize size, long seed, String purpose) {
        return VisitedLaw.of(paths, paths.times(), size, seed, purpose);
    }

    /** Where the animal is when its behaviour is biased, or not, whatever this network was trained on. */
    private static Paths behaviour(PathIntegrator network, boolean biased, ProtocolSize size) {
        MotionSettings motion = network.recipe().motion();
        MotionSettings other = switch (motion) {
            case MotionSettings.Rayleigh walk ->
                new MotionSettings.Rayleigh(
                        walk.speedScaleMetresPerSecond(),
                        walk.turnSdRadiansPerSecond(),
                        walk.wallDistanceMetres(),
                        walk.wallSlowdown(),
                        biased ? CENTRE_PULL : 0,
                        walk.periodic());
            case MotionSettings.Turning turning -> new MotionSettings.Turning(turning.turnSdRadiansPerSecond(), biased);
            default -> throw new IllegalArgumentException("no bias is known for " + motion);
        };
        return AwakeRun.behaviour(
                network.variant(network.recipe().withMotion(other), file -> {
                    throw new IllegalStateException("the walks of this study are simulated, not read from " + file);
                }),
                size.chains());
    }

    private static void dimensions(Findings findings, AwakeRun awake, OfflineRun noisy, RunContext context) {
        Measured ofAwake = Movement.participationRatio(awake.states());
        Measured ofOffline = Movement.participationRatio(noisy.states());
        findings.put("dimensionsAwake", ofAwake);
        findings.put("dimensionsOffline", ofOffline);
        findings.put(
                "dimensionsApart",
                ofAwake.isDefined() && ofOffline.isDefined()
                        ? Measured.of(Math.abs(StrictMath.log(ofOffline.orNaN() / ofAwake.orNaN())))
                        : Measured.undefined("no unit varies"));
        int units = awake.states()[0].length;
        int components = Math.min(COMPONENTS, units);
        PrincipalComponents ofWake = PrincipalComponents.of(awake.states(), components, context.workers());
        PrincipalComponents ofRest = PrincipalComponents.of(noisy.states(), components, context.workers());
        double[] shares = new double[2 * components];
        for (int k = 0; k < components; k++) {
            shares[k] = ofWake.cumulativeShare(k + 1).orNaN();
            shares[components + k] = ofRest.cumulativeShare(k + 1).orNaN();
        }
        findings.array("cumulative_shares", shares, 2, components);
        findings.array("awake_components", plane(ofWake.project(awake.states())), 2, shown(awake.states()));
        findings.array("offline_components", plane(ofWake.project(noisy.states())), 2, shown(noisy.states()));
    }

    private static int shown(double[][] rows) {
        return Math.min(SHOWN_STATES, rows.length);
    }

    /** The first two scores of rows spread over all, [component][row]. */
    private static double[] plane(double[][] scores) {
        int rows = shown(scores);
        double[] out = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            double[] from = scores[(int) ((long) i * scores.length / rows)];
            out[i] = from[0];
            out[rows + i] = from[1];
        }
        return out;
    }

    private static void arrays(
            Findings findings, Arena arena, AwakeRun awake, OfflineRun offline, OfflineRun noisy, ProtocolSize size) {
        double[] maps = new double[3 * BINS * BINS];
        Paths[] all = {awake.decoded(), offline.decoded(), noisy.decoded()};
        for (int k = 0; k < 3; k++) {
            int used = Math.min(all[k].times(), k == 0 ? all[k].times() : size.lawSteps());
            double side = Math.max(arena.widthMetres(), arena.heightMetres()) / BINS;
            long[] visits = Occupancy.of(firstSteps(all[k], used), arena.minX(), arena.minY(), side, BINS, BINS)
                    .visits();
            double sum = Arrays.stream(visits).sum();
            for (int i = 0; i < visits.length; i++) {
                maps[k * BINS * BINS + i] = sum == 0 ? 0 : visits[i] / sum;
            }
        }
        findings.array("occupancy", maps, 3, BINS, BINS);
        int chains = Math.min(SHOWN_CHAINS, noisy.decoded().paths());
        double[] shown = new double[2 * chains * ProtocolSize.SHORT];
        for (int p = 0; p < chains; p++) {
            System.arraycopy(
                    noisy.decoded().values(),
                    noisy.decoded().at(p, 0),
                    shown,
                    2 * p * ProtocolSize.SHORT,
                    2 * ProtocolSize.SHORT);
        }
        findings.array("offline_paths", shown, chains, 2 * ProtocolSize.SHORT);
        findings.array("outline", arena.outlineMetres(), arena.outlineMetres().length);
    }

    private static double[] firstSteps(Paths paths, int steps) {
        double[] points = new double[2 * paths.paths() * steps];
        for (int p = 0; p < paths.paths(); p++) {
            System.arraycopy(paths.values(), paths.at(p, 0), points, 2 * p * steps, 2 * steps);
        }
        return points;
    }
}
