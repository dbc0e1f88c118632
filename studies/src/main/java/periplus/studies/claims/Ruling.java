package periplus.studies.claims;

import java.util.ArrayList;
import java.util.List;
import periplus.core.measure.Measured;

/** The rule of {@link Judge} on one comparison's numbers: the verdict and the clauses that gave it. */
record Ruling(Verdict verdict, List<Clause> clauses) {
    /** What the rule found. */
    enum Clause {
        TOO_FEW_SEEDS,
        TOO_MANY_MISSING,
        HOLDS,
        OTHER_WAY,
        EXCLUDED,
        P_NOT_SMALL,
        INTERVAL_HOLDS_ZERO,
        MEAN_TOO_SMALL
    }

    static Ruling of(Evidence evidence, Direction direction, double smallestEffect) {
        List<Clause> unfit = new ArrayList<>();
        if (evidence.n() < Judge.LEAST_SEEDS) {
            unfit.add(Clause.TOO_FEW_SEEDS);
        }
        if (evidence.arms().stream().anyMatch(Arm::tooManyMissing)) {
            unfit.add(Clause.TOO_MANY_MISSING);
        }
        if (!unfit.isEmpty()) {
            return new Ruling(Verdict.INCONCLUSIVE, unfit);
        }
        double effect = direction.signed(evidence.effect().orNaN());
        double low = direction.signed((direction == Direction.HIGHER ? evidence.low() : evidence.high()).orNaN());
        double high = direction.signed((direction == Direction.HIGHER ? evidence.high() : evidence.low()).orNaN());
        List<Clause> doubts = new ArrayList<>();
        if (!below(evidence.p())) {
            doubts.add(Clause.P_NOT_SMALL);
        }
        if (!(low > 0)) {
            doubts.add(Clause.INTERVAL_HOLDS_ZERO);
        }
        if (!(effect >= smallestEffect)) {
            doubts.add(Clause.MEAN_TOO_SMALL);
        }
        if (doubts.isEmpty()) {
            return new Ruling(Verdict.REPRODUCED, List.of(Clause.HOLDS));
        }
        List<Clause> against = new ArrayList<>();
        if (below(evidence.pOpposite())) {
            against.add(Clause.OTHER_WAY);
        }
        if (high < smallestEffect) {
            against.add(Clause.EXCLUDED);
        }
        return against.isEmpty()
                ? new Ruling(Verdict.INCONCLUSIVE, doubts)
                : new Ruling(Verdict.NOT_REPRODUCED, against);
    }

    private static boolean below(Measured p) {
        return p instanceof Measured.Value(double value) && value < Judge.LEVEL;
    }
}
