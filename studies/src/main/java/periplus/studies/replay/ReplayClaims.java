package periplus.studies.replay;

import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;

/**
 * The abstract's sentences as comparisons, written before any judged seed was run. Measures, sizes of effects and the
 * reading of "slows" and "compressed" are this project's: the paper's text could not be had.
 */
final class ReplayClaims {
    private static final String ABSTRACT = "casco2026, abstract";
    private static final String PREDECESSOR = "krishna2024";

    private ReplayClaims() {}

    static List<Claim> all() {
        return List.of(
                scoreMoves(),
                leakIsTheScore(),
                leakKeepsToTheTrack(),
                leakStable(),
                leakMoves(),
                explores(
                        "adaptation-explores-cells",
                        "Adaptation increases exploration where outputs are place cells.",
                        List.of(ReplayArms.CELLS, ReplayArms.BOX, ReplayArms.RODENT_MAZE)),
                explores(
                        "adaptation-explores-coordinates",
                        "Adaptation increases exploration where outputs are coordinates.",
                        List.of(ReplayArms.TRIANGLE, ReplayArms.MAZE)),
                nonMarkov(),
                slowsLocally(),
                slowsPassage(),
                slowsModes(),
                autocorrelation(),
                faster(),
                lawKept(),
                bothReach(),
                quiescentLaw(),
                behaviourReplayed(),
                noiselessWorse());
    }

    private static Claim scoreMoves() {
        return new Claim(
                "score-moves",
                "Where every run starts at one place, the score that replay should follow changes with time, and the"
                        + " network, which has no clock, follows its average over time instead.",
                ABSTRACT + " (time-varying gradients that are hard to estimate)",
                "agreement of the decoded drift with the score of all steps' places minus with that of the step's own",
                new Comparison.WithinRun(
                        ReplayArms.TRIANGLE_FIXED, "agreementAverage", "agreementMoment", Direction.HIGHER, 0.05),
                new Claim.Control(
                        "where starts are spread over the track the score stands still, and the two must not differ",
                        new Comparison.WithinRun(
                                ReplayArms.TRIANGLE, "agreementAverage", "agreementMoment", Direction.HIGHER, 0.05)));
    }

    private static Claim leakIsTheScore() {
        return new Claim(
                "leak-follows-score",
                "Off the manifold the drift of leaky networks matches the score better than without a leak.",
                ABSTRACT + " (leakage motivated by the form of the score)",
                "uncentred correlation of drift and score beyond the tenth component, leaky minus no leak, same seeds",
                new Comparison.AllOf(List.of(
                        new Comparison.Paired(
                                "scoreAgreementOff",
                                ReplayArms.TRIANGLE,
                                ReplayArms.TRIANGLE_NO_LEAK,
                                Direction.HIGHER,
                                0.05),
                        new Comparison.Paired(
                                "scoreAgreementOff",
                                ReplayArms.MAZE,
                                ReplayArms.MAZE_NO_LEAK,
                                Direction.HIGHER,
                                0.05))),
                null);
    }

    private static Claim leakKeepsToTheTrack() {
        return new Claim(
                "leak-keeps-to-the-track",
                "Replay of leaky networks stays closer to the track and to its law than without a leak.",
                ABSTRACT,
                "distance from the track and sliced Wasserstein distance to awake places, log ratio leaky over no leak, plain"
                        + " replay; chains that diverged count where they were held",
                new Comparison.AllOf(List.of(
                        lower("offTrackPlain", ReplayArms.TRIANGLE, ReplayArms.TRIANGLE_NO_LEAK),
                        lower("offTrackPlain", ReplayArms.MAZE, ReplayArms.MAZE_NO_LEAK),
                        lower("slicedWassersteinPlain", ReplayArms.TRIANGLE, ReplayArms.TRIANGLE_NO_LEAK),
                        lower("slicedWassersteinPlain", ReplayArms.MAZE, ReplayArms.MAZE_NO_LEAK))),
                new Claim.Control(
                        "awake, the two must not differ in the same way",
                        new Comparison.AllOf(List.of(
                                lower("awakeRmseMetres", ReplayArms.TRIANGLE, ReplayArms.TRIANGLE_NO_LEAK),
                                lower("awakeRmseMetres", ReplayArms.MAZE, ReplayArms.MAZE_NO_LEAK)))));
    }

