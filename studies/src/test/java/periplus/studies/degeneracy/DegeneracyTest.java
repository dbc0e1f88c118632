package periplus.studies.degeneracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.degeneracy.DegeneracyArms.Axis;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;
import periplus.studies.study.StudyResults;

class DegeneracyTest extends StudyContract {
    @Override
    protected Study study() {
        return new Degeneracy();
    }

    @Test
    void atPaperScaleThereAreThePapersNetworks() {
        assertThat(study().conditions(Scale.PAPER)).hasSize(68);
        assertThat(study().seeds(Scale.PAPER)).isEqualTo(50);
    }

    @Test
    void seriesShareTheirUnvariedCondition() {
        List<DegeneracyPlan.Series> all = DegeneracyPlan.series(Scale.PAPER);
        assertThat(all).filteredOn(s -> s.axis() == Axis.CHANNELS).hasSize(4);
        assertThat(all)
                .filteredOn(s -> s.axis() == Axis.NUCLEAR || s.axis() == Axis.L1)
                .hasSize(8);
        assertThat(all).filteredOn(s -> s.axis() == Axis.WIDTH).hasSize(4).allSatisfy(s -> {
            assertThat(s.arms()).hasSize(5);
            assertThat(s.arms())
                    .extracting(a -> DegeneracyPlan.level(Axis.WIDTH, a))
                    .containsExactly(0.25, 0.5, 1.0, 2.0, 4.0);
        });
        assertThat(all)
                .filteredOn(s -> s.axis() == Axis.DELAY)
                .singleElement()
                .satisfies(s -> assertThat(s.arms()).hasSize(4));
    }

    @Test
    void everyClaimOfTheTableIsThereWithItsControl() {
        List<Claim> claims = study().claims();
        assertThat(claims).hasSize(16);
        assertThat(claims)
                .filteredOn(c -> !c.id().equals("width-weights-beyond-chance"))
                .allSatisfy(c -> assertThat(c.control()).isNotNull());
        assertThat(claims).allSatisfy(c -> assertThat(c.comparison()).isInstanceOf(Comparison.MostOf.class));
    }

    @Test
    void penaltiesAreTheirShareOfTheThresholdAtTheStart() {
        var arm = DegeneracyArms.find(Scale.PAPER, DegeneracyArms.penalty(Family.DISCRIMINATION, Axis.L1, 0.1));
        var recipe = DegeneracyArms.recipe(Scale.PAPER, arm, 3);
        int n = recipe.network().units();
        // entries uniform within 1/sqrt(n) have mean size 1/(2 sqrt(n))
        double penalty = recipe.training().l1() * n * n / (2 * Math.sqrt(n));
        assertThat(penalty / recipe.training().threshold()).isBetween(0.0999, 0.1001);
        assertThat(recipe.training().nuclearNorm()).isZero();
        assertThat(recipe.seed()).isEqualTo(3);
    }

    /** What the lab hands in, without disk. */
    private record Context(StudyResults results) implements RunContext {
        @Override
        public Scale scale() {
            return Scale.SMOKE;
        }

        @Override
        public Kernels kernels() {
            return periplus.core.kernels.KernelProviders.choose("portable", Workers.single());
        }

        @Override
        public Workers workers() {
            return Workers.single();
        }

        @Override
        public PathIntegrator network() {
            throw new IllegalStateException("no network is planned");
        }

        @Override
        public List<Long> snapshotSteps() {
            return List.of();
        }

        @Override
        public PathIntegrator networkAt(long step) {
            throw new IllegalStateException("no network is planned");
        }

        @Override
        public void stage(String name) {}
    }

    @Test
    void theSmokeStudyRunsToItsPanels() {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        List<Long> seeds = List.of(1L, 2L);
        boolean grew = true;
        while (grew) {
            grew = false;
            StudyResults known = new StudyResults(outcomes);
            for (PlannedRun run : study().plan(Scale.SMOKE, seeds, known)) {
                if (!outcomes.containsKey(run.key())) {
                    outcomes.put(run.key(), new StudyResults.Finished(study().measure(run, new Context(known))));
                    grew = true;
                }
            }
        }
        StudyResults results = new StudyResults(outcomes);
        Findings pairs = results.first(DegeneracyPlan.pairs("flipflop-channels-3"));
        assertThat(pairs).isNotNull();
        assertThat(pairs.number("networks").orNaN()).isEqualTo(2);
        assertThat(pairs.array("dsa").shape()).containsExactly(2, 2);
        assertThat(pairs.number("dsaMean").orNaN()).isEqualTo(pairs.array("dsa").values()[1]);
        assertThat(pairs.number("weightsMean").orNaN())
                .isPositive()
                .isLessThanOrEqualTo(pairs.number("unalignedMean").orNaN());
        assertThat(study().panels(Scale.SMOKE, results))
                .extracting(panel -> panel.id())
                .contains(
                        "channels-dynamics",
                        "gamma-weights",
                        "width-behaviour",
                        "penalties-dynamics",
                        "width-confound",
                        "map-flipflop-channels",
                        "groups-flipflop-channels",
                        "stable-fixed-points");
        // a longer list of seeds makes the group of another version
        List<PlannedRun> more = study().plan(Scale.SMOKE, List.of(1L, 2L, 3L), results);
        assertThat(more).noneSatisfy(run -> assertThat(run.key().condition()).startsWith("pairs-"));
    }
}
