package periplus.lab.studies;

import java.util.ArrayList;
import java.util.List;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.claims.Claim;
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
import periplus.studies.tasktraining.TaskTrainingRecipe;

/** Runs that train a network on a task while they measure. */
final class TaskStudy implements Study {
    private static final String RECIPE = """
            recipe: bit
            task: {kind: flip-flop, bits: 1, steps: 10}
            network: {units: 6}
            training: {threshold: 1e-9, max_epochs: 5, steps_per_epoch: 10, batch: 8, learning_rate: 0.01}
            probe: {trials: 3, test_trials: 10, kernel_trials: 2}
            """;

    @Override
    public String name() {
        return "task";
    }

    @Override
    public String title() {
        return "A task";
    }

    @Override
    public String question() {
        return "What is the loss?";
    }

    @Override
    public List<String> sources() {
        return List.of("huang2025");
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Measure("loss", "1", "the last epoch's"));
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return List.of(new Condition("bit", "one bit", "one bit"));
    }

    @Override
    public int seeds(Scale scale) {
        return 3;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        List<PlannedRun> plan = new ArrayList<>();
        seeds.forEach(seed -> plan.add(new PlannedRun(new RunKey("bit", seed, RunKey.Role.JUDGED), null, "1")));
        return plan;
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        TaskTrainingRecipe recipe = ResolvedRecipe.parse(
                        TaskTrainingRecipe.class,
                        RECIPE,
                        "here",
                        List.of("seed=" + run.key().seed()))
                .settings();
        Findings found = new Findings().put("loss", context.trained(recipe).finalLoss());
        context.leaveIfStopped();
        return found;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return List.of();
    }

    @Override
    public List<String> method(Scale scale) {
        return List.of("Networks hold a bit.");
    }

    @Override
    public List<String> deviations(Scale scale) {
        return List.of();
    }
}
