package periplus.app.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import periplus.app.figures.Numbers;
import periplus.core.measure.Measured;

/** Orders units by a score and counts, by reason, those that have none. */
public final class TuningOrder {
    private TuningOrder() {}

    /** The units that have a score, best first, equal scores in order of unit. */
    public static List<Integer> bestFirst(List<Measured> scores) {
        return IntStream.range(0, scores.size())
                .boxed()
                .filter(unit -> scores.get(unit).isDefined())
                .sorted(Comparator.comparingDouble(
                                (Integer unit) -> -scores.get(unit).orNaN())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** "g60 undefined for 37 units: 31 silent, 6 constant", most frequent reason first; empty where all are defined. */
    static String undefinedByReason(String symbol, List<Measured> scores) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int total = 0;
        for (Measured score : scores) {
            if (score instanceof Measured.Undefined(String reason)) {
                counts.merge(reason, 1, Integer::sum);
                total++;
            }
        }
        if (total == 0) {
            return "";
        }
        String reasons = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> Numbers.count(e.getValue()) + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return symbol + " undefined for " + Numbers.count(total) + (total == 1 ? " unit: " : " units: ") + reasons;
    }
}