    private static Comparison lower(String measure, String treatment, String reference) {
        return new Comparison.PairedRatio(measure, treatment, reference, Direction.LOWER, 0.05);
    }

    private static Claim leakStable() {
        return new Claim(
                "leak-stable",
                "Replay of leaky networks does not diverge.",
                ABSTRACT + " (inferred)",
                "share of 128 chains that leave the bound, plain replay, against 1 %",
                new Comparison.AllOf(List.of(
                        new Comparison.AgainstBound(
                                "unstableSharePlain", ReplayArms.TRIANGLE, 0.01, Direction.LOWER, 0.005),
                        new Comparison.AgainstBound(
                                "unstableSharePlain", ReplayArms.MAZE, 0.01, Direction.LOWER, 0.005))),
                new Claim.Control(
                        "networks without a leak are not expected to stay",
                        new Comparison.AgainstBound(
                                "unstableSharePlain", ReplayArms.TRIANGLE_NO_LEAK, 0.01, Direction.LOWER, 0.005)));
    }

    private static Claim leakMoves() {
        return new Claim(
                "leak-moves",
                "Replay of leaky networks moves farther than that of networks without memory in their units.",
                ABSTRACT + " (inferred)",
                "rms displacement over 32 steps, log ratio leaky over memoryless, plain replay",
                new Comparison.AllOf(List.of(
                        new Comparison.PairedRatio(
                                "rms32Plain",
                                ReplayArms.TRIANGLE,
                                ReplayArms.TRIANGLE_MEMORYLESS,
                                Direction.HIGHER,
                                0.1),
                        new Comparison.PairedRatio(
                                "rms32Plain", ReplayArms.MAZE, ReplayArms.MAZE_MEMORYLESS, Direction.HIGHER, 0.1))),
                null);
    }

    private static Claim explores(String id, String statement, List<String> conditions) {
        List<Comparison> parts = new java.util.ArrayList<>();
        for (String condition : conditions) {
            parts.add(
                    within(condition, "goalsVisited", ReplayMode.ADAPTATION, ReplayMode.PLAIN, Direction.HIGHER, 0.1));
            parts.add(within(condition, "rms32", ReplayMode.ADAPTATION, ReplayMode.PLAIN, Direction.HIGHER, 0.02));
        }
        return new Claim(
                id,
                statement,
                ABSTRACT,
                "goals that paths from the first one came to, and rms displacement over 32 steps: adaptation as chosen on"
                        + " the validation seed minus plain, same noise and starts, tasks "
                        + String.join(", ", conditions),
                new Comparison.AllOf(parts),
                null);
    }

    private static Comparison within(
            String condition, String measure, String first, String second, Direction direction, double smallest) {
        return new Comparison.WithinRun(condition, measure + first, measure + second, direction, smallest);
    }

    private static Claim nonMarkov() {
        return new Claim(
                "adaptation-non-markov",
                "With adaptation the hidden state alone no longer says what comes: the past still predicts.",
                ABSTRACT,
                "R^2 gained from the hidden state 8 steps ago, adaptation minus plain (whose hidden state is a Markov chain)",
                new Comparison.AllOf(List.of(
                        within(
                                ReplayArms.TRIANGLE,
                                "pastGain",
                                ReplayMode.ADAPTATION,
                                ReplayMode.PLAIN,
                                Direction.HIGHER,
                                0.01),
                        within(
                                ReplayArms.CELLS,
                                "pastGain",
                                ReplayMode.ADAPTATION,
                                ReplayMode.PLAIN,
                                Direction.HIGHER,
                                0.01))),
                new Claim.Control(
                        "the past of another chain must not predict",
                        new Comparison.WithinRun(
                                ReplayArms.CELLS, "pastGainOtherAdaptation", "pastGainPlain", Direction.HIGHER, 0.01)));
    }

