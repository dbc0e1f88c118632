package periplus.studies.cuevawei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

class CuevaWeiTest extends StudyContract {
    private static final PlannedRun RUN =
            new PlannedRun(new RunKey(CuevaArms.SQUARE, 3, RunKey.Role.JUDGED), null, "test");

    @Override
    protected Study study() {
        return new CuevaWei();
    }

    @Test
    void oneRunMeasuresEveryMeasureTheSameEveryTimeAndFillsEveryFigure() {
        Findings first = study().measure(RUN, new SmallNetwork(3));
        Findings again = study().measure(RUN, new SmallNetwork(3));
        assertThat(first.numbers()).isEqualTo(again.numbers());
        for (String name : first.arrayNames()) {
            assertThat(first.array(name).values())
                    .as(name)
                    .isEqualTo(again.array(name).values());
        }
        Set<String> named = study().measures().stream().map(Measure::name).collect(Collectors.toSet());
        assertThat(first.numbers().keySet()).containsExactlyInAnyOrderElementsOf(named);

        StudyResults results = new StudyResults(Map.of(RUN.key(), new StudyResults.Finished(first)));
        List<Panel> panels = study().panels(Scale.SMOKE, results);
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(Panel::id)
                .contains(
                        "all-maps-square",
                        "best-square-lattices",
                        "lattice-contrast",
                        "heading-and-place",
                        "speed-tuning",
                        "units-after-10",
                        "learning",
                        "error-by-contacts",
                        "error-around-contact",
                        "long-runs");
    }

    @Test
    void anotherSeedMeasuresOtherNumbers() {
        assertThat(study().measure(RUN, new SmallNetwork(3)).number("decodingErrorMetres"))
                .isNotEqualTo(study().measure(RUN, new SmallNetwork(4)).number("decodingErrorMetres"));
    }

    @Test
    void theUntrainedNetworkSaysZeroAndSoIsAsGoodAsTheCentre() {
        TestTrials untrained = TestTrials.run(SmallNetwork.start(3), 10);
        for (float output : untrained.output()) {
            assertThat(output).isZero();
        }
        BoundaryErrors.Moves moves =
                BoundaryErrors.Moves.of(untrained, SmallNetwork.start(3).arena());
        assertThat(moves).isNotNull();
        assertThat(moves.network().metres()).isEqualTo(moves.constant().metres());
    }

    @Test
    void everyClaimThatCouldHoldByConstructionHasAControl() {
        Set<String> without = new HashSet<>();
        for (Claim claim : study().claims()) {
            if (claim.control() == null) {
                without.add(claim.id());
            }
        }
        assertThat(without)
                .as("comparisons of two trained arms, or of a network's own error with a number that it cannot choose")
                .containsExactlyInAnyOrder(
                        "bare-maps-border-like",
                        "no-noise-border-like",
                        "no-cost-border-like",
                        "no-rest-border-like",
                        "bare-maps-less-periodic",
                        "error-grows-without-contact",
                        "error-bounded",
                        "hessian-free-more-accurate",
                        "hessian-free-more-periodic");
    }
}
