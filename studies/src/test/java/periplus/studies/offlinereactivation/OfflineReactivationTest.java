package periplus.studies.offlinereactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import periplus.analysis.replay.Paths;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.nets.cells.Noise;
import periplus.studies.panels.Panel;
import periplus.studies.recipe.CellKind;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;
import periplus.studies.study.StudyResults;
import periplus.tasks.space.Arena;

class OfflineReactivationTest extends StudyContract {
    private static final ProtocolSize SIZE = ProtocolSize.of(Scale.SMOKE);

    @Override
    protected Study study() {
        return new OfflineReactivation();
    }

    private static PlannedRun run(String arm) {
        return new PlannedRun(new RunKey(arm, 3, RunKey.Role.JUDGED), null, "test");
    }

    @Test
    void oneRunMeasuresEveryMeasureTheSameEveryTimeAndFillsEveryFigure() {
        PlannedRun run = run(ReactivationArms.NOISY);
        PlannedRun heads = run(ReactivationArms.HEADS);
        Findings first = study().measure(run, SmallTracker.inBox(CellKind.LEAKY, 0.01));
        Findings again = study().measure(run, SmallTracker.inBox(CellKind.LEAKY, 0.01));
        assertThat(first.numbers()).isEqualTo(again.numbers());
        for (String name : first.arrayNames()) {
            assertThat(first.array(name).values())
                    .as(name)
                    .isEqualTo(again.array(name).values());
        }
        Set<String> named = study().measures().stream().map(Measure::name).collect(Collectors.toSet());
        assertThat(first.numbers().keySet()).containsExactlyInAnyOrderElementsOf(named);
        assertThat(first.number("klOwnWithNoise")).isEqualTo(first.number("klOwn"));

        Findings ofHeads = study().measure(heads, SmallTracker.heads());
        assertThat(ofHeads.number("counterClockwiseAwake").orNaN()).isBetween(0.0, 1.0);
        assertThat(ofHeads.number("counterClockwiseOffline").orNaN()).isBetween(0.0, 1.0);
        assertThat(first.number("counterClockwiseAwake").isDefined()).isFalse();

        StudyResults results = new StudyResults(
                Map.of(run.key(), new StudyResults.Finished(first), heads.key(), new StudyResults.Finished(ofHeads)));
        List<Panel> panels = study().panels(Scale.SMOKE, results);
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(Panel::id)
                .containsExactlyInAnyOrder(
                        "occupancy",
                        "offline-paths",
                        "divergences",
                        "output-variance",
                        "step-distances",
                        "divergence-own",
                        "components-noisy-unbiased",
                        "components-heads-noisy",
                        "cumulative-shares",
                        "turning",
                        "awake-error");
    }

    @Test
    void aNetworkTrainedWithoutNoiseIsAlsoGivenThatOfTheOthers() {
        Findings findings = study().measure(run(ReactivationArms.NOISELESS), SmallTracker.inBox(CellKind.LEAKY, 0));
        assertThat(findings.number("stepOfflineWithNoiseMetres").orNaN())
                .isGreaterThan(findings.number("stepOfflineMetres").orNaN());
        assertThat(findings.number("klOwnWithNoise")).isNotEqualTo(findings.number("klOwn"));
        assertThat(findings.number("klUniformBiased").isDefined()).isFalse();
    }

    @Test
    void aGatedNetworkGoesThroughTheSameMeasures() {
        Findings findings = study().measure(run(ReactivationArms.GATED), SmallTracker.inBox(CellKind.GRU, 0.01));
        assertThat(findings.number("klOwn").isDefined()).isTrue();
        assertThat(findings.number("dimensionsApart").isDefined()).isTrue();
    }