    private static Claim slowsLocally() {
        return slows(
                "adaptation-slows-steps",
                "Adaptation slows replay: it gets less far in 8 steps.",
                "rms displacement over 8 steps, adaptation minus plain",
                "rms8",
                Direction.LOWER,
                0.005);
    }

    private static Claim slowsPassage() {
        return slows(
                "adaptation-slows-passage",
                "Adaptation slows replay: it comes to the goals later.",
                "mean time of first passage to each goal but the first, cut at the cap, adaptation minus plain",
                "firstPassage",
                Direction.HIGHER,
                10);
    }

    private static Claim slowsModes() {
        return slows(
                "adaptation-slows-modes",
                "Adaptation slows replay: the slowest mode of the linearised step decays more slowly.",
                "1 - spectral radius, with the adaptation's variables minus without, awake states",
                "slowestRate",
                Direction.LOWER,
                0.001);
    }

    private static Claim slows(
            String id, String statement, String measure, String stem, Direction direction, double smallest) {
        return new Claim(
                id,
                statement,
                ABSTRACT + " (what slows means there is not known)",
                measure + "; triangle and T-maze with place cells",
                new Comparison.AllOf(List.of(
                        within(ReplayArms.TRIANGLE, stem, ReplayMode.ADAPTATION, ReplayMode.PLAIN, direction, smallest),
                        within(ReplayArms.CELLS, stem, ReplayMode.ADAPTATION, ReplayMode.PLAIN, direction, smallest))),
                null);
    }

    private static Claim autocorrelation() {
        return new Claim(
                "momentum-shortens-memory",
                "Momentum shortens the autocorrelation time of replay by the factor of its friction.",
                ABSTRACT + " (temporally compressed replay; the factor is linear theory)",
                "autocorrelation time over that of plain replay, over the friction, within 25 % of 1; friction 0.7 and 0.5,"
                        + " triangle and T-maze",
                new Comparison.AllOf(List.of(
                        bound("autocorrelationOverFriction07", ReplayArms.TRIANGLE, 1.25, Direction.LOWER),
                        bound("autocorrelationOverFriction07", ReplayArms.TRIANGLE, 0.75, Direction.HIGHER),
                        bound("autocorrelationOverFriction05", ReplayArms.TRIANGLE, 1.25, Direction.LOWER),
                        bound("autocorrelationOverFriction05", ReplayArms.TRIANGLE, 0.75, Direction.HIGHER),
                        bound("autocorrelationOverFriction05", ReplayArms.MAZE, 1.25, Direction.LOWER),
                        bound("autocorrelationOverFriction05", ReplayArms.MAZE, 0.75, Direction.HIGHER))),
                null);
    }

    private static Comparison bound(String measure, String condition, double bound, Direction direction) {
        return new Comparison.AgainstBound(measure, condition, bound, direction, 0.01);
    }

    private static Claim faster() {
        return new Claim(
                "momentum-compresses",
                "Momentum compresses replay in time: the less friction, the farther in 8 steps.",
                ABSTRACT,
                "rms displacement over 8 steps over awake: friction 0.7 minus plain, 0.5 minus 0.7; triangle, T-maze and"
                        + " T-maze with place cells",
                new Comparison.AllOf(List.of(
                        compresses(ReplayArms.TRIANGLE, ReplayMode.MOMENTUM_07, ReplayMode.PLAIN),
                        compresses(ReplayArms.TRIANGLE, ReplayMode.MOMENTUM_05, ReplayMode.MOMENTUM_07),
                        compresses(ReplayArms.MAZE, ReplayMode.MOMENTUM_07, ReplayMode.PLAIN),
                        compresses(ReplayArms.MAZE, ReplayMode.MOMENTUM_05, ReplayMode.MOMENTUM_07),
                        compresses(ReplayArms.CELLS, ReplayMode.MOMENTUM_07, ReplayMode.PLAIN),
                        compresses(ReplayArms.CELLS, ReplayMode.MOMENTUM_05, ReplayMode.MOMENTUM_07))),
                null);
    }

    private static Comparison compresses(String condition, String first, String second) {
        return within(condition, "compression8", first, second, Direction.HIGHER, 0.005);
    }

