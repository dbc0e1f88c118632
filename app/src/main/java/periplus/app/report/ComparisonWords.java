package periplus.app.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import periplus.app.figures.Numbers;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.study.Condition;
import periplus.studies.study.Measure;

/** Says a comparison in words: what is held against what, and how large an effect would matter. */
final class ComparisonWords {
    private final Map<String, String> labels;
    private final Map<String, String> units;

    ComparisonWords(List<Condition> conditions, List<Measure> measures) {
        labels = conditions.stream().collect(Collectors.toMap(Condition::id, Condition::label, (a, _) -> a));
        units = measures.stream().collect(Collectors.toMap(Measure::name, Measure::unit, (a, _) -> a));
    }

    String of(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Paired(String measure, String treatment, String reference, Direction d, double least) ->
                measure + ": " + label(treatment) + " minus " + label(reference) + ", paired by seed; "
                        + matters(d, least, unit(measure));
            case Comparison.PairedRatio(
                    String measure,
                    String treatment,
                    String reference,
                    Direction d,
                    double least) ->
                measure + ": log of " + label(treatment) + " over " + label(reference) + ", paired by seed; "
                        + matters(d, least, "log ratio");
            case Comparison.WithinRun(String condition, String first, String second, Direction d, double least) ->
                label(condition) + ": " + first + " minus " + second + " of the same run; "
                        + matters(d, least, unit(first));
            case Comparison.Unpaired(String measure, String treatment, String reference, Direction d, double least) ->
                measure + ": " + label(treatment) + " minus " + label(reference) + ", not paired; "
                        + matters(d, least, unit(measure));
            case Comparison.AgainstBound(String measure, String condition, double bound, Direction d, double least) ->
                measure + " of " + label(condition) + " against " + Numbers.brief(bound, 4) + unitAfter(unit(measure))
                        + "; " + matters(d, least, unit(measure));
            case Comparison.DoseResponse(
                    String measure,
                    List<Comparison.DoseResponse.Dose> doses,
                    Direction d,
                    double least) ->
                measure + " against dose over "
                        + doses.stream()
                                .map(dose -> label(dose.condition()) + " (" + Numbers.brief(dose.dose(), 3) + ")")
                                .collect(Collectors.joining(", "))
                        + "; " + matters(d, least, "");
            case Comparison.SpreadTrend trend ->
                (trend.pairs() == null
                                ? "spread of " + trend.measure() + " over networks"
                                        + (trend.dealt() ? ", values dealt to the levels at random" : "")
                                : "mean " + trend.pairs() + " over pairs of networks")
                        + " against level over " + levels(trend.levels())
                        + "; interval by drawing networks anew; "
                        + matters(trend.direction(), trend.smallestEffect(), "");
            case Comparison.MeanTrend trend ->
                "mean " + trend.measure() + " of networks that have " + trend.counted()
                        + (trend.dealt() ? ", values dealt to the levels at random" : "") + " against level over "
                        + levels(trend.levels()) + "; interval by drawing networks anew; "
                        + matters(trend.direction(), trend.smallestEffect(), "");
            case Comparison.MostOf(List<Comparison> parts) ->
                "Three quarters of those that were run: "
                        + parts.stream().map(this::of).collect(Collectors.joining(". "));
            case Comparison.AllOf(List<Comparison> parts) ->
                "All of: " + parts.stream().map(this::of).collect(Collectors.joining(". "));
        };
    }

    private String levels(List<Comparison.SpreadTrend.Level> levels) {
        return levels.stream()
                .map(level -> label(level.condition()) + " (" + Numbers.brief(level.level(), 3) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String matters(Direction direction, double least, String unit) {
        return "claimed " + (direction == Direction.HIGHER ? "higher" : "lower") + "; smallest effect that matters "
                + Numbers.brief(least, 3) + unitAfter(unit);
    }

    private String label(String condition) {
        return labels.getOrDefault(condition, condition);
    }

    private String unit(String measure) {
        return units.getOrDefault(measure, "");
    }

    static String unitAfter(String unit) {
        return unit.isEmpty() || unit.equals("1") ? "" : " " + unit;
    }
}
