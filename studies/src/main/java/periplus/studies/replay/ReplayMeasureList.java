package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.study.Measure;

/** Names, units and definitions of all measures: those of a run, then those of each mode. */
final class ReplayMeasureList {
    private ReplayMeasureList() {}

    static List<Measure> all() {
        List<Measure> all = new ArrayList<>(ofRun());
        for (String suffix : ReplayMode.SUFFIXES) {
            for (Measure stem : ofMode()) {
                all.add(new Measure(
                        stem.name() + suffix, stem.unit(), stem.definition() + "; " + ReplayMode.words(suffix)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Measure> ofRun() {
        return List.of(
                m(
                        "awakeRmseMetres",
                        "m",
                        "root mean square distance of decoded and true place, with the noise of training"),
                m("gatePassed", "1", "1 where that is at most " + ReplayMeasures.GATE_METRES + " m, else 0"),
                m("chosenInside", "1", "1 where the adaptation chosen on the validation seed acts inside, else 0"),
                m("chosenStrength", "1", "its strength"),
                m("chosenTauSteps", "steps", "its time constant"),
                m("chosenFriction", "1", "friction chosen beside it"),
                m(
                        "lambdaMin",
                        "1",
                        "friction below which momentum is expected to blow up: largest |w| / sqrt(k) over modes and 8 awake"
                                + " states, k at least 0.01"),
                m("growingModes", "1", "modes that grow without momentum, mean over the same states"),
                m("stiffnessAlong", "1", "-e (dF/dh - 1) e over the first 2 components of awake states"),
                m("stiffnessOff", "1", "the same, mean over all directions beyond the first 10 components"),
                m(
                        "scoreAgreementAlong",
                        "1",
                        "uncentred correlation of drift and score of the awake states' Gaussian, first 2 components"),
                m("scoreAgreementOff", "1", "the same, components beyond the tenth"),
                m(
                        "agreementMoment",
                        "1",
                        "uncentred correlation of the decoded drift with the score of the places at the same step, mean over 7"
                                + " steps of the trial"),
                m("agreementAverage", "1", "the same with the score of the places of all steps"),
                m("slowestRatePlain", "1/step", "1 - spectral radius of the step's Jacobian, mean over 8 awake states"),
                m("slowestRateAdaptation", "1/step", "the same with the chosen adaptation's variables as modes"),
                m("autocorrelationOverFriction07", "1", "autocorrelation time at friction 0.7 over plain, over 0.7"),
                m("autocorrelationOverFriction05", "1", "autocorrelation time at friction 0.5 over plain, over 0.5"),
                m("wassersteinRatio07", "1", "sliced Wasserstein distance to awake places at friction 0.7 over plain"),
                m("wassersteinRatio05", "1", "the same at friction 0.5"),
                m("wassersteinRatioUnscaled", "1", "the same at friction 0.5, noise not scaled"),
                m("offTrackRatio05", "1", "distance from the track at friction 0.5 over plain"),
                m("offTrackRatioUnscaled", "1", "the same, noise not scaled"),
                m(
                        "klPlain",
                        "nats",
                        "KL of plain replay's places from awake decoded ones, Gaussian kernel densities (Scott), 4000 points,"
                                + " 1000 draws"),
                m("klRandom", "nats", "the same for the network before its first update"),
                m("klOverThirdOfRandom", "1", "klPlain over a third of klRandom"),
                m("goalsLostBoth", "1", "goals visited with adaptation alone minus with momentum beside it"),
                m("klOther", "nats", "KL from awake decoded places under the other arm's behaviour"),
                m("pastGainOtherAdaptation", "1", "pastGainAdaptation where the past is that of another chain"));
    }

    private static List<Measure> ofMode() {
        return List.of(
                m("unstableShare", "share", "chains beyond a state of 1e4; they stand still from then on"),
                m("offTrack", "m", "mean distance of decoded places from the middle of the track"),
                m(
                        "slicedWasserstein",
                        "m",
                        "sliced Wasserstein-2 distance to true awake places, 64 directions, 1001 quantiles"),
                m("exactWasserstein", "m", "Wasserstein-2 distance of 300 places to 300 true awake ones"),
                m(
                        "occupancyKl",
                        "nats",
                        "KL of occupancies from awake ones, bins of 10 cm, half a visit added to each"),
                m("entropyRatio", "1", "entropy of the occupancy over awake"),
                m("nearestStates", "1", "distance to the nearest awake state over awake states' own"),
                m("rms8", "m", "root mean square displacement over 8 steps"),
                m("rms32", "m", "root mean square displacement over 32 steps"),
                m("compression1", "1", "rms displacement over 1 step, over awake"),
                m("compression8", "1", "rms displacement over 8 steps, over awake"),
                m(
                        "compressionSlow8",
                        "1",
                        "rms displacement over 8 steps, over that of the animal on laps of 240 steps"),
                m("msdExponent", "1", "slope of log mean squared displacement, lags 1 to 16"),
                m("autocorrelationSteps", "steps", "integrated autocorrelation time of places, window 5 times itself"),
                m("pathLength", "m", "mean length of a path, all steps"),
                m("goalsVisited", "1", "mean number of goals that a path from the first goal came to"),
                m("switches", "1", "mean number of changes between goals"),
                m("reachSteps", "steps", "mean time to all goals, cut at the cap"),
                m("reachedShare", "share", "paths that came to all goals"),
                m("firstPassage", "steps", "mean time to each goal but the first, cut at the cap"),
                m("stationaryShare", "share", "times that the state-space decoder calls stationary, decoded places"),
                m("continuousShare", "share", "times that it calls continuous"),
                m("fragmentedShare", "share", "times that it calls fragmented"),
                m("continuousSpeed", "m/step", "speed within stretches of 10 continuous steps or more"),
                m("spikeStationaryShare", "share", "stationaryShare from Poisson spikes, peak 15 Hz, bins of 2 ms"),
                m("spikeContinuousShare", "share", "continuousShare from the same spikes"),
                m("spikeFragmentedShare", "share", "fragmentedShare from the same spikes"),
                m("spikeContinuousSpeed", "m/step", "continuousSpeed from the same spikes"),
                m(
                        "pastGain",
                        "1",
                        "R^2 that the hidden state 8 steps ago adds to the present one in telling the next 8 steps' decoded"
                                + " displacement, linear in 16 components, held-out chains"));
    }

    private static Measure m(String name, String unit, String definition) {
        return new Measure(name, unit, definition);
    }
}