    @Test
    void aNetworkWithoutAnEncoderIsRefused() {
        SmallTracker lost = SmallTracker.lost();
        assertThatThrownBy(() -> OfflineRun.of(lost.network(), new float[0], new Noise(0, 0.01), SIZE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("without an encoder");
    }

    private static Paths cloud(double meanX, double sd, long seed) {
        double[] values = new double[2 * 20 * 100];
        RandomStream stream = RandomStream.of(seed, "cloud");
        for (int i = 0; i < values.length; i++) {
            values[i] = sd * stream.nextGaussian() + (i % 2 == 0 ? meanX : 0);
        }
        return new Paths(20, 100, 2, values);
    }

    @Test
    void divergencesOfKnownLawsAreTheirClosedForm() {
        ProtocolSize size = new ProtocolSize(20, 100, 100, 1500, 400);
        VisitedLaw near = VisitedLaw.of(cloud(0, 0.5, 1), 100, size, 1, "a");
        VisitedLaw same = VisitedLaw.of(cloud(0, 0.5, 2), 100, size, 1, "b");
        VisitedLaw far = VisitedLaw.of(cloud(0.5, 0.5, 3), 100, size, 1, "c");
        assertThat(near.from(same, Workers.single()).orNaN()).isCloseTo(0, within(0.06));
        // |m|^2 / (2 sd^2) = 0.5, less by the kernels' width: a fifth of the sd
        assertThat(far.from(near, Workers.single()).orNaN()).isCloseTo(0.5, within(0.12));
        // a network that stands still at one place has a law too, far from all others
        VisitedLaw still = VisitedLaw.of(new Paths(20, 100, 2, new double[4000]), 100, size, 1, "d");
        assertThat(still.from(near, Workers.single()).orNaN()).isBetween(3.0, 20.0);
        VisitedLaw uniform = VisitedLaw.uniform(Arena.square(2), size, 1);
        // log of the area less the entropy log(2 pi e sd^2); less again by the kernels' width, a third of the sd
        VisitedLaw narrow = VisitedLaw.of(cloud(0, 0.25, 5), 100, size, 1, "e");
        double closed = StrictMath.log(4) - StrictMath.log(2 * Math.PI * Math.E * 0.0625);
        assertThat(narrow.from(uniform, Workers.single()).orNaN()).isCloseTo(closed, within(0.2));
    }

    @Test
    void movementsOfKnownPathsAreTheirClosedForm() {
        double[] circle = new double[2 * 101];
        for (int t = 0; t <= 100; t++) {
            circle[2 * t] = StrictMath.cos(2 * Math.PI * t / 100);
            circle[2 * t + 1] = StrictMath.sin(2 * Math.PI * t / 100);
        }
        Paths round = new Paths(1, 101, 2, circle);
        assertThat(Movement.stepLength(round, 101).orNaN()).isCloseTo(2 * StrictMath.sin(Math.PI / 100), within(1e-12));
        // 100 points of a whole turn from the second on: variance 1/2 along each axis
        assertThat(Movement.variance(round, 1).orNaN()).isCloseTo(100.0 / 99, within(1e-12));
        assertThat(Movement.counterClockwise(round, 101).orNaN()).isOne();
        double[] back = new double[circle.length];
        for (int t = 0; t <= 100; t++) {
            System.arraycopy(circle, 2 * (100 - t), back, 2 * t, 2);
        }
        assertThat(Movement.counterClockwise(new Paths(1, 101, 2, back), 101).orNaN())
                .isZero();
        assertThat(Movement.counterClockwise(new Paths(1, 5, 2, new double[10]), 5)
                        .orNaN())
                .isEqualTo(0.5);
        assertThat(Movement.variance(round, 100).isDefined()).isFalse();
        assertThat(Movement.stepLength(new Paths(1, 1, 2, new double[2]), 5).isDefined())
                .isFalse();
    }

    @Test
    void theParticipationRatioCountsTheDimensionsOfACloud() {
        RandomStream stream = RandomStream.of(4, "states");
        double[][] states = new double[4000][7];
        for (double[] row : states) {
            for (int u = 0; u < 3; u++) {
                row[u] = 5 + 0.3 * stream.nextGaussian();
            }
            row[6] = 2;
        }
        assertThat(Movement.participationRatio(states).orNaN()).isCloseTo(3, within(0.02));
        assertThat(Movement.participationRatio(new double[3][4]).isDefined()).isFalse();
    }
}
