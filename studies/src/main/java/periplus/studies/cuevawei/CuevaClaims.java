package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;

/** The paper's findings as comparisons; rules and smallest effects were written before any judged seed was run. */
final class CuevaClaims {
    private static final String S = CuevaArms.SQUARE;
    private static final double SHARE = 0.05;

    private CuevaClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(exist("grid", "grid-like"));
        claims.add(exist("band", "band-like"));
        claims.add(exist("border", "border-like"));
        claims.add(lattice(
                "square-lattice-in-square", S, "excess90", "excess60", "In a square arena lattices are square."));
        claims.add(lattice(
                "hexagonal-lattice-in-triangle",
                CuevaArms.TRIANGLE,
                "excess60",
                "excess90",
                "In a triangle lattices are hexagonal."));
        claims.add(lattice(
                "hexagonal-lattice-in-hexagon",
                CuevaArms.HEXAGON,
                "excess60",
                "excess90",
                "In a hexagon lattices are hexagonal."));
        claims.add(new Claim(
                "border-units-first",
                "Border-like units have their final maps earlier in training than grid-like units.",
                "cueva2018, figure 4",
                "correlation of early (4 to 45 % of the updates) and final maps, border-like minus grid-like units",
                within(S, "earlySimilarityBorder", "earlySimilarityGrid", Direction.HIGHER, 0.05),
                new Claim.Control(
                        "early maps of other units of the same kind must not lead in the same way",
                        within(S, "earlySimilarityBorderOther", "earlySimilarityGridOther", Direction.HIGHER, 0.05))));
        claims.add(borders(
                "bare-maps-border-like",
                CuevaArms.BARE,
                "Without noise, metabolic cost and rest more maps look border-like."));
        claims.add(
                borders("no-noise-border-like", CuevaArms.NO_NOISE, "Without noise alone more maps look border-like."));
        claims.add(borders(
                "no-cost-border-like", CuevaArms.NO_COST, "Without metabolic cost alone more maps look border-like."));
        claims.add(borders("no-rest-border-like", CuevaArms.NO_REST, "Without rest alone more maps look border-like."));
        claims.add(new Claim(
                "bare-maps-less-periodic",
                "Without noise, metabolic cost and rest fewer maps are grid-like.",
                "cueva2018, figure 5",
                "share of grid-like units, none of the three minus full recipe",
                new Comparison.Paired("gridShare", CuevaArms.BARE, S, Direction.LOWER, SHARE),
                null));
        claims.add(new Claim(
                "heading-units-weak-in-space",
                "The units most tuned to heading are weakly tuned to place.",
                "cueva2018, figure 3",
                "share of variance held by place, tenth of units most tuned to heading minus all others",
                within(S, "placeShareHeadingUnits", "placeShareOthers", Direction.LOWER, 0.02),
                new Claim.Control(
                        "the untrained network must not show it, since the two shares compete for one variance",
                        within(
                                S,
                                "placeShareHeadingUnitsUntrained",
                                "placeShareOthersUntrained",
                                Direction.LOWER,
                                0.02))));
        claims.add(new Claim(
                "border-units-flat-to-speed",
                "Border-like units are less tuned to speed than other units.",
                "cueva2018, figure 3",
                "|correlation with speed|, border-like minus other units",
                within(S, "speedScoreBorder", "speedScoreOthers", Direction.LOWER, 0.02),
                new Claim.Control(
                        "border-like units of the untrained network must not be flatter in the same way",
                        within(S, "speedScoreBorderUntrained", "speedScoreOthersUntrained", Direction.LOWER, 0.02))));
        claims.add(new Claim(
                "many-units-linear-in-speed",
                "Many units' activity is linear in speed.",
                "cueva2018, figure 3",
                "share of units tuned to speed beyond all 20 circular shifts, at least a tenth beyond chance; R^2 of their"
                        + " speed curves above 0.8",
                new Comparison.AllOf(List.of(
                        bound("speedTunedShare", S, HeadingAndSpeed.CHANCE, 0.1),
                        bound("speedLinearity", S, 0.8, 0.01))),
                new Claim.Control(
                        "the untrained network, which is given the speed as an input, must not be tuned as widely",
                        bound("speedTunedShareUntrained", S, HeadingAndSpeed.CHANCE, 0.1))));
        claims.add(new Claim(
                "error-falls-at-contact",
                "The error falls when the animal meets a wall.",
                "cueva2018, figure 6a",
                "change of the mean squared error from 4 moving steps before to 8 after a contact, minus that around matched"
                        + " moving steps without contact",
                within(S, "errorChangeContact", "errorChangeMatched", Direction.LOWER, 0.002),
                new Claim.Control(
                        "the output 0, which knows nothing of walls, must not show it",
                        within(
                                S,
                                "errorChangeContactConstant",
                                "errorChangeMatchedConstant",
                                Direction.LOWER,
                                0.002))));
        claims.add(new Claim(
                "error-grows-without-contact",
                "Without wall contacts the error grows.",
                "cueva2018, figure 6a",
                "mean squared error of paths without contact, moving steps 31-40 minus 1-10",
                within(S, "squareErrorNoContactLate", "squareErrorNoContactEarly", Direction.HIGHER, 0.002),
                null));
        claims.add(new Claim(
                "error-bounded",
                "The error stays bounded for orders of magnitude longer than in training.",
                "cueva2018, figure 6b",
                "root mean square error over the second half of the long runs, minus that of the best constant output",
                within(S, "longRunErrorMetres", "longRunConstantMetres", Direction.LOWER, 0.05),
                null));
        claims.add(new Claim(
                "hessian-free-more-accurate",
                "Hessian-free optimisation reaches a smaller error than Adam.",
                "cueva2018, section 2 (the published optimiser; the comparison is ours, at about equal time)",
                "decoding error, log ratio Hessian-free over Adam",
                new Comparison.PairedRatio("decodingErrorMetres", CuevaArms.HESSIAN_FREE, S, Direction.LOWER, 0.05),
                null));
        claims.add(new Claim(
                "hessian-free-more-periodic",
                "Hessian-free optimisation makes more grid-like units than Adam.",
                "cueva2018, section 2 (the published optimiser; the comparison is ours, at about equal time)",
                "share of grid-like units, Hessian-free minus Adam",
                new Comparison.Paired("gridShare", CuevaArms.HESSIAN_FREE, S, Direction.HIGHER, SHARE),
                null));
        return claims;
    }

    private static Claim exist(String kind, String words) {
        String measure = kind + "Share";
        return new Claim(
                kind + "-units",
                "There are " + words + " units.",
                "cueva2018, figure 2",
                "share of " + words + " units beyond the 1/21 that chance gives, and beyond the untrained network's",
                new Comparison.AllOf(List.of(
                        bound(measure, S, UnitTypes.CHANCE, SHARE),
                        within(S, measure, measure + "Untrained", Direction.HIGHER, SHARE))),
                new Claim.Control(
                        "surrogate maps that stand for the data must not pass",
                        bound(measure + "Surrogate", S, UnitTypes.CHANCE, SHARE)));
    }

    private static Claim lattice(String id, String arm, String more, String less, String statement) {
        return new Claim(
                id,
                statement,
                "cueva2018, figure 2",
                "best tenth of units beyond best tenth of surrogates: " + more
                        + " above 0, since there must be a lattice" + " before it can be of a type, and " + more
                        + " above " + less,
                new Comparison.AllOf(
                        List.of(bound(more, arm, 0, 0.05), within(arm, more, less, Direction.HIGHER, 0.05))),
                new Claim.Control(
                        "the untrained network in the same arena must not show it",
                        within(arm, more + "Untrained", less + "Untrained", Direction.HIGHER, 0.05)));
    }

    private static Claim borders(String id, String arm, String statement) {
        return new Claim(
                id,
                statement,
                "cueva2018, figure 5" + (arm.equals(CuevaArms.BARE) ? "" : " (alone: our ablation)"),
                "share of border-like units, ablated minus full recipe",
                new Comparison.Paired("borderShare", arm, S, Direction.HIGHER, SHARE),
                null);
    }

    private static Comparison.Single bound(String measure, String arm, double bound, double smallest) {
        return new Comparison.AgainstBound(measure, arm, bound, Direction.HIGHER, smallest);
    }

    private static Comparison.Single within(
            String arm, String first, String second, Direction direction, double smallest) {
        return new Comparison.WithinRun(arm, first, second, direction, smallest);
    }
}
