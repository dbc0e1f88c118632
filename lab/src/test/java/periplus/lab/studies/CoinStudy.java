package periplus.lab.studies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.panels.Panel;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyResults;

/** Two arms of drawn numbers, one poisoned seed, a validation run before the judged ones; counts its measurements. */
final class CoinStudy implements Study {
    final AtomicInteger measured = new AtomicInteger();
    final List<String> order = Collections.synchronizedList(new ArrayList<>());
    long poisonedSeed = -1;
    long brokenSeed = -1;
    long refusedSeed = -1;

    @Override
    public String name() {
        return "coin";
    }

    @Override
    public String title() {
        return "Coins";
    }

    @Override
    public String question() {
        return "Is one coin heavier?";
    }

    @Override
    public List<String> sources() {
        return List.of("zhang2026");
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Measure("weight", "g", "drawn"), new Measure("never", "g", "never defined"));
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return List.of(new Condition("light", "light", "mean 0"), new Condition("heavy", "heavy", "mean 5"));
    }

    @Override
    public int seeds(Scale scale) {
        return 6;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        List<PlannedRun> plan = new ArrayList<>();
        RunKey first = new RunKey("choice", 1001, RunKey.Role.VALIDATION);
        plan.add(new PlannedRun(first, null, "1"));
        if (soFar.outcome(first) != null) {
            for (Condition condition : conditions(scale)) {
                seeds.forEach(seed ->
                        plan.add(new PlannedRun(new RunKey(condition.id(), seed, RunKey.Role.JUDGED), null, "1")));
            }
        }
        return plan;
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        measured.incrementAndGet();
        order.add(run.key().condition() + " " + run.key().seed());
        if (run.key().seed() == poisonedSeed) {
            throw new FailedWorkException("the loss is not finite at update 3");
        }
        if (run.key().seed() == brokenSeed) {
            throw new ArithmeticException("by zero");
        }
        if (run.key().seed() == refusedSeed) {
            throw new BadInputException("the folder belongs to another recipe");
        }
        double draw = RandomStream.of(
                        run.key().seed(), "coin", run.key().condition().length())
                .nextGaussian();
        return new Findings()
                .put("weight", draw + (run.key().condition().equals("heavy") ? 5 : 0))
                .put("never", Measured.undefined("it is never weighed"))
                .array("trace", new double[] {draw, Double.NaN, 1}, 3);
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(
                "heavier",
                "The heavy coin is heavier.",
                "zhang2026",
                "weight",
                new Comparison.Paired("weight", "heavy", "light", Direction.HIGHER, 1),
                null));
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return List.of();
    }

    @Override
    public List<String> method(Scale scale) {
        return List.of("Coins are drawn.");
    }

    @Override
    public List<String> deviations(Scale scale) {
        return List.of("None.");
    }
}
