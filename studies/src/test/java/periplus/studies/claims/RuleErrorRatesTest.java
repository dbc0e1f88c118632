package periplus.studies.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

/** How often the rule errs, by simulation: numbers, not promises. */
class RuleErrorRatesTest {
    private static final int STUDIES = 300;

    private record Counts(Map<Verdict, Integer> counts) {
        int of(Verdict verdict) {
            return counts.getOrDefault(verdict, 0);
        }
    }

    private static Counts verdicts(int n, double effect, double sd, boolean paired, double smallest) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List.of(Verdict.values()).forEach(verdict -> counts.put(verdict, 0));
        for (int study = 0; study < STUDIES; study++) {
            RandomStream random = RandomStream.of(study, "planted study", n);
            double[] treatment = new double[n];
            double[] reference = new double[n];
            for (int i = 0; i < n; i++) {
                double offset = paired ? random.nextGaussian() : 0;
                reference[i] = offset + sd * random.nextGaussian();
                treatment[i] = offset + effect + sd * random.nextGaussian();
            }
            Comparison comparison = paired
                    ? new Comparison.Paired("share", "a", "b", Direction.HIGHER, smallest)
                    : new Comparison.Unpaired("share", "a", "b", Direction.HIGHER, smallest);
            Verdict verdict = new Planted()
                    .runs("a", "share", treatment)
                    .runs("b", "share", reference)
                    .judge(comparison)
                    .verdict();
            counts.merge(verdict, 1, Integer::sum);
        }
        return new Counts(counts);
    }

    @Test
    void withoutAnEffectHardlyAnyStudyReproduces() {
        for (int n : new int[] {5, 8}) {
            for (boolean paired : new boolean[] {true, false}) {
                int reproduced = verdicts(n, 0, 1, paired, 1e-6).of(Verdict.REPRODUCED);
                assertThat(reproduced).as("n = %d, paired %s", n, paired).isLessThanOrEqualTo((int)
                        (0.05 * STUDIES + 2.5 * Math.sqrt(0.05 * 0.95 * STUDIES)));
            }
        }
    }

    @Test
    void aPreciseZeroIsNotReproduced() {
        Counts precise = verdicts(6, 0, 0.1, true, 0.5);
        assertThat(precise.of(Verdict.NOT_REPRODUCED)).isGreaterThan(STUDIES * 99 / 100);
    }

    @Test
    void aLargeEffectIsReproducedAndHardlyEverDenied() {
        Counts clear = verdicts(6, 1, 0.2, true, 0.5);
        assertThat(clear.of(Verdict.REPRODUCED)).isGreaterThan(STUDIES * 9 / 10);
        assertThat(clear.of(Verdict.NOT_REPRODUCED)).isLessThan(STUDIES / 100);
    }

    @Test
    void aNoisyZeroIsMostlyLeftOpen() {
        Counts noisy = verdicts(5, 0, 1, true, 0.5);
        assertThat(noisy.of(Verdict.INCONCLUSIVE)).isGreaterThan(STUDIES / 2);
    }
}
