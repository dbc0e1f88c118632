package periplus.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadCallException;
import periplus.core.kernels.Kernels;

/** The harness; how fast anything is, no test says. */
class BenchmarkRunnerTest {
    private final BenchmarkRunner runner = new BenchmarkRunner(Kernels.plain(), 0.02);

    @Test
    void aCaseRunsBeforeItIsMeasuredAndIsSetUpOnce() {
        int[] setUps = {0};
        long[] runs = {0};
        Measurement found = runner.measure(new BenchmarkCase("counting", 3, 5, kernels -> {
            setUps[0]++;
            return () -> ++runs[0];
        }));
        assertThat(setUps[0]).isEqualTo(1);
        assertThat(runs[0]).isGreaterThan(found.secondsPerRun().length);
        assertThat(found.itemsPerSecond() * found.medianSeconds()).isCloseTo(3, within(1e-9));
        assertThat(found.flopsPerSecond() * found.medianSeconds()).isCloseTo(5, within(1e-9));
    }

    @Test
    void workThatEndsInNanIsRefused() {
        assertThatThrownBy(() -> runner.measure(new BenchmarkCase("broken", 1, 0, kernels -> () -> Double.NaN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void medianAndQuartilesAreThoseOfTheSortedTimes() {
        Measurement found = new Measurement("times", 10, 0, new double[] {5, 1, 3, 2, 4}, 1, true);
        assertThat(found.medianSeconds()).isEqualTo(3);
        assertThat(found.quantile(0.25)).isEqualTo(2);
        assertThat(found.relativeSpread()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(new Measurement("two", 1, 0, new double[] {2, 1}, 1, true).medianSeconds())
                .isEqualTo(1.5);
    }

    @Test
    void theCeilingsArePositive() {
        Ceilings ceilings = Ceilings.measure(Kernels.plain(), 0.001);
        assertThat(ceilings.flopsPerSecond()).isGreaterThan(1e6);
        assertThat(ceilings.memoryBytesPerSecond()).isGreaterThan(1e6);
    }

    @Test
    void everyBenchmarkAsksAQuestionAndNoTwoCasesShareALabel() {
        Set<String> seen = new HashSet<>();
        for (Benchmark benchmark : Benchmarks.ALL) {
            assertThat(benchmark.question()).endsWith("?");
            assertThat(benchmark.cases(true))
                    .hasSizeGreaterThanOrEqualTo(benchmark.cases(false).size());
            for (BenchmarkCase one : benchmark.cases(true)) {
                assertThat(seen.add(benchmark.name() + ": " + one.label()))
                        .as(one.label())
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> Benchmarks.named("speed"))
                .isInstanceOf(BadCallException.class)
                .hasMessageContaining("products");
    }
}
