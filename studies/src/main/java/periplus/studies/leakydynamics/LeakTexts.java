package periplus.studies.leakydynamics;

import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class LeakTexts {
    private LeakTexts() {}

    static List<String> method(Scale scale) {
        String size = switch (scale) {
            case SMOKE -> "32 units, 30 updates of 20 trials: every step of the study, far too little to learn";
            case LAPTOP -> "256 units, 3,000 updates of 50 trials";
            case PAPER -> "4096 units, 100,000 updates of 200 trials";
        };
        return List.of(
                "Networks learn to report the activity of 512 place cells (difference of softmaxes, centre sd 0.12 m, surround"
                        + " variance ratio 2) from displacements and the start's place code, in a 2.2 m box, over 20 steps of"
                        + " 20 ms. State: h(t) = (1 - α) h(t-1) + α relu(J h(t-1) + M v(t)); α = 1 is the vanilla network,"
                        + " bit for bit. Size: " + size + ", Adam.",
                "Fairness: arms share seeds, start weights' random streams, trials in the same order, parameter counts (a"
                        + " learned leak adds 1 or one a unit) and updates. The learning rate is chosen for each arm of the"
                        + " main family from " + String.join(", ", LeakArms.rates(scale))
                        + " by the divergence from the"
                        + " target on validation seed 1001, which no claim sees; arms that differ in noise, target or"
                        + " nonlinearity take their parent's.",
                "Noise at test enters in one of three places: the input, inside the leak (added to the drive) or outside it"
                        + " (added to the state). Its sd is given in units of the network's own rate sd, since ReLU networks"
                        + " have no scale of their own. Inside, a leak attenuates noise by construction; outside, it"
                        + " accumulates it. Both are reported, and both once more scaled so that a linear unit's stationary"
                        + " variance is that at α = 1.",
                "Rate maps have 20 × 20 bins over the box, from trials that neither training nor the decoding test used. The"
                        + " null of grid scores are surrogate maps with the same radial spectrum and random phases. Barcodes:"
                        + " population vectors of the 48 units of highest 60-degree score over bins, cosine distance, 160"
                        + " max-min landmarks, dimensions 0 to 2 over Z/47; null: each unit's map permuted over bins.",
                "The noise gain is measured on the trained network along its paths: white noise of 0.01 rate sds inside the"
                        + " leak, difference to the noise-free run, amplitude at each frequency over the noise's.");
    }

    static List<String> deviations(Scale scale) {
        return List.of(
                "Only the paper's abstract and first lines were available. Leak values, sizes, noise, training and measures are"
                        + " inferred or ours; none of its numbers can be compared.",
                "“Leaky” in the claims is the rate form with α = 0.5, fixed in advance; other values, learned leaks and the"
                        + " current form are further arms.",
                scale == Scale.PAPER
                        ? "The paper scale follows the released place-cell recipe (4096 units, 100,000 updates), which the studied"
                                + " paper may or may not have used."
                        : "Networks are small and training short. Networks without a leak have not converged after as many"
                                + " updates; the arm with twice the updates says how much of the difference is speed.",
                scale == Scale.LAPTOP
                        ? "Two controls, a vanilla network with half the input drive and one with an orthogonal start, are left to"
                                + " the other scales."
                        : "No arm is left out at this scale.",
                "Start weights are Gaussian of gain 1 (encoder 11) and the recurrent L2 penalty is 1e-6 at this size, where the"
                        + " released recipe has uniform weights and 1e-4 for 4096 units.");
    }
}
