package periplus.studies.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.nets.attractors.CircuitSettings;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.Scale;

/** A small circuit of two modules, measured in all respects. */
class CircuitProbeTest {
    private static final CircuitPlan PLAN = plan(CircuitSettings.published().withSpacings(2.5, 3.1));

    private static Findings findings;

    private static CircuitPlan plan(CircuitSettings circuit) {
        return new CircuitPlan(circuit, 2, 0.2, 2, 120, 4, new double[] {1, 4}, 4, 100, 4, 2, 2, 800);
    }

    /** A loop of 6 s in the middle of the arena. */
    private static Trajectories loop() {
        Trajectories loop = Trajectories.allocate(1, 301, 0.02);
        for (int t = 0; t < 301; t++) {
            double angle = 2 * Math.PI * t / 300;
            loop.positionMetres()[2 * t] = 0.3 * StrictMath.cos(angle);
            loop.positionMetres()[2 * t + 1] = 0.3 * StrictMath.sin(angle);
        }
        return loop;
    }

    private static double number(String name) {
        return findings.number(name).orNaN();
    }

    @BeforeAll
    static void measure() {
        findings = CircuitProbe.measure(1, PLAN, loop(), Workers.single());
    }

    @Test
    void theBumpsFollowTheVelocityAndStandStillWithoutOne() {
        assertThat(number("largestGainError")).isLessThan(0.01);
        // calibrated at 0.5 rad/s, measured at 1.6: the slow sheets fall short by this much
        assertThat(number("largestGainErrorPureGrid")).isLessThan(0.02);
        assertThat(number("driftAtRestRadians")).isLessThan(1e-9);
        assertThat(number("criticalStrength")).isCloseTo(0.01563, within(5e-6));
    }

    @Test
    void calibratedPathsAreTrueAndUncalibratedOnesAreNot() {
        for (String kind : List.of("simulated", "recorded")) {
            double error = number(kind + "ErrorMetres.circuit");
            assertThat(error).as(kind).isLessThan(0.02);
            assertThat(number(kind + "ErrorMetres.pure")).as(kind).isLessThan(0.02);
            assertThat(number(kind + "SilencedShare")).as(kind).isZero();
        }
        assertThat(number("recordedErrorMetres.uncalibrated"))
                .isGreaterThan(1.3 * number("recordedErrorMetres.circuit"));
        assertThat(number("recordedWholeErrorMetres")).isLessThan(0.02);
        assertThat(number("recordedWholeSeconds")).isCloseTo(6, within(1e-9));
        assertThat(number("placeCellErrorMetres")).isLessThan(0.03);
    }

    @Test
    void modulesDisagreeUnderNoiseOnly() {
        assertThat(number("moduleDisagreementMetresNoiseFree")).isLessThan(0.002);
        assertThat(number("moduleDisagreementMetres")).isGreaterThan(3 * number("moduleDisagreementMetresNoiseFree"));
        assertThat(number("simulatedErrorMetres.circuit_noisy")).isGreaterThan(number("simulatedErrorMetres.circuit"));
    }

    @Test
    void diffusionGrowsWithTheSquareOfSmallNoise() {
        assertThat(number("diffusionOverNoiseSquared")).isPositive();
        assertThat(number("diffusionRatioLargestToSmallestNoise")).isBetween(0.5, 2.0);
        assertThat(number("diffusionOverNoiseSquaredPureGrid")).isPositive();
        // 27 a/(8 sqrt(pi) rho u0^2 tau_b) of a ring by itself, within what 4 runs can tell
        assertThat(number("diffusionOverNoiseSquaredPredicted")).isBetween(6.2e-5, 6.7e-5);
        assertThat(number("diffusionOverNoiseSquared")).isBetween(2e-5, 2e-4);
    }

    @Test
    void cellsAreCounted() {
        assertThat(number("neurons.circuit")).isEqualTo(2 * (6 * 180 + 400));
        assertThat(number("neurons.pure")).isEqualTo(2 * 5 * 400);
        assertThat(number("neurons.pure_matched")).isEqualTo(2 * 5 * 17 * 17);
    }

    @Test
    void threadsAndTurnsDoNotChangeABit() {
        Findings again = CircuitProbe.measure(1, PLAN, loop(), new Backwards());
        assertThat(again.numbers()).isEqualTo(findings.numbers());
        assertThat(again.arrayNames()).isEqualTo(findings.arrayNames());
        for (String name : again.arrayNames()) {
            assertThat(again.array(name).values())
                    .as(name)
                    .isEqualTo(findings.array(name).values());
        }
    }

    @Test
    void everyFigureHasItsNumbers() {
        List<Panel> panels = CircuitPanels.of(findings);
        assertThat(panels.stream().map(Panel::id))
                .containsExactly(
                        "circuit-gain",
                        "circuit-simulated-path",
                        "circuit-simulated-error",
                        "circuit-recorded-path",
                        "circuit-recorded-error",
                        "circuit-path-moving",
                        "circuit-noise-drift",
                        "circuit-maps",
                        "circuit-snapshots");
        Panel.Maps snapshots = (Panel.Maps) panels.getLast();
        double[] sheet = snapshots.rows().get(1).maps().getFirst();
        assertThat(Arrays.stream(sheet).max().orElseThrow()).isPositive();
        assertThat(CircuitPanels.of(new Findings())).isEmpty();
        Panel.AnimatedPaths beginning = CircuitPanels.whole(new double[2 * 601], new double[2 * 601], 120, "c.");
        assertThat(beginning.tracks().getFirst().x()).hasSize(301);
        assertThat(beginning.seconds()).isEqualTo(60);
        assertThat(beginning.caption()).isEqualTo("c. The first 60 of 120 s.");
    }

    @Test
    void scalesKeepThePapersNumbers() {
        assertThat(CircuitPlan.of(Scale.PAPER).mapSteps()).isEqualTo(100_000);
        assertThat(CircuitPlan.of(Scale.LAPTOP).pathSteps()).isEqualTo(1_000);
        assertThat(CircuitPlan.of(Scale.SMOKE).circuit().spacingsMetres()).hasSize(5);
        assertThatThrownBy(
                        () -> new CircuitPlan(PLAN.circuit(), 2, 0.2, 0, 120, 4, new double[0], 4, 100, 4, 2, 2, 800))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("0 paths");
    }

    /** Two workers that take parts from the last to the first. */
    private static final class Backwards implements Workers {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public void run(int parts, Job job) {
            for (int part = parts - 1; part >= 0; part--) {
                job.run(part, part % 2);
            }
        }
    }
}
