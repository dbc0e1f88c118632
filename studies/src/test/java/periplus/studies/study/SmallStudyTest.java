package periplus.studies.study;

import java.util.ArrayList;
import java.util.List;
import periplus.core.random.RandomStream;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.panels.Panel;

/** The contract on an artificial study that chooses a setting first. */
class SmallStudyTest extends StudyContract {
    @Override
    protected Study study() {
        return new SmallStudy();
    }

    /** Two arms of made-up numbers; how strongly they differ is chosen on a validation seed. */
    static final class SmallStudy implements Study {
        private static final long VALIDATION_SEED = 1001;

        @Override
        public String name() {
            return "small";
        }

        @Override
        public String title() {
            return "A small study";
        }

        @Override
        public String question() {
            return "Is one arm lower than the other?";
        }

        @Override
        public List<String> sources() {
            return List.of("zhang2026");
        }

        @Override
        public List<Measure> measures() {
            return List.of(
                    new Measure("errorMetres", "m", "a made-up error"),
                    new Measure("floorMetres", "m", "a made-up floor of the error"));
        }

        @Override
        public List<Condition> conditions(Scale scale) {
            return List.of(
                    new Condition("low", "low", "the lower arm"), new Condition("high", "high", "the higher arm"));
        }

        @Override
        public int seeds(Scale scale) {
            return scale == Scale.SMOKE ? 2 : 6;
        }

        @Override
        public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
            List<PlannedRun> plan = new ArrayList<>();
            boolean chosen = true;
            for (Condition condition : conditions(scale)) {
                RunKey key = new RunKey(condition.id(), VALIDATION_SEED, RunKey.Role.VALIDATION);
                plan.add(new PlannedRun(key, null, "1"));
                chosen &= soFar.outcome(key) != null;
            }
            if (chosen) {
                for (Condition condition : conditions(scale)) {
                    seeds.forEach(seed ->
                            plan.add(new PlannedRun(new RunKey(condition.id(), seed, RunKey.Role.JUDGED), null, "1")));
                }
            }
            return plan;
        }

        @Override
        public Findings measure(PlannedRun run, RunContext context) {
            RandomStream random = RandomStream.of(run.key().seed(), "small study");
            double floor = 0.1 * random.nextUniform();
            double arm = run.key().condition().equals("high") ? 0.5 : 0.2;
            return new Findings().put("errorMetres", floor + arm).put("floorMetres", floor);
        }

        @Override
        public List<Claim> claims() {
            Comparison lower = new Comparison.Paired("errorMetres", "low", "high", Direction.LOWER, 0.1);
            Comparison aboveFloor =
                    new Comparison.WithinRun("low", "errorMetres", "floorMetres", Direction.HIGHER, 0.05);
            Comparison control = new Comparison.Paired("floorMetres", "low", "high", Direction.LOWER, 0.1);
            return List.of(
                    new Claim(
                            "lower",
                            "The low arm errs less",
                            "zhang2026, abstract",
                            "errorMetres",
                            lower,
                            new Claim.Control("The floor does not differ", control)),
                    new Claim(
                            "above-floor",
                            "Both arms err, the low one less",
                            "zhang2026",
                            "errorMetres and floorMetres",
                            new Comparison.AllOf(List.of(lower, aboveFloor)),
                            null));
        }

        @Override
        public List<Panel> panels(Scale scale, StudyResults results) {
            return List.of();
        }

        @Override
        public List<String> method(Scale scale) {
            return List.of("Numbers were made up.");
        }

        @Override
        public List<String> deviations(Scale scale) {
            return List.of();
        }
    }
}
