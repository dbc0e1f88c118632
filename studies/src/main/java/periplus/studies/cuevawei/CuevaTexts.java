package periplus.studies.cuevawei;

import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class CuevaTexts {
    private CuevaTexts() {}

    static List<String> method(Scale scale) {
        String size = switch (scale) {
            case SMOKE ->
                "20 units, 120 steps, half of them at rest, 20 updates of 8 trials (Hessian-free: 2): every step of the"
                        + " study, far too little to learn";
            case LAPTOP ->
                CuevaArms.steps(scale, CuevaArms.SQUARE)
                        + " updates of 32 trials with Adam, or " + CuevaArms.steps(scale, CuevaArms.HESSIAN_FREE)
                        + " Hessian-free updates of 64 trials and at most 30 conjugate-gradient iterations";
            case PAPER -> "20,000 updates of 500 trials with Adam, or 500 Hessian-free updates";
        };
        return List.of(
                "Networks of 100 tanh units with an Euler leak of 0.1, x(t+1) = 0.9 x(t) + 0.1 (W u + W_in I + b + noise),"
                        + " report x and y over trials of 500 steps from the centre, from speed and one heading angle. The"
                        + " animal rests on about 90 % of the steps. Loss: squared error, a cost on squared rates, a cost on"
                        + " input and output weights. Size: " + size + ".",
                "Arms: the full recipe in a square, a triangle and a hexagon of equal area; in the square without noise,"
                        + " without metabolic cost, without rest, without all three; and with the published optimiser. Each arm"
                        + " is tested on its own behaviour, without noise, on trials that training did not use.",
                "Maps have 20 bins along the longer side of the arena's box; bins outside the arena stay empty. A unit is"
                        + " grid-like, band-like or border-like where its score exceeds that of all 20 surrogates of its map"
                        + " with the same radial spectrum (chance 1/21); a unit may be of several kinds. Rates are signed:"
                        + " lattice and band scores do not mind, the border score is the larger of that of the map above its"
                        + " least value and of its mirror image below its greatest.",
                "Untrained networks (the start weights) and surrogates that stand for the data go through the same lines, as"
                        + " negative controls. Heading and speed tuning are over moving steps, speed against circular shifts.",
                "Wall contacts: within " + BoundaryErrors.REACH_METRES
                        + " m of a wall; time is counted in moving steps, and"
                        + " each contact is matched with a path that touches no wall at the same count of steps. Control: the"
                        + " output 0, whose error also changes where contacts happen.",
                "Long runs: the trained network goes on from the state in which the last piece ended, without noise; its root"
                        + " mean square error is held against the best constant output's on the same run.");
    }

    static List<String> deviations(Scale scale) {
        return List.of(
                "The paper prints neither arena size, speeds, noise variance, penalty weights nor the number of updates: a 2 m"
                        + " square, steps of |N(0, 6 cm)|, turns of sd 0.2 rad, rests of 45 steps, noise sd 0.1, cost weights"
                        + " 0.01 (rates) and 1e-4 (weights) and a speed gain of 10 are inferred.",
                "Adam stands in for Hessian-free optimisation in all arms but one"
                        + (scale == Scale.PAPER
                                ? "."
                                : ", batches are smaller than the paper's 500 trials, and training is short:"
                                        + " missing periodic maps may be for want of training."),
                "The paper tells unit types by eye and prints no scores. Scores, nulls, matched controls and all smallest"
                        + " effects are ours; unit types are not exclusive.",
                "One rule was made stricter after its first results were seen: a lattice must stand out from its surrogates before"
                        + " it can be of a type. Contrast between 60 and 90 degrees alone had passed in triangles where no map"
                        + " stood out.",
                "The border score is for square arenas: in the triangle and the hexagon no border-like units are counted.");
    }
}
