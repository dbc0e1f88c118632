package periplus.studies.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import periplus.core.measure.Measured;

/** Says in plain sentences how a verdict came about. */
final class Account {
    private Account() {}

    static String of(Comparison.Single comparison, Evidence evidence, Ruling ruling) {
        List<String> sentences = new ArrayList<>();
        if (evidence.n() > 0) {
            sentences.add(numbers(comparison, evidence));
        } else {
            sentences.add(evidence.subject() + ": no seed has the values that are compared.");
        }
        sentences.add(reason(comparison, evidence, ruling));
        evidence.arms().stream()
                .filter(arm -> arm.values().isEmpty() && arm.name().startsWith("runs"))
                .map(arm -> "There are no " + arm.name() + ".")
                .forEach(sentences::add);
        evidence.arms().stream()
                .filter(arm -> arm.missing() > 0)
                .map(arm -> arm.account() + (arm.tooManyMissing() ? ", more than one fifth" : "") + ".")
                .forEach(sentences::add);
        if (evidence.unpartnered() > 0) {
            sentences.add(Words.count(evidence.unpartnered(), "seed") + " did not run in every condition compared.");
        }
        return String.join(" ", sentences);
    }

    private static String numbers(Comparison.Single comparison, Evidence evidence) {
        String effect = Words.number(evidence.effect().orNaN(), evidence.unit());
        if (comparison instanceof Comparison.PairedRatio) {
            effect += " (a factor of " + Words.number(evidence.effect().map(StrictMath::exp)) + ")";
        }
        String interval = evidence.low() instanceof Measured.Value(double low)
                        && evidence.high() instanceof Measured.Value(double high)
                ? "95 % interval " + Words.number(low) + " to " + Words.number(high, evidence.unit())
                : "no interval";
        return evidence.subject() + ": " + evidence.effectName() + " " + effect + " (" + interval + ", "
                + Words.count(evidence.n(), "seed") + "), one-sided p = " + Words.number(evidence.p())
                + " for the claimed " + word(comparison.direction()) + ".";
    }

    private static String word(Direction direction) {
        return direction == Direction.HIGHER ? "'higher'" : "'lower'";
    }

    private static String reason(Comparison.Single comparison, Evidence evidence, Ruling ruling) {
        String smallest = Words.number(comparison.smallestEffect(), evidence.unit());
        String all = ruling.clauses().stream()
                .map(clause -> switch (clause) {
                    case TOO_FEW_SEEDS ->
                        Words.count(evidence.n(), "seed") + "; at least " + Judge.LEAST_SEEDS
                                + " are needed (smallest possible p is " + evidence.smallestP() + ")";
                    case TOO_MANY_MISSING -> "too many runs are missing for a verdict";
                    case HOLDS -> "p, interval and size all hold: the smallest effect that matters is " + smallest;
                    case OTHER_WAY ->
                        "the effect goes the other way (one-sided p = " + Words.number(evidence.pOpposite()) + ")";
                    case EXCLUDED -> "an effect of " + smallest + " in the claimed direction lies outside the interval";
                    case P_NOT_SMALL -> "p is not below " + Judge.LEVEL;
                    case INTERVAL_HOLDS_ZERO -> "the interval reaches 0";
                    case MEAN_TOO_SMALL -> "the mean effect falls short of the smallest that matters, " + smallest;
                })
                .collect(Collectors.joining(", and "));
        boolean cannotTell = ruling.verdict() == Verdict.INCONCLUSIVE
                && !ruling.clauses().contains(Ruling.Clause.TOO_FEW_SEEDS)
                && !ruling.clauses().contains(Ruling.Clause.TOO_MANY_MISSING);
        String sentence = cannotTell
                ? "The runs cannot tell: " + all + ", but an effect of " + smallest + " is not excluded"
                : all;
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}
