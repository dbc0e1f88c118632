package periplus.studies.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/** Study results whose truth is known. */
final class Planted {
    static final List<Measure> MEASURES = List.of(
            new Measure("errorMetres", "m", "planted"),
            new Measure("floorMetres", "m", "planted"),
            new Measure("share", "1", "planted"));

    private final Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();

    /** A run for each value, at seeds 1, 2, ...; a NaN is undefined. */
    Planted runs(String condition, String measure, double... values) {
        for (int i = 0; i < values.length; i++) {
            RunKey key = key(condition, i + 1);
            if (outcomes.get(key) instanceof StudyResults.Failed) {
                continue;
            }
            Findings findings =
                    outcomes.get(key) instanceof StudyResults.Finished(Findings found) ? found : new Findings();
            findings.put(measure, Measured.of(values[i], "constant map"));
            outcomes.put(key, new StudyResults.Finished(findings));
        }
        return this;
    }

    /** Gaussian values: the pairs share {@code pairSeed}'s offsets of standard deviation 1. */
    Planted gaussian(String condition, String measure, int n, double mean, double sd, long pairSeed, long seed) {
        RandomStream pair = RandomStream.of(pairSeed, "pairs");
        RandomStream own = RandomStream.of(seed, condition);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = pair.nextGaussian() + mean + sd * own.nextGaussian();
        }
        return runs(condition, measure, values);
    }

    Planted failed(String condition, long seed, String reason) {
        outcomes.put(key(condition, seed), new StudyResults.Failed(reason));
        return this;
    }

    StudyResults results() {
        return new StudyResults(outcomes);
    }

    Judgement judge(Comparison comparison) {
        return Judge.judge(claim(comparison, null), MEASURES, results());
    }

    static Claim claim(Comparison comparison, Claim.@Nullable Control control) {
        return new Claim("planted", "A planted effect is found", "zhang2026", "planted", comparison, control);
    }

    private static RunKey key(String condition, long seed) {
        return new RunKey(condition, seed, RunKey.Role.JUDGED);
    }
}
