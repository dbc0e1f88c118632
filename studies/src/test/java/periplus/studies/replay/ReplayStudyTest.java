package periplus.studies.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.nets.sampling.Adaptation;
import periplus.studies.claims.Claim;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;
import periplus.studies.study.StudyResults;

class ReplayStudyTest extends StudyContract {
    private static final ReplayChoice CHOICE =
            new ReplayChoice(new Adaptation(Adaptation.Place.OUTSIDE, 0.02, 50), 0.7);
    private static final PlannedRun RUN =
            new PlannedRun(new RunKey(ReplayArms.CELLS, 3, RunKey.Role.JUDGED), null, "test, " + CHOICE.words());
    private static final PlannedRun CHOOSING =
            new PlannedRun(new RunKey(ReplayArms.CELLS, 3, RunKey.Role.VALIDATION), null, "test");

    @Override
    protected Study study() {
        return new ReplayStudy();
    }

    @Test
    void oneRunMeasuresTheSameEveryTimeAndFillsItsFigures() {
        Findings first = study().measure(RUN, new SmallReplayNetwork(3, Scale.SMOKE));
        Findings again = study().measure(RUN, new SmallReplayNetwork(3, Scale.SMOKE));
        assertThat(first.numbers()).isEqualTo(again.numbers());
        for (String name : first.arrayNames()) {
            assertThat(first.array(name).values())
                    .as(name)
                    .isEqualTo(again.array(name).values());
        }
        Set<String> named = study().measures().stream().map(Measure::name).collect(Collectors.toSet());
        assertThat(named).containsAll(first.numbers().keySet());
        named.removeAll(first.numbers().keySet());
        assertThat(named).as("only the box has another arm's behaviour").containsExactly("klOther");
        assertThat(first.number("chosenStrength").orNaN()).isEqualTo(0.02);

        StudyResults results = new StudyResults(Map.of(RUN.key(), new StudyResults.Finished(first)));
        List<Panel> panels = study().panels(Scale.SMOKE, results);
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(Panel::id)
                .contains(
                        "moving-replay-t-maze-cells",
                        "replays-t-maze-cells",
                        "occupancy",
                        "displacement-t-maze-cells",
                        "reach-times-t-maze-cells",
                        "phase-goals-t-maze-cells",
                        "states-t-maze-cells",
                        "content-t-maze-cells",
                        "awake-error");
    }

    @Test
    void pairedModesWithoutAnEffectAreTheSameRun() {
        PlannedRun none = new PlannedRun(
                RUN.key(),
                null,
                "test, " + new ReplayChoice(new Adaptation(Adaptation.Place.OUTSIDE, 0, 50), 1).words());
        Findings findings = study().measure(none, new SmallReplayNetwork(3, Scale.SMOKE));
        for (String stem : List.of("rms8", "slicedWasserstein", "reachSteps", "pastGain", "spikeContinuousShare")) {
            assertThat(findings.number(stem + ReplayMode.ADAPTATION))
                    .as(stem)
                    .isEqualTo(findings.number(stem + ReplayMode.PLAIN));
            assertThat(findings.number(stem + ReplayMode.BOTH)).isEqualTo(findings.number(stem + ReplayMode.PLAIN));
        }
        assertThat(findings.number("rms8" + ReplayMode.MOMENTUM_05))
                .isNotEqualTo(findings.number("rms8" + ReplayMode.PLAIN));
    }

    @Test
    void aRunThatFailsTheGateHasNoReplayMeasures() {
        Findings findings = study().measure(RUN, new SmallReplayNetwork(3, Scale.LAPTOP));
        assertThat(findings.number("awakeRmseMetres").orNaN()).isGreaterThan(ReplayMeasures.GATE_METRES);
        assertThat(findings.number("gatePassed").orNaN()).isZero();
        assertThat(findings.number("offTrackPlain"))
                .isInstanceOfSatisfying(
                        Measured.Undefined.class,
                        why -> assertThat(why.reason()).contains("awake error above the gate"));
        assertThat(findings.arrayNames()).isEmpty();
    }

    @Test
    void validationChoosesAndJudgedRunsTakeTheChoice() {
        Findings chosen = study().measure(CHOOSING, new SmallReplayNetwork(3, Scale.SMOKE));
        assertThat(chosen.hasArray("grid")).isTrue();
        ReplayChoice choice = ReplayChoice.of(chosen);
        assertThat(ReplayChoice.ofVersion("replay-1, " + choice.words())).isEqualTo(choice);
        assertThat(ReplayChoice.ofVersion("replay-1")).isEqualTo(ReplayChoice.DEFAULT);
        assertThat(ReplayChoice.of(new Findings())).isEqualTo(ReplayChoice.DEFAULT);

        Map<RunKey, StudyResults.Outcome> outcomes = new HashMap<>();
        List<PlannedRun> before = study().plan(Scale.LAPTOP, List.of(1L), StudyResults.none());
        assertThat(before).allMatch(run -> run.key().role() == RunKey.Role.VALIDATION);
        for (PlannedRun run : before) {
            Findings findings = new Findings();
            CHOICE.into(findings);
            outcomes.put(run.key(), new StudyResults.Finished(findings));
        }
        assertThat(study().plan(Scale.LAPTOP, List.of(1L), new StudyResults(outcomes)))
                .filteredOn(run -> run.key().role() == RunKey.Role.JUDGED)
                .isNotEmpty()
                .allSatisfy(
                        run -> assertThat(ReplayChoice.ofVersion(run.version())).isEqualTo(CHOICE));
    }

    @Test
    void conditionsBelongToTheirTasks() {
        assertThat(ReplayTask.of(ReplayArms.CELLS)).isEqualTo(ReplayTask.T_MAZE_CELLS);
        assertThat(ReplayTask.of(ReplayArms.MAZE)).isEqualTo(ReplayTask.T_MAZE);
        assertThat(ReplayTask.of(ReplayArms.RODENT_MAZE)).isEqualTo(ReplayTask.RODENT_T_MAZE);
        assertThat(ReplayTask.OPEN_BOX.goalsMetres()).hasNumberOfRows(9);
        assertThat(ReplayTask.TRIANGLE.ideal()).isNotNull();
    }

    @Test
    void claimsThatCouldHoldByConstructionHaveAControl() {
        Set<String> without = new HashSet<>();
        for (Claim claim : study().claims()) {
            if (claim.control() == null) {
                without.add(claim.id());
            }
        }
        assertThat(without)
                .as("comparisons of two trained arms or of paired modes that can go either way")
                .containsExactlyInAnyOrder(
                        "leak-follows-score",
                        "leak-moves",
                        "adaptation-explores-cells",
                        "adaptation-explores-coordinates",
                        "adaptation-slows-steps",
                        "adaptation-slows-passage",
                        "adaptation-slows-modes",
                        "momentum-shortens-memory",
                        "momentum-compresses",
                        "momentum-counters-slowness",
                        "quiescent-law",
                        "own-behaviour-replayed",
                        "noise-needed");
    }

    @Test
    void firstPassageLeavesOutTheGoalOfTheStart() {
        var visits = new periplus.analysis.replay.GoalVisits(new int[][] {{0, 10, -1}, {0, 20, 30}}, new int[2], 100);
        assertThat(LawMeasures.firstPassage(visits)).isCloseTo((10 + 100 + 20 + 30) / 4.0, within(1e-12));
    }
}
