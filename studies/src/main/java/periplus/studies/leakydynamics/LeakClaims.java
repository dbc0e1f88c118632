package periplus.studies.leakydynamics;

import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;

/**
 * The abstract's sentences as comparisons. Written before any judged seed was run; alpha = 0.5 stands for "leaky" since
 * the abstract names no value, the dose-response claim covers the others.
 */
final class LeakClaims {
    private static final String ABSTRACT = "zhang2026, abstract";
    private static final String V = LeakArms.VANILLA;
    private static final String L = LeakArms.LEAKY;

    private LeakClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "more-accurate",
                        "Leaky networks estimate position more accurately than vanilla ones.",
                        ABSTRACT,
                        "decoding error, log ratio leaky (alpha 0.5) over vanilla, same seeds, updates and data",
                        new Comparison.PairedRatio("decodingErrorMetres", L, V, Direction.LOWER, 0.05),
                        null),
                new Claim(
                        "more-accurate-adaptive",
                        "Networks that learn a time scale for each unit estimate position more accurately than vanilla ones.",
                        ABSTRACT + " (adaptive time scales)",
                        "decoding error, log ratio of networks with a learned alpha per unit over vanilla",
                        new Comparison.PairedRatio("decodingErrorMetres", LeakArms.PER_UNIT, V, Direction.LOWER, 0.05),
                        null),
                new Claim(
                        "more-accurate-than-slow-vanilla",
                        "The advantage in accuracy is not one of learning speed: leaky networks beat vanilla ones given"
                                + " twice the updates.",
                        ABSTRACT + "; a critic's control",
                        "decoding error, log ratio leaky over vanilla with twice the updates",
                        new Comparison.PairedRatio("decodingErrorMetres", L, LeakArms.LONG, Direction.LOWER, 0.05),
                        null),
                new Claim(
                        "slower-leak-more-accurate",
                        "The slower the leak, the more accurate the position.",
                        "zhang2026, abstract (our extension to a dose-response)",
                        "Spearman correlation over alpha = 1, 0.5, 0.3, 0.1 of 1 - alpha with decoding error, a value a seed",
                        new Comparison.DoseResponse("decodingErrorMetres", LeakArms.BY_DOSE, Direction.LOWER, 0.3),
                        null),
                new Claim(
                        "more-grid-units",
                        "Leaky networks hold more hexagonally tuned units than vanilla ones.",
                        ABSTRACT,
                        "share of units above the 95th percentile of surrogate maps with the same radial spectrum, 60-degree"
                                + " score, best of rings, mean form; silent units count as not tuned",
                        new Comparison.Paired("gridShareAboveNull95", L, V, Direction.HIGHER, 0.03),
                        new Claim.Control(
                                "surrogate maps of the two networks must not differ in the same way",
                                new Comparison.Paired("nullScoreTopTenth", L, V, Direction.HIGHER, 0.05))),
                new Claim(
                        "more-regular-grids",
                        "Leaky networks' hexagonal maps are more regular, whichever grid score is asked.",
                        ABSTRACT,
                        "mean score of the best tenth of units: 60-degree best of rings in mean and min-max form, expanding ring",
                        new Comparison.AllOf(List.of(
                                new Comparison.Paired("gridScoreTopTenth", L, V, Direction.HIGHER, 0.05),
                                new Comparison.Paired("gridMinMaxTopTenth", L, V, Direction.HIGHER, 0.05),
                                new Comparison.Paired("gridExpandingTopTenth", L, V, Direction.HIGHER, 0.05))),
                        new Claim.Control(
                                "surrogate maps of the two networks must not differ in the same way",
                                new Comparison.Paired("nullScoreTopTenth", L, V, Direction.HIGHER, 0.05))),
                new Claim(
                        "stabler-under-noise-inside",
                        "Under the same noise inside the leak, leaky networks' states are perturbed less.",
                        ABSTRACT + "; the leak attenuates this noise by construction",
                        "rms deviation of the last state over the rate sd, noise inside of 0.1 rate sds, leaky minus vanilla",
                        new Comparison.Paired("deviationInside", L, V, Direction.LOWER, 0.01),
                        null),
                new Claim(
                        "stabler-under-noise-outside",
                        "Under the same noise outside the leak, leaky networks' states are perturbed less.",
                        ABSTRACT + "; a leaky unit accumulates this noise",
                        "rms deviation of the last state over the rate sd, noise outside of 0.1 rate sds, leaky minus vanilla",
                        new Comparison.Paired("deviationOutside", L, V, Direction.LOWER, 0.01),
                        null),
                new Claim(
                        "stabler-under-matched-noise",
                        "Leaky networks' states are perturbed less also where the noise is matched in stationary variance.",
                        ABSTRACT + "; the fair form of it",
                        "the same deviations, noise scaled so that one linear unit's stationary variance is that of alpha = 1",
                        new Comparison.AllOf(List.of(
                                new Comparison.Paired("deviationInsideMatched", L, V, Direction.LOWER, 0.01),
                                new Comparison.Paired("deviationOutsideMatched", L, V, Direction.LOWER, 0.01))),
                        null),
                new Claim(
                        "more-accurate-under-noise",
                        "Leaky networks stay more accurate under noise, wherever it enters.",
                        ABSTRACT,
                        "decoding error, mean over four noise levels, log ratio leaky over vanilla: input, inside, outside",
                        new Comparison.AllOf(List.of(
                                new Comparison.PairedRatio("errorInputNoiseMetres", L, V, Direction.LOWER, 0.05),
                                new Comparison.PairedRatio("errorInsideNoiseMetres", L, V, Direction.LOWER, 0.05),
                                new Comparison.PairedRatio("errorOutsideNoiseMetres", L, V, Direction.LOWER, 0.05))),
                        null),
                new Claim(
                        "grids-kept-under-noise",
                        "Leaky networks keep their maps better under noise.",
                        ABSTRACT,
                        "median over units of the correlation of noise-free and noisy map, noise outside of 0.1 rate sds",
                        new Comparison.Paired("mapSimilarityOutside", L, V, Direction.HIGHER, 0.01),
                        null),
                new Claim(
                        "torus",
                        "The grid-like units of leaky networks span a torus with a clear hole.",
                        ABSTRACT,
                        "share of networks whose barcode passes: second H1 and first H2 bar at least twice the next and longer"
                                + " than every shuffle's",
                        new Comparison.AgainstBound("torusFound", L, 0.5, Direction.HIGHER, 0.25),
                        null),
                new Claim(
                        "torus-under-noise",
                        "The torus of leaky networks survives noise better than that of vanilla networks.",
                        ABSTRACT,
                        "longest H2 bar over the longest of the shuffles, maps under noise outside of 0.1 rate sds",
                        new Comparison.Paired("torusNoisyVoidOverNull", L, V, Direction.HIGHER, 0.1),
                        null),
                new Claim(
                        "low-pass",
                        "The leak acts as a low-pass filter on noise in the trained network.",
                        ABSTRACT + "; recurrent weights could have undone it",
                        "gain from inside noise to rates, above over below 0.25 cycles a step, leaky minus vanilla",
                        new Comparison.Paired("noiseGainRatio", L, V, Direction.LOWER, 0.05),
                        null),
                new Claim(
                        "difference-of-softmaxes-makes-grids",
                        "Hexagonal units need difference-of-softmaxes targets: Gaussian and true difference-of-Gaussians"
                                + " targets give fewer.",
                        "schaeffer2022",
                        "share of units above the null's 95th percentile, leaky networks with each target",
                        new Comparison.AllOf(List.of(
                                new Comparison.Paired(
                                        "gridShareAboveNull95", L, LeakArms.GAUSSIAN, Direction.HIGHER, 0.03),
                                new Comparison.Paired(
                                        "gridShareAboveNull95", L, LeakArms.TRUE_DOG, Direction.HIGHER, 0.03))),
                        null),
                new Claim(
                        "relu-makes-hexagons",
                        "Hexagonal units need nonnegative rates: tanh units give fewer.",
                        "sorscher2019",
                        "share of units above the null's 95th percentile, leaky networks with ReLU minus with tanh",
                        new Comparison.Paired("gridShareAboveNull95", L, LeakArms.TANH, Direction.HIGHER, 0.03),
                        null));
    }
}
