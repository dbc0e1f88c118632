package periplus.studies.replay;

import java.util.function.Supplier;
import periplus.analysis.replay.Autocorrelation;
import periplus.analysis.replay.Displacement;
import periplus.analysis.replay.ExactWasserstein;
import periplus.analysis.replay.GoalVisits;
import periplus.analysis.replay.NearestStates;
import periplus.analysis.replay.Occupancy;
import periplus.analysis.replay.Paths;
import periplus.analysis.replay.Polyline;
import periplus.analysis.replay.SlicedWasserstein;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.studies.study.Findings;

/**
 * What one mode's replays look like: law of places, speed, exploration.
 *
 * <p>Chains that left the bound stand still where they were and count in the measures of the law, whose distances they
 * make large; measures of speed and exploration are undefined where more than 5 % of the chains did.
 */
final class LawMeasures {
    /** Lags of the displacement curves, in steps. */
    static final int[] LAGS = {1, 2, 4, 8, 16, 32, 64, 128};

    private static final int[] EXPONENT_LAGS = {1, 2, 4, 8, 16};
    private static final double TOLERATED = 0.05;
    private static final double BIN_METRES = 0.1;
    private static final int EXACT_POINTS = 300;
    private static final int STATES = 600;

    private LawMeasures() {}

    /** Of replays from awake states. */
    static void law(
            Findings findings,
            String suffix,
            ReplayTask task,
            AwakeRun awake,
            ReplayRun run,
            ReplaySize size,
            Workers workers,
            long seed) {
        int skip = size.discarded();
        double[] places = run.decoded().points(skip, 4);
        double[] truth = awake.truth().points(0, 1);
        findings.put("unstableShare" + suffix, run.unstableShare());
        Polyline track = task.ideal();
        findings.put(
                "offTrack" + suffix,
                track == null
                        ? Measured.undefined("an open box has no track")
                        : Measured.of(track.meanDistance(places), "places that are not finite"));
        findings.put("slicedWasserstein" + suffix, SlicedWasserstein.distance(places, truth, 2, seed));
        findings.put(
                "exactWasserstein" + suffix,
                ExactWasserstein.ofClouds(thinned(places, EXACT_POINTS), thinned(truth, EXACT_POINTS), 2));
        Occupancy awakePlaces = occupancy(truth, truth);
        Occupancy replayed = occupancy(places, truth);
        findings.put("occupancyKl" + suffix, replayed.divergenceFrom(awakePlaces, 0.5));
        findings.put("entropyRatio" + suffix, ratio(replayed.entropy(), awakePlaces.entropy()));
        findings.put(
                "nearestStates" + suffix,
                NearestStates.ratio(
                        flat(run.someStates(STATES)), flat(awake.someStates(2 * STATES)), run.units(), workers));
        put(findings, "rms8" + suffix, run, () -> Displacement.rms(run.decoded(), 8, skip));
        put(findings, "rms32" + suffix, run, () -> Displacement.rms(run.decoded(), 32, skip));
        put(
                findings,
                "compression1" + suffix,
                run,
                () -> Displacement.compression(run.decoded(), awake.decoded(), 1, skip));
        put(
                findings,
                "compression8" + suffix,
                run,
                () -> Displacement.compression(run.decoded(), awake.decoded(), 8, skip));
        put(findings, "msdExponent" + suffix, run, () -> Displacement.exponent(run.decoded(), EXPONENT_LAGS, skip));
        put(findings, "autocorrelationSteps" + suffix, run, () -> Autocorrelation.time(after(run.decoded(), skip)));
        put(
                findings,
                "pathLength" + suffix,
                run,
                () -> Measured.of(Displacement.pathLength(run.decoded()), "paths that overflow"));
        double[] curve = new double[LAGS.length];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = Displacement.rms(run.decoded(), LAGS[i], skip).orNaN();
        }
        findings.array("displacement_" + name(suffix), curve, curve.length);
    }

    /** Of replays from the first goal. */
    static void exploration(Findings findings, String suffix, ReplayTask task, ReplayRun run) {
        GoalVisits visits = GoalVisits.of(run.decoded(), task.goalsMetres(), task.radiusMetres());
        put(findings, "goalsVisited" + suffix, run, () -> Measured.of(visits.meanDistinct()));
        put(findings, "switches" + suffix, run, () -> Measured.of(visits.meanSwitches()));
        put(findings, "reachSteps" + suffix, run, () -> Measured.of(visits.meanReachTime()));
        put(findings, "reachedShare" + suffix, run, () -> Measured.of(visits.shareReachingAll()));
        put(findings, "firstPassage" + suffix, run, () -> Measured.of(firstPassage(visits)));
        double[] survival = new double[60];
        var curve = visits.survival();
        for (int i = 0; i < survival.length; i++) {
            survival[i] = curve.at((i + 1.0) * visits.steps() / survival.length);
        }
        findings.array("survival_" + name(suffix), survival, survival.length);
    }

    /** Mean over paths and goals but the first of the time of first passage, cut at the cap. */
    static double firstPassage(GoalVisits visits) {
        double sum = 0;
        int n = 0;
        for (int[] ofPath : visits.first()) {
            for (int goal = 1; goal < ofPath.length; goal++) {
                sum += ofPath[goal] < 0 ? visits.steps() : ofPath[goal];
                n++;
            }
        }
        return sum / n;
    }

    /** A measure of speed or exploration, undefined where too many chains have become unstable. */
    private static void put(Findings findings, String name, ReplayRun run, Supplier<Measured> value) {
        findings.put(
                name,
                run.unstableShare() > TOLERATED
                        ? Measured.undefined(
                                run.unstable() + " of " + run.decoded().paths() + " chains became unstable")
                        : value.get());
    }

    /** The quotient of two measures. */
    static Measured ratio(Measured above, Measured below) {
        if (!(above instanceof Measured.Value(double a))) {
            return above;
        }
        return below instanceof Measured.Value(double b) ? Measured.of(a / b, "divided by 0") : below;
    }

    /** The difference of two measures. */
    static Measured difference(Measured of, Measured less) {
        if (!(of instanceof Measured.Value(double a))) {
            return of;
        }
        return less instanceof Measured.Value(double b) ? Measured.of(a - b) : less;
    }

    /** Paths without their first times. */
    static Paths after(Paths paths, int skip) {
        int times = paths.times() - skip;
        double[] values = new double[paths.paths() * times * 2];
        for (int p = 0; p < paths.paths(); p++) {
            System.arraycopy(paths.values(), paths.at(p, skip), values, 2 * p * times, 2 * times);
        }
        return new Paths(paths.paths(), times, 2, values);
    }

    /** Visits in bins of 10 cm over the box that holds the awake places, one bin more on each side. */
    static Occupancy occupancy(double[] places, double[] awake) {
        double[] box = box(awake);
        return Occupancy.of(places, box[0], box[2], BIN_METRES, (int) Math.ceil((box[1] - box[0]) / BIN_METRES), (int)
                Math.ceil((box[3] - box[2]) / BIN_METRES));
    }

    /** Least and greatest x, least and greatest y of places, a bin wider on every side. */
    static double[] box(double[] places) {
        double[] box = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < places.length; i += 2) {
            box[0] = Math.min(box[0], places[i]);
            box[1] = Math.max(box[1], places[i]);
            box[2] = Math.min(box[2], places[i + 1]);
            box[3] = Math.max(box[3], places[i + 1]);
        }
        return new double[] {box[0] - BIN_METRES, box[1] + BIN_METRES, box[2] - BIN_METRES, box[3] + BIN_METRES};
    }

    /** {@code count} places, evenly taken. */
    static double[] thinned(double[] places, int count) {
        int n = places.length / 2;
        int kept = Math.min(count, n);
        double[] out = new double[2 * kept];
        for (int i = 0; i < kept; i++) {
            int at = (int) ((i + 0.5) * n / kept);
            out[2 * i] = places[2 * at];
            out[2 * i + 1] = places[2 * at + 1];
        }
        return out;
    }

    static double[] flat(double[][] rows) {
        double[] out = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, out, i * rows[0].length, rows[0].length);
        }
        return out;
    }

    /** A suffix as in an array's name. */
    static String name(String suffix) {
        return suffix.toLowerCase(java.util.Locale.ROOT);
    }
}