    private static Claim lawKept() {
        return new Claim(
                "momentum-keeps-the-law",
                "Momentum leaves the law of replayed places what it was.",
                ABSTRACT,
                "sliced Wasserstein distance to awake places and distance from the track at friction 0.5 over plain, at most"
                        + " 25 % higher",
                new Comparison.AllOf(List.of(
                        bound("wassersteinRatio05", ReplayArms.TRIANGLE, 1.25, Direction.LOWER),
                        bound("wassersteinRatio05", ReplayArms.MAZE, 1.25, Direction.LOWER),
                        bound("wassersteinRatio05", ReplayArms.CELLS, 1.25, Direction.LOWER),
                        bound("offTrackRatio05", ReplayArms.TRIANGLE, 1.25, Direction.LOWER),
                        bound("offTrackRatio05", ReplayArms.MAZE, 1.25, Direction.LOWER))),
                new Claim.Control(
                        "with noise that is not scaled the law must change",
                        new Comparison.AllOf(List.of(
                                bound("offTrackRatioUnscaled", ReplayArms.TRIANGLE, 1.25, Direction.LOWER),
                                bound("wassersteinRatioUnscaled", ReplayArms.TRIANGLE, 1.25, Direction.LOWER)))));
    }

    private static Claim bothReach() {
        List<Comparison> parts = new java.util.ArrayList<>();
        for (String condition : List.of(ReplayArms.CELLS, ReplayArms.RODENT_MAZE)) {
            parts.add(within(condition, "reachSteps", ReplayMode.BOTH, ReplayMode.ADAPTATION, Direction.LOWER, 6));
            // not lower by more than a tenth of a goal
            parts.add(new Comparison.AgainstBound("goalsLostBoth", condition, 0.1, Direction.LOWER, 0.01));
        }
        return new Claim(
                "momentum-counters-slowness",
                "Momentum beside adaptation reaches the goals sooner than adaptation alone, and visits no fewer.",
                ABSTRACT,
                "mean time to all goals, cut at the cap, both minus adaptation alone; goals visited at most 0.1 fewer; T-maze"
                        + " with place cells and rodent T-maze",
                new Comparison.AllOf(parts),
                null);
    }

    private static Claim quiescentLaw() {
        return new Claim(
                "quiescent-law",
                "Plain replay visits what behaviour visits: its law is far closer to the awake one than a random network's.",
                PREDECESSOR + ", finding 1; the third is this project's",
                "KL of replayed from awake places over a third of that of the network before its first update, triangle and"
                        + " open box",
                new Comparison.AllOf(List.of(
                        bound("klOverThirdOfRandom", ReplayArms.TRIANGLE, 1, Direction.LOWER),
                        bound("klOverThirdOfRandom", ReplayArms.BOX, 1, Direction.LOWER))),
                null);
    }

    private static Claim behaviourReplayed() {
        return new Claim(
                "own-behaviour-replayed",
                "Networks replay the behaviour that they were trained on: biased networks the biased law, others the"
                        + " even one.",
                PREDECESSOR + ", finding 2",
                "KL of replayed places from awake ones of the own behaviour minus of the other arm's",
                new Comparison.AllOf(List.of(
                        new Comparison.WithinRun(ReplayArms.BOX, "klPlain", "klOther", Direction.LOWER, 0.05),
                        new Comparison.WithinRun(ReplayArms.BOX_BIASED, "klPlain", "klOther", Direction.LOWER, 0.05))),
                null);
    }

    private static Claim noiselessWorse() {
        return new Claim(
                "noise-needed",
                "Networks that were trained without noise replay the behaviour worse, also with noise.",
                PREDECESSOR + ", finding 3",
                "KL of replayed from awake places, trained with noise minus without, same noise in replay",
                new Comparison.AllOf(List.of(
                        new Comparison.Paired(
                                "klPlain", ReplayArms.TRIANGLE, ReplayArms.TRIANGLE_NOISELESS, Direction.LOWER, 0.05),
                        new Comparison.Paired(
                                "klPlain", ReplayArms.BOX, ReplayArms.BOX_NOISELESS, Direction.LOWER, 0.05))),
                null);
    }
}
