package periplus.studies.offlinereactivation;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class ReactivationTexts {
    private ReactivationTexts() {}

    static List<String> method(Scale scale) {
        ProtocolSize size = ProtocolSize.of(scale);
        String networks = switch (scale) {
            case SMOKE ->
                "24 units, 48 cells, 20 updates of 8 trials of 20 steps: every step of the study, far too little to"
                        + " learn";
            case LAPTOP ->
                "128 units, 256 place cells or 128 head-direction cells, 800 (heads: 1,000) updates of 50 trials"
                        + " of 50 steps at a rate of 0.003";
            case PAPER ->
                "512 units and 512 place cells, 2,500 updates of 200 trials of 100 steps; heads: 128 units, 512 cells,"
                        + " 20,000 updates";
        };
        return List.of(
                "Leaky ReLU networks, r(t+1) = (1 - alpha) r(t) + alpha relu(W r(t) + U x(t)) + noise, with alpha 0.2 (heads:"
                        + " 0.5) and noise of sd 0.01 a step, report the rates of Gaussian place cells (sd 0.2 m, normalised over"
                        + " cells) in a box of 2.2 m, or of head-direction cells, from displacements or turns; the start is the"
                        + " encoded code of the first position. Mean squared error, Adam, rate 0.001. Size: " + networks
                        + ".",
                "Arms: noise or none in training, unbiased behaviour or one drawn to the centre (5 % of the way a step); the"
                        + " untrained network; the released code's uniform noise; a gated network; head direction with noise,"
                        + " with turns one way only, without noise, untrained.",
                "Offline: " + size.chains()
                        + " chains start at the encoded start positions of awake test trials and run "
                        + size.steps()
                        + " steps without input, with the training's noise times sqrt(2). Networks trained without"
                        + " noise run twice: without any, and with that of the others. A chain whose state leaves 10,000 is held"
                        + " and counted.",
                "Positions are the mean of the three strongest cells' centres. The law of places is a kernel density of Scott's"
                        + " width on at most " + size.points() + " points (the first " + size.lawSteps()
                        + " steps offline), its"
                        + " divergence a mean over " + size.draws()
                        + " draws. Step lengths: the first 100 steps. Spread: the"
                        + " second half of the run. Dimensions: participation ratio of the rates of all units.");
    }

    static List<String> deviations(Scale scale) {
        List<String> all = new ArrayList<>(
                List.of(
                        "Read from the released code and its analyses; the paper's own text was not at hand. Smallest effects and rules"
                                + " are ours.",
                        "Noise is Gaussian, as in the paper's theory; the released code draws it from [0, 1), which adds a constant push."
                                + " One arm has that noise.",
                        "Offline laws are held against behaviour decoded from the targets, the same for all networks of a seed, and"
                                + " against the network's own awake output; the source holds them against the awake output of other"
                                + " networks.",
                        "Decoded points are moved by 1 cm before a density is made of them, since a network that stands still has none."
                                + " The uniform law has the density of the plane; the source's is too small by a factor of the side.",
                        "Head directions: the sources' two noise variances differ, that of its analysis (1e-4) is used. Directions are"
                                + " points on the unit circle, and 512 cells are spaced evenly where the code has two at one angle."));
        if (scale != Scale.PAPER) {
            all.add("Networks are smaller, trials and training shorter than published, and offline runs too.");
        }
        if (scale == Scale.LAPTOP) {
            all.add(
                    "So that few updates are enough, encoder and input weights start larger (normal, gains 5 and 2) and the learning"
                            + " rate is three times the published one.");
        }
        return all;
    }
}
