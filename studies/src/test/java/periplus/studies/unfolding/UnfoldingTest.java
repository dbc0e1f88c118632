package periplus.studies.unfolding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;
import periplus.studies.study.StudyResults;

class UnfoldingTest extends StudyContract {
    @Override
    protected Study study() {
        return new Unfolding();
    }

    private static PlannedRun run(String arm) {
        return new PlannedRun(new RunKey(arm, 1, RunKey.Role.JUDGED), null, "test");
    }

    @Test
    void everyNetworkGivesEveryMeasureTheSameEveryTime() {
        Set<String> named = study().measures().stream().map(Measure::name).collect(Collectors.toSet());
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (String arm : List.of(UnfoldingArms.ONE, UnfoldingArms.TWO, UnfoldingArms.UNTRAINED)) {
            int modules = arm.equals(UnfoldingArms.TWO) ? 2 : 1;
            Findings first = study().measure(run(arm), SmallIntegrator.of(3, modules));
            Findings again = study().measure(run(arm), SmallIntegrator.of(3, modules));
            assertThat(first.numbers()).isEqualTo(again.numbers());
            assertThat(first.numbers().keySet()).containsExactlyInAnyOrderElementsOf(named);
            assertThat(first.number("bandShare").isDefined()).isTrue();
            assertThat(first.number("bandShareModule1").isDefined()).isEqualTo(modules == 2);
            assertThat(first.array("rate_maps").shape()[0]).isEqualTo(modules * SmallIntegrator.UNITS);
            outcomes.put(run(arm).key(), new StudyResults.Finished(first));
        }
        List<Panel> panels = study().panels(Scale.SMOKE, new StudyResults(outcomes));
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(Panel::id)
                .contains("band-share", "grid-sheet", "band-sheet", "push-response", "slow-points", "hierarchy");
    }

    @Test
    void theLargestScaleHasThePublishedSizeAndNoLeak() {
        PlannedRun planned =
                study().plan(Scale.PAPER, List.of(1L), StudyResults.none()).getFirst();
        PlannedRun.NetworkPlan network = planned.network();
        assertThat(network).isNotNull();
        assertThat(network.overrides()).contains("network.units=4096", "network.leak.alpha=1", "training.steps=100000");
    }
}
