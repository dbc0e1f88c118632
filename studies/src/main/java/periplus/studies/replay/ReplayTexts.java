package periplus.studies.replay;

import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class ReplayTexts {
    private ReplayTexts() {}

    static List<String> method(Scale scale) {
        ReplaySize size = ReplaySize.of(scale);
        String networks = switch (scale) {
            case SMOKE ->
                "24 units and 30 updates of 16 trials of 20 steps: every step of the study, far too little to learn. The gate on"
                        + " the awake error is open at this scale, so that every measure is exercised";
            case LAPTOP ->
                "96 units (128 for the rodent), 4,500 updates (2,500 for place cells) of 64 trials of 60 steps, Adam, rate 0.001"
                        + " and 0.0002 for the last 30 %; 100 place cells in the T-maze, 128 for the rodent";
            case PAPER ->
                "128 units, or 512 with 512 place cells, 5,000 updates of 200 trials of 100 steps, Adam, rate 0.001 and 0.0002"
                        + " for the last 30 %";
        };
        return List.of(
                "Networks of rectified units integrate displacements: h' = h + g(h, v) + noise, with g = 0.2 (-h + f(u)) for leaky"
                        + " networks, f(u) without a leak, -0.2 h + f(u) with an additive leak, -h + f(u) without memory. Noise"
                        + " is Gaussian, 0.03 a step (coordinates) or 0.01 (place cells), outside the leak. Tasks: laps on a"
                        + " triangle and runs in a T-maze with coordinates as output, the T-maze with place cells, a simulated"
                        + " rodent in an open box and in a T-maze with place cells. Size: " + networks + ".",
                "Gate: replay is measured only where the root mean square error of decoded places, with the noise of training, is"
                        + " at most " + ReplayMeasures.GATE_METRES + " m on "
                        + size.awakeTrials()
                        + " trials; other runs are undefined for that reason.",
                "Replay: zero input, noise times sqrt(2) (networks trained without noise get that of the others), "
                        + size.chains()
                        + " chains. From the last states of awake runs, " + size.steps() + " steps of which the first "
                        + size.discarded()
                        + " are left out, for law, speed and memory; from states near the first goal, "
                        + size.cap()
                        + " steps, for goals and reach times. All modes of a network see the same noise and the"
                        + " same starts. Goals: corners or ends of the tracks (radius 0.3 m), a lattice of 3 x 3 places in"
                        + " the box (0.15 m).",
                "Modes: plain; momentum of friction 0.7 and 0.5 with noise times the root of the friction; friction 0.5 with noise"
                        + " as it was, as a control; adaptation; adaptation and momentum. Place, strength and time constant of"
                        + " the adaptation, and the friction beside it, are chosen for each task on a network of its own seed"
                        + " (1001), which judges nothing: the most goals and the shortest reach time among settings without an"
                        + " unstable chain and with places at most 1.5 times as far from the track as in plain replay.",
                "A chain beyond a state of 1e4 has become unstable and stands still from then on: it counts in distances from track"
                        + " and law, and where more than 5 % do, measures of speed and exploration are undefined. lambda_min is"
                        + " the friction below which the Jacobians of awake states let momentum blow up; it is a guide.",
                "Gating tests of the protocol: closed forms (G1) and the identity of plain replay with friction 1 (G2) are unit"
                        + " tests; law of plain replay and behaviour (G3), leak (G4), momentum (G5), adaptation (G6) and both"
                        + " (G7) are the claims below.");
    }

    static List<String> deviations(Scale scale) {
        return List.of(
                "Of the 2026 paper only the abstract was available. Leak forms, where adaptation acts, how noise is scaled with"
                        + " momentum, geometry, sizes, noise, replay lengths and every measure and smallest effect are a"
                        + " proposal of this project and not the paper's recipe.",
                "What the abstract means by slowing is not known: three readings are judged one by one. Temporal compression is"
                        + " measured against awake behaviour and against plain replay.",
                "Settings of adaptation and momentum were tuned by hand in the paper; here a rule chooses them on one validation"
                        + " seed.",
                "The rule asks for goals and short ways, not for smooth ones: a strong adaptation can win by jumps. How much of a replay"
                        + " the state-space decoder calls fragmented stands beside, and bounds what exploration means.",
                "Quiescent law, own behaviour and the need for noise are findings of Krishna et al. (2024), tested here on this"
                        + " study's tasks; their own recipe has 512 units and 512 outputs in a box of 2.2 m. The released code"
                        + " draws noise uniformly from [0, 1); here it is Gaussian.",
                "The biased arm's animal drifts to one side of the box; in the predecessor it is drawn to the centre.",
                scale == Scale.PAPER
                        ? "Sizes are the largest that the protocol proposes; the paper's own are not known."
                        : "Networks are small and seeds few: what is not reproduced here may appear in larger ones.");
    }
}
