package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;

/**
 * The paper's sentences as comparisons. Rules and smallest effects were written before any judged seed was run.
 *
 * <p>Lengths: a smallest effect of 5 mm is a ninth of an intact network's error; published increases are 6 to 200 mm.
 */
final class UnfoldingClaims {
    private static final String ONE = UnfoldingArms.ONE;
    private static final double SMALL_METRES = 0.005;

    private UnfoldingClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(
                "velocity-enters-at-band-units",
                "Velocity enters through band units: without it there the error grows more than without it at as many"
                        + " random, grid or undefined units.",
                "chu2025, pruning of velocity input",
                "error increase without velocity input, band units minus as many random ones; band minus grid and minus"
                        + " undefined units at equal numbers",
                new Comparison.AllOf(List.of(
                        more("velocityBandIncreaseMetres", "velocityBandRandomMetres"),
                        more("velocityEqualBandMetres", "velocityEqualGridMetres"),
                        more("velocityEqualBandMetres", "velocityEqualUndefinedMetres"))),
                null));
        claims.add(new Claim(
                "velocity-not-by-norm-alone",
                "Band units matter for velocity beyond the size of their velocity weights.",
                "chu2025, pruning of velocity input (the matched control is ours)",
                "error increase without velocity input, band units minus other units matched in |M row|",
                more("velocityBandIncreaseMetres", "velocityBandMatchedMetres"),
                null));
        claims.add(new Claim(
                "location-is-read-from-grid-units",
                "Location is read from grid units: without their readout the error grows more than without that of as many"
                        + " random, band or undefined units.",
                "chu2025, pruning of the readout",
                "error increase without readout, grid units minus as many random ones; grid minus band and minus undefined"
                        + " units at equal numbers",
                new Comparison.AllOf(List.of(
                        more("readoutGridIncreaseMetres", "readoutGridRandomMetres"),
                        more("readoutEqualGridMetres", "readoutEqualBandMetres"),
                        more("readoutEqualGridMetres", "readoutEqualUndefinedMetres"))),
                null));
        claims.add(new Claim(
                "readout-not-by-norm-alone",
                "Grid units matter for the readout beyond the size of their readout weights.",
                "chu2025, pruning of the readout (the matched control is ours)",
                "error increase without readout, grid units minus other units matched in |D column|",
                more("readoutGridIncreaseMetres", "readoutGridMatchedMetres"),
                null));
        claims.add(new Claim(
                "band-units-needed",
                "Whole band units are needed more than random units.",
                "chu2025, pruning of units",
                "error increase without the units, band units minus as many random ones",
                more("unitsBandIncreaseMetres", "unitsBandRandomMetres"),
                null));
        claims.add(new Claim(
                "grid-units-needed",
                "Whole grid units are needed more than random units.",
                "chu2025, pruning of units",
                "error increase without the units, grid units minus as many random ones",
                more("unitsGridIncreaseMetres", "unitsGridRandomMetres"),
                null));
        claims.add(new Claim(
                "band-to-grid",
                "Grid units need what band units tell them.",
                "chu2025, pruning of weights from band to grid units",
                "error increase without all weights from band to grid units, minus that without weights between as many"
                        + " random units",
                more("bandToGridIncreaseMetres", "bandToGridRandomMetres"),
                null));
        claims.add(new Claim(
                "grid-to-band",
                "Band units need what grid units tell them.",
                "chu2025, pruning of weights from grid to band units",
                "error increase without all weights from grid to band units, minus that without weights between as many"
                        + " random units",
                more("gridToBandIncreaseMetres", "gridToBandRandomMetres"),
                null));
        claims.add(new Claim(
                "band-modules-are-rings",
                "Band units of one wave move round a ring.",
                "chu2025, Isomap of band modules",
                "share of networks whose band units of the commonest wave have one loop, twice the next and above every shuffle, against"
                        + " a half; agreement of its coordinate with the phase along that wave above 0.5",
                new Comparison.AllOf(
                        List.of(bound(ONE, "ringFound", 0.5, 0.1), bound(ONE, "ringPhaseAgreement", 0.5, 0.1))),
                new Claim.Control(
                        "as many units that are neither band nor grid units must not make a ring",
                        bound(ONE, "ringControlFound", 0.5, 0.1))));
        claims.add(new Claim(
                "weights-fall-with-phase",
                "Weights among band units of one wave fall with the difference of phases.",
                "chu2025, connectivity of band modules",
                "correlation of mean weight with |phase difference| among the band units of the commonest wave, against 0",
                new Comparison.AgainstBound("weightDecline", ONE, 0, Direction.LOWER, 0.3),
                new Claim.Control(
                        "with the phases dealt out to other units it must not show",
                        new Comparison.AgainstBound("weightDeclineShuffled", ONE, 0, Direction.LOWER, 0.3))));
        claims.add(new Claim(
                "grid-modules-are-tori",
                "Grid units of one lattice move on a torus.",
                "chu2025, topology of grid modules",
                "share of networks whose grid units of the commonest lattice have a torus's barcode, against a half",
                bound(ONE, "torusFound", 0.5, 0.1),
                new Claim.Control(
                        "as many units that are neither band nor grid units must not make a torus",
                        bound(ONE, "torusControlFound", 0.5, 0.1))));
        claims.add(new Claim(
                "positions-attract",
                "Left alone, the network forgets noise across its states of position and keeps it along them.",
                "chu2025, attractor dynamics (the measure is ours)",
                "share of a small push that is left after 10 steps at zero velocity, along minus across",
                within(ONE, "responseAlong", "responseAcross", 0.2),
                new Claim.Control(
                        "the untrained network must not show it",
                        within(UnfoldingArms.UNTRAINED, "responseAlong", "responseAcross", 0.2))));
        claims.add(new Claim(
                "band-units-in-first-module",
                "In a hierarchy of two modules band units predominate in the one that velocity enters.",
                "chu2025, hierarchical prior",
                "share of band units, first minus second module",
                within(UnfoldingArms.TWO, "bandShareModule1", "bandShareModule2", 0.02),
                new Claim.Control(
                        "the same network before training must not show it",
                        within(UnfoldingArms.TWO, "bandShareModule1Untrained", "bandShareModule2Untrained", 0.02))));
        claims.add(new Claim(
                "grid-units-in-second-module",
                "In a hierarchy of two modules grid units predominate in the one that is read out.",
                "chu2025, hierarchical prior",
                "share of grid units, second minus first module",
                within(UnfoldingArms.TWO, "gridShareModule2", "gridShareModule1", 0.02),
                new Claim.Control(
                        "the same network before training must not show it",
                        within(UnfoldingArms.TWO, "gridShareModule2Untrained", "gridShareModule1Untrained", 0.02))));
        claims.add(new Claim(
                "no-band-units-without-integration",
                "A network that is told where it is has no band units.",
                "chu2025, location reconstruction",
                "share of band units: at most 0.02 with the location told, and less than with velocity",
                new Comparison.AllOf(List.of(
                        new Comparison.AgainstBound("bandShare", UnfoldingArms.LOCATION, 0.03, Direction.LOWER, 0.01),
                        new Comparison.Paired("bandShare", UnfoldingArms.LOCATION, ONE, Direction.LOWER, 0.03))),
                null));
        claims.add(new Claim(
                "circuit-integrates",
                "The circuit of band and grid cells integrates velocity.",
                "chu2025, neural-circuit model",
                "calibrated circuit without noise: drift at rest below 1e-6 rad, |gain - 1| at most 1 % over all headings,"
                        + " mean error below 2 cm after 1,000 steps",
                new Comparison.AllOf(List.of(
                        below("circuitDriftRadians", 1e-6, 1e-8),
                        below("circuitGainError", 0.01, 0.0001),
                        below("circuitErrorMetres", 0.02, 0.001))),
                new Claim.Control(
                        "with the printed shift instead of the calibrated one the gain must not be within 1 %",
                        below("circuitUncalibratedGainError", 0.01, 0.0001))));
        claims.add(new Claim(
                "circuit-has-band-and-grid-maps",
                "The circuit's cells have the maps that they are named after.",
                "chu2025, neural-circuit model",
                "median band score of band cells above 5.8, median 60-degree score of grid cells above 0.88",
                new Comparison.AllOf(List.of(
                        bound(UnfoldingArms.CIRCUIT, "circuitBandScoreOfBandCells", 5.8, 0.1),
                        bound(UnfoldingArms.CIRCUIT, "circuitGridScoreOfGridCells", 0.88, 0.01))),
                new Claim.Control(
                        "the maps of the other kind of cell must not pass",
                        new Comparison.AllOf(List.of(
                                bound(UnfoldingArms.CIRCUIT, "circuitBandScoreOfGridCells", 5.8, 0.1),
                                bound(UnfoldingArms.CIRCUIT, "circuitGridScoreOfBandCells", 0.88, 0.01))))));
        claims.add(new Claim(
                "circuit-cheaper-than-grid-cells-alone",
                "For as many cells the circuit holds its place better under noise than grid cells that integrate alone.",
                "chu2025, neuron counts 6 N + N^2 against 5 N^2 (the comparison of errors is ours)",
                "mean error with noise, circuit minus grid cells alone with as many cells",
                new Comparison.WithinRun(
                        UnfoldingArms.CIRCUIT,
                        "circuitNoisyErrorMetres",
                        "pureGridMatchedNoisyErrorMetres",
                        Direction.LOWER,
                        0.002),
                null));
        claims.add(new Claim(
                "modules-decoded-together",
                "Modules of several spacings decoded together are more accurate than the best of them alone.",
                "chu2025, neural-circuit model (the comparison is ours)",
                "root mean square error with noise, all modules minus the best single one",
                new Comparison.WithinRun(
                        UnfoldingArms.CIRCUIT,
                        "circuitTogetherErrorMetres",
                        "circuitBestModuleErrorMetres",
                        Direction.LOWER,
                        0.002),
                null));
        return claims;
    }

    private static Comparison.Single below(String measure, double bound, double smallest) {
        return new Comparison.AgainstBound(measure, UnfoldingArms.CIRCUIT, bound, Direction.LOWER, smallest);
    }

    private static Comparison.Single more(String first, String second) {
        return within(ONE, first, second, SMALL_METRES);
    }

    private static Comparison.Single within(String arm, String first, String second, double smallest) {
        return new Comparison.WithinRun(arm, first, second, Direction.HIGHER, smallest);
    }

    private static Comparison.Single bound(String arm, String measure, double bound, double smallest) {
        return new Comparison.AgainstBound(measure, arm, bound, Direction.HIGHER, smallest);
    }
}
