package periplus.studies.cuevawei;

import periplus.analysis.tuning.CircularShift;
import periplus.analysis.tuning.HeadingAccumulator;
import periplus.analysis.tuning.HeadingCurves;
import periplus.analysis.tuning.HeadingTuning;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.SpeedAccumulator;
import periplus.analysis.tuning.SpeedCurves;
import periplus.analysis.tuning.SpeedTuning;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * What heading, speed and place each hold of a unit's activity, over the steps at which the animal moved.
 *
 * <pre>
 *   headingShare  variance of the heading curve over samples / variance of the activity
 *   placeShare    variance of the rate map over samples / variance of the activity
 *   speedScore    |correlation of activity and speed|
 *   linearity     R^2 of a line through the speed curve
 * </pre>
 *
 * <p>Heading and speed are those of the step whose input the network has just seen. A unit counts as tuned to speed where
 * its |correlation| exceeds that of all {@value #SHIFTS} circular shifts of the speeds against its activity: chance is 1 in
 * {@code SHIFTS + 1}. The two variance shares compete for one variance, so a negative relation between them is in part
 * by construction: the untrained network passes through the same lines.
 */
@Source(key = "cueva2018", where = "figure 3: heading and speed tuning; measures and null are ours")
record HeadingAndSpeed(
        double[] headingShare,
        double[] placeShare,
        double[] speedScore,
        double[] linearity,
        boolean[] speedTuned,
        double[] headingCurves,
        double[] speedCurves,
        double[] speeds) {
    static final int SHIFTS = 20;

    /** The share of units that is tuned to speed by chance. */
    static final double CHANCE = 1.0 / (SHIFTS + 1);

    static final int HEADING_BINS = 36;
    static final int SPEED_BINS = 10;

    /** At most this many samples, evenly over the trials: those of an animal that rests 90 % of the time. */
    private static final int MOST_SAMPLES = 5000;

    static HeadingAndSpeed of(TestTrials trials, RateMaps maps, long seed, Workers workers) {
        int units = trials.units();
        int moving = 0;
        for (int b = 0; b < trials.trials(); b++) {
            for (int t = 1; t < trials.steps(); t++) {
                moving += trials.moved(b, t) > 0 ? 1 : 0;
            }
        }
        int every = Math.max(1, moving / MOST_SAMPLES);
        int samples = moving / every;
        double[] heading = new double[samples];
        double[] speed = new double[samples];
        double[] position = new double[2 * samples];
        float[] activity = new float[samples * units];
        int seen = 0;
        int n = 0;
        double fastest = 0;
        for (int b = 0; b < trials.trials(); b++) {
            for (int t = 1; t < trials.steps(); t++) {
                double moved = trials.moved(b, t);
                if (moved > 0 && seen++ % every == 0 && n < samples) {
                    heading[n] = trials.walks().walked.heading(b, t - 1);
                    speed[n] = moved / trials.dtSeconds();
                    fastest = Math.max(fastest, speed[n]);
                    position[2 * n] = trials.walks().walked.x(b, t);
                    position[2 * n + 1] = trials.walks().walked.y(b, t);
                    System.arraycopy(trials.rates(), (t * trials.trials() + b) * units, activity, n * units, units);
                    n++;
                }
            }
        }
        HeadingAccumulator byHeading = new HeadingAccumulator(units, HEADING_BINS);
        byHeading.add(workers, samples, heading, activity);
        HeadingCurves curves = byHeading.curves();
        double top = 0.75 * Math.max(fastest, 1e-6);
        SpeedCurves bySpeed = speeds(units, samples, speed, activity, top, workers);
        NullDistribution shifted = ShuffleNull.ofSamples(
                samples,
                new CircularShift(Math.max(1, samples / 20)),
                SHIFTS,
                seed,
                order -> scores(speeds(units, samples, reordered(speed, order), activity, top, workers)));
        double[] headingShare = new double[units];
        double[] linearity = new double[units];
        double[] score = new double[units];
        boolean[] tuned = new boolean[units];
        for (int u = 0; u < units; u++) {
            headingShare[u] = HeadingTuning.varianceShare(curves, u).orNaN();
            linearity[u] = SpeedTuning.linearity(bySpeed, u).orNaN();
            score[u] = Math.abs(SpeedTuning.score(bySpeed, u).orNaN());
            tuned[u] = !Double.isNaN(score[u]);
            for (double drawn : shifted.value()[u]) {
                tuned[u] &= score[u] > drawn;
            }
        }
        return new HeadingAndSpeed(
                headingShare,
                placeShare(maps, samples, position, activity, units),
                score,
                linearity,
                tuned,
                curves.mean(),
                bySpeed.mean(),
                bySpeed.speedMetresPerSecond());
    }

    private static SpeedCurves speeds(int units, int n, double[] speed, float[] activity, double top, Workers workers) {
        SpeedAccumulator accumulator = new SpeedAccumulator(units, SPEED_BINS, top);
        accumulator.add(workers, n, speed, activity);
        return accumulator.curves();
    }

    private static double[] reordered(double[] values, int[] order) {
        double[] other = new double[order.length];
        for (int s = 0; s < order.length; s++) {
            other[s] = values[order[s]];
        }
        return other;
    }

    private static Measured[] scores(SpeedCurves curves) {
        Measured[] scores = new Measured[curves.units()];
        for (int u = 0; u < scores.length; u++) {
            scores[u] = SpeedTuning.score(curves, u).map(Math::abs);
        }
        return scores;
    }

    /** Variance between the map's bins over the variance of the activity, both over the samples, in bins three times as wide. */
    private static double[] placeShare(RateMaps maps, int n, double[] position, float[] activity, int units) {
        int columns = Math.max(2, maps.binsX() / 3);
        int rows = Math.max(2, maps.binsY() / 3);
        int[] bin = new int[n];
        double[] count = new double[columns * rows];
        for (int s = 0; s < n; s++) {
            int x = place(position[2 * s], maps.minXMetres(), maps.maxXMetres(), columns);
            int y = place(position[2 * s + 1], maps.minYMetres(), maps.maxYMetres(), rows);
            bin[s] = y * columns + x;
            count[bin[s]]++;
        }
        double[] share = new double[units];
        for (int u = 0; u < units; u++) {
            double[] sum = new double[count.length];
            double total = 0;
            for (int s = 0; s < n; s++) {
                sum[bin[s]] += activity[s * units + u];
                total += activity[s * units + u];
            }
            double mean = total / n;
            double all = 0;
            for (int s = 0; s < n; s++) {
                double d = activity[s * units + u] - mean;
                all += d * d;
            }
            double between = 0;
            for (int i = 0; i < sum.length; i++) {
                double d = count[i] == 0 ? 0 : sum[i] / count[i] - mean;
                between += count[i] * d * d;
            }
            share[u] = all > 0 ? between / all : Double.NaN;
        }
        return share;
    }

    private static int place(double value, double low, double high, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) Math.floor((value - low) / (high - low) * bins)));
    }

    /** Share of all units that are tuned to speed. */
    double speedTunedShare() {
        int count = 0;
        for (boolean is : speedTuned) {
            count += is ? 1 : 0;
        }
        return (double) count / speedTuned.length;
    }

    /** Mean place share of the tenth of units most tuned to heading. */
    Measured placeShareOfHeadingUnits() {
        return Numbers.mean(placeShare, Numbers.inTopTenth(headingShare), "units with a heading curve");
    }

    /** Mean place share of all other units. */
    Measured placeShareOfOthers() {
        return Numbers.mean(placeShare, Numbers.not(Numbers.inTopTenth(headingShare)), "other units");
    }
}
