package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.degeneracy.DegeneracyArms.Arm;
import periplus.studies.degeneracy.DegeneracyArms.Axis;
import periplus.studies.study.Scale;

/**
 * The paper's table of signs, and what it says of means. One part a task and axis; rule, smallest effect and controls of
 * the table were written before any judged seed was run, the claims on means after the laptop scale had been judged.
 */
final class DegeneracyClaims {
    private static final double SMALLEST = 0.5;
    private static final List<Axis> COMPLEXITY = List.of(Axis.CHANNELS, Axis.DELAY, Axis.HEAD);

    private static final String UNTRAINED = "the same networks before training must not show it";
    private static final String VALUES_DEALT = "the same values dealt to the levels at random must not show it";
    private static final String DEALT = "the same losses dealt to the levels at random must not show it";

    private DegeneracyClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        factor(
                claims,
                "complexity",
                "In harder variants of a task",
                COMPLEXITY,
                "section 3",
                Direction.LOWER,
                Direction.HIGHER,
                Direction.LOWER);
        claims.add(mean(
                "complexity-weight-change",
                "In harder variants of a task the recurrent weights move farther in training.",
                "section 3",
                "Frobenius norm of the change of the recurrent matrix",
                COMPLEXITY,
                "weightChange",
                Direction.HIGHER));
        claims.add(mean(
                "complexity-kernel-alignment",
                "In harder variants of a task the tangent kernel keeps less of what it was before training.",
                "section 3",
                "cosine of the tangent kernels before and after training",
                COMPLEXITY,
                "kernelAlignment",
                Direction.LOWER));
        factor(
                claims,
                "gamma",
                "With stronger feature learning",
                List.of(Axis.GAMMA),
                "section 4.2",
                Direction.LOWER,
                Direction.HIGHER,
                Direction.HIGHER);
        claims.add(mean(
                "gamma-mean-loss",
                "With stronger feature learning the loss beyond the trained times is higher.",
                "section 4.2",
                "mean over networks of the loss on trials (discrimination: delays) twice as long",
                List.of(Axis.GAMMA),
                DegeneracyMeasures.OOD_LOSS,
                Direction.HIGHER));
        factor(
                claims,
                "width",
                "With more units at the same strength of feature learning",
                List.of(Axis.WIDTH),
                "section 4.3",
                Direction.LOWER,
                Direction.LOWER,
                Direction.LOWER);
        claims.add(new Claim(
                "width-weights-beyond-chance",
                "With more units weights differ less than the width alone makes untrained weights differ.",
                "huang2025, section 4.3",
                "mean over pairs of the aligned Frobenius distance, over the same of untrained networks",
                parts(List.of(Axis.WIDTH), DegeneracyMeasures.OVER_UNTRAINED, false, Direction.LOWER),
                null));
        factor(
                claims,
                "penalties",
                "With a penalty on size or rank of the recurrent weights",
                List.of(Axis.NUCLEAR, Axis.L1),
                "section 4.4",
                Direction.LOWER,
                Direction.LOWER,
                Direction.LOWER);
        return claims;
    }

    private static void factor(
            List<Claim> claims,
            String name,
            String when,
            List<Axis> axes,
            String where,
            Direction dynamics,
            Direction weights,
            Direction behaviour) {
        String source = "huang2025, " + where;
        boolean width = axes.contains(Axis.WIDTH);
        claims.add(new Claim(
                name + "-dynamics",
                when + " dynamics differ " + word(dynamics) + ".",
                source,
                "mean over pairs of the Procrustes angle of delay operators on the same probe trials",
                parts(axes, DegeneracyMeasures.DSA, false, dynamics),
                new Claim.Control(UNTRAINED, parts(axes, DegeneracyMeasures.UNTRAINED_DSA, false, dynamics))));
        claims.add(new Claim(
                name + "-weights",
                when + " weights differ " + word(weights) + ".",
                source,
                "mean over pairs of the Frobenius distance of recurrent matrices with units matched"
                        + (width ? ", over the number of entries as published" : ""),
                parts(axes, width ? DegeneracyMeasures.WEIGHTS_PER_ENTRY : DegeneracyMeasures.WEIGHTS, false, weights),
                new Claim.Control(
                        UNTRAINED,
                        parts(
                                axes,
                                width ? DegeneracyMeasures.UNTRAINED_PER_ENTRY : DegeneracyMeasures.UNTRAINED_WEIGHTS,
                                false,
                                weights))));
        claims.add(new Claim(
                name + "-behaviour",
                when + " behaviour beyond the trained times differs " + word(behaviour) + ".",
                source,
                "standard deviation over networks of the loss on trials (discrimination: delays) twice as long",
                parts(axes, null, false, behaviour),
                new Claim.Control(DEALT, parts(axes, null, true, behaviour))));
    }

    private static String word(Direction direction) {
        return direction == Direction.HIGHER ? "more" : "less";
    }

    /** A claim about the mean of a measure over networks that learnt. */
    private static Claim mean(
            String id,
            String statement,
            String where,
            String definition,
            List<Axis> axes,
            String measure,
            Direction direction) {
        return new Claim(
                id,
                statement,
                "huang2025, " + where,
                definition,
                meanParts(axes, measure, false, direction),
                new Claim.Control(VALUES_DEALT, meanParts(axes, measure, true, direction)));
    }

    private static Comparison meanParts(List<Axis> axes, String measure, boolean dealt, Direction direction) {
        List<Comparison> parts = new ArrayList<>();
        for (DegeneracyPlan.Series series : DegeneracyPlan.series(Scale.PAPER)) {
            if (axes.contains(series.axis())) {
                parts.add(new Comparison.MeanTrend(
                        series.label(),
                        measure,
                        DegeneracyMeasures.OOD_LOSS,
                        dealt,
                        levels(series),
                        direction,
                        SMALLEST));
            }
        }
        return new Comparison.MostOf(parts);
    }

    private static List<Comparison.SpreadTrend.Level> levels(DegeneracyPlan.Series series) {
        List<Comparison.SpreadTrend.Level> levels = new ArrayList<>();
        for (Arm arm : series.arms()) {
            levels.add(new Comparison.SpreadTrend.Level(
                    arm.id(), DegeneracyPlan.pairs(arm.id()), DegeneracyPlan.level(series.axis(), arm)));
        }
        return levels;
    }

    private static Comparison parts(List<Axis> axes, @Nullable String pairs, boolean dealt, Direction direction) {
        List<Comparison> parts = new ArrayList<>();
        for (DegeneracyPlan.Series series : DegeneracyPlan.series(Scale.PAPER)) {
            if (axes.contains(series.axis())) {
                parts.add(new Comparison.SpreadTrend(
                        series.label(),
                        DegeneracyMeasures.OOD_LOSS,
                        pairs,
                        dealt,
                        levels(series),
                        direction,
                        SMALLEST));
            }
        }
        return new Comparison.MostOf(parts);
    }
}
