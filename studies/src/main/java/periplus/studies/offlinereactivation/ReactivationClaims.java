package periplus.studies.offlinereactivation;

import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;

/** The paper's findings as comparisons; rules and smallest effects were written before any judged seed was run. */
final class ReactivationClaims {
    private static final double A_THIRD = StrictMath.log(3);
    private static final double BY_HALF = StrictMath.log(1.5);
    private static final double NATS = 0.05;
    private static final double FACTOR_TWO = StrictMath.log(2);

    private ReactivationClaims() {}

    static List<Claim> all() {
        return List.of(
                visits(
                        "noisy-network-revisits",
                        "A network trained with noise visits without input the places of its behaviour.",
                        ReactivationArms.NOISY,
                        ReactivationArms.UNTRAINED),
                new Claim(
                        "biased-and-unbiased-laws",
                        "Biased networks revisit the biased law and unbiased ones the unbiased.",
                        "krishna2024, divergence matrix",
                        "KL divergence from the own behaviour's law below that from the other's, in both arms",
                        new Comparison.AllOf(List.of(
                                within(ReactivationArms.NOISY, "klUnbiased", "klBiased", Direction.LOWER, NATS),
                                within(
                                        ReactivationArms.NOISY_BIASED,
                                        "klBiased",
                                        "klUnbiased",
                                        Direction.LOWER,
                                        NATS))),
                        null),
                new Claim(
                        "noiseless-network-does-not",
                        "Networks trained without noise do so less well.",
                        "krishna2024, divergence matrix",
                        "log ratio of the KL divergences from the own awake law, each offline with its own training's noise",
                        new Comparison.PairedRatio(
                                "klOwn", ReactivationArms.NOISELESS, ReactivationArms.NOISY, Direction.HIGHER, BY_HALF),
                        null),
                new Claim(
                        "noise-added-later-does-not-repair",
                        "Noise that is added to a noiselessly trained network afterwards does not repair it.",
                        "krishna2024, divergence matrix",
                        "log ratio of the KL divergences from the own awake law, both offline with the same noise",
                        new Comparison.PairedRatio(
                                "klOwnWithNoise",
                                ReactivationArms.NOISELESS,
                                ReactivationArms.NOISY,
                                Direction.HIGHER,
                                BY_HALF),
                        null),
                new Claim(
                        "unbiased-spreads-wider",
                        "Offline output varies more in unbiased than in biased networks.",
                        "krishna2024, output variance",
                        "trace of the covariance of a chain's decoded positions, unbiased minus biased",
                        new Comparison.Paired(
                                "outputVariance",
                                ReactivationArms.NOISY,
                                ReactivationArms.NOISY_BIASED,
                                Direction.HIGHER,
                                0.02),
                        null),
                slow("offline-steps-shorter", "positions", ReactivationArms.NOISY, ReactivationArms.UNTRAINED),
                lowDimensional("offline-as-low-dimensional", ReactivationArms.NOISY, ReactivationArms.UNTRAINED),
                visits(
                        "heads-revisit",
                        "A network that tracks head direction under noise points without input where it pointed awake.",
                        ReactivationArms.HEADS,
                        ReactivationArms.HEADS_UNTRAINED),
                new Claim(
                        "heads-turn-as-they-learned",
                        "A network that learned to turn one way turns that way without input.",
                        "krishna2024, head-direction speeds",
                        "share of chains that have turned counter-clockwise after 100 steps, minus a half",
                        bound("counterClockwiseOffline", ReactivationArms.HEADS_ONE_WAY, 0.5, 0.1),
                        new Claim.Control(
                                "a network that learned to turn both ways must not",
                                bound("counterClockwiseOffline", ReactivationArms.HEADS, 0.5, 0.1))),
                slow(
                        "heads-offline-steps-shorter",
                        "head directions",
                        ReactivationArms.HEADS,
                        ReactivationArms.HEADS_UNTRAINED),
                visits(
                        "gated-network-revisits",
                        "A gated network trained with noise visits without input the places of its behaviour.",
                        ReactivationArms.GATED,
                        ReactivationArms.UNTRAINED));
    }

    private static Claim visits(String id, String statement, String arm, String untrained) {
        return new Claim(
                id,
                statement,
                "krishna2024, divergence matrix",
                "log ratio of the KL divergences from the behaviour's law, trained over untrained; a third or less is asked for",
                new Comparison.PairedRatio("klUnbiased", arm, untrained, Direction.LOWER, A_THIRD),
                null);
    }

    private static Claim slow(String id, String what, String arm, String untrained) {
        return new Claim(
                id,
                "Offline " + what + " move more slowly than awake ones: a diffusion, no fast sequence.",
                "krishna2024, step distances",
                "mean distance of successive decoded positions, offline minus awake",
                within(arm, "stepOfflineMetres", "stepAwakeMetres", Direction.LOWER, 0.002),
                new Claim.Control(
                        "an untrained network must not, since no input by itself may slow its output",
                        within(untrained, "stepOfflineMetres", "stepAwakeMetres", Direction.LOWER, 0.002)));
    }

    private static Claim lowDimensional(String id, String arm, String untrained) {
        return new Claim(
                id,
                "Offline activity has about as few dimensions as awake activity.",
                "krishna2024, principal components",
                "|log| of the ratio of participation ratios offline and awake, below log 2; and dimensions offline at most half of"
                        + " an untrained network's, which are those of its noise",
                new Comparison.AllOf(List.of(
                        new Comparison.AgainstBound("dimensionsApart", arm, FACTOR_TWO, Direction.LOWER, 0.05),
                        new Comparison.PairedRatio("dimensionsOffline", arm, untrained, Direction.LOWER, FACTOR_TWO))),
                null);
    }

    private static Comparison within(String arm, String first, String second, Direction direction, double least) {
        return new Comparison.WithinRun(arm, first, second, direction, least);
    }

    private static Comparison bound(String measure, String arm, double bound, double least) {
        return new Comparison.AgainstBound(measure, arm, bound, Direction.HIGHER, least);
    }
}
