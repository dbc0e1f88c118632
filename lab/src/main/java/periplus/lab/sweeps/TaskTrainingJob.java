package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.TaskNetworks;
import periplus.lab.runs.TaskRunSession;
import periplus.studies.recipe.MathProvider;
import periplus.studies.tasktraining.TaskTraining;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/**
 * The cell of a task-training recipe: trains the network until it can do its task, or is given up, and measures it.
 *
 * <p>A network that was given up is a row with {@code converged} 0; one that diverged is a row with its reason.
 */
final class TaskTrainingJob implements SweepJob<TaskTrainingRecipe> {
    private static final String CONVERGED = "converged";
    private static final String EPOCHS = "epochs";
    private static final String PARAMETERS = "parameters";
    private static final String FINAL = "final_loss";
    private static final String TEST = "test_loss";
    private static final String OOD = "ood_loss";
    private static final String CHANGE = "weight_change";
    private static final String ALIGNMENT = "kernel_alignment";

    @Override
    public String kind() {
        return "task-training";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<TaskTrainingRecipe> settings() {
        return TaskTrainingRecipe.class;
    }

    @Override
    public boolean recognises(Set<String> topLevelKeys) {
        return TaskRunSession.isTaskTraining(topLevelKeys);
    }

    @Override
    public String name(TaskTrainingRecipe recipe) {
        return recipe.name();
    }

    @Override
    public TaskTrainingRecipe prepared(TaskTrainingRecipe recipe) {
        if (recipe.math() == MathProvider.NATIVE) {
            throw new BadInputException(
                    "math: native gives the bits of one machine and library, and the cells of a sweep"
                            + " may be done anywhere. Use math: portable");
        }
        return recipe.withMath(MathProvider.PORTABLE);
    }

    @Override
    public List<SweepColumn> columns() {
        return List.of(
                SweepColumn.count(CONVERGED, "1 where the threshold was passed and the patience spent, otherwise 0"),
                SweepColumn.count(EPOCHS, "epochs made"),
                SweepColumn.count(PARAMETERS, "learned numbers"),
                SweepColumn.real(FINAL, "squared output", "mean task loss of the last epoch"),
                SweepColumn.real(TEST, "squared output", "task loss on fresh trials, the same for all networks"),
                SweepColumn.real(OOD, "squared output", "task loss on longer trials, or longer delays"),
                SweepColumn.real(CHANGE, "", "|W_T - W_0|_F of the recurrent matrix"),
                SweepColumn.real(
                        ALIGNMENT, "", "alignment of the tangent kernel on probe trials with that before training"));
    }

    @Override
    public @Nullable SequencedMap<String, Measured> run(TaskTrainingRecipe recipe, CellContext context) {
        Path keep = context.keep();
        TrainedNetwork trained = keep == null
                ? new TaskTraining(recipe, context.kernels()).run(TaskTraining.EpochListener.silent(), context.stop())
                : TaskNetworks.trained(
                        ResolvedRecipe.of(recipe),
                        keep,
                        context.kernels(),
                        TaskTraining.EpochListener.silent(),
                        context.stop());
        if (trained == null || trained.outcome() == TrainedNetwork.Outcome.STOPPED) {
            return null;
        }
        if (trained.outcome() == TrainedNetwork.Outcome.DIVERGED) {
            throw new FailedWorkException(trained.reason());
        }
        SequencedMap<String, Measured> row = new LinkedHashMap<>();
        row.put(CONVERGED, Measured.of(trained.converged() ? 1 : 0));
        row.put(EPOCHS, Measured.of(trained.epochs()));
        row.put(PARAMETERS, Measured.of(trained.network().parameters().count()));
        row.put(FINAL, trained.finalLoss());
        row.put(TEST, trained.testLoss());
        row.put(OOD, trained.oodLoss());
        row.put(CHANGE, Measured.of(trained.weightChange(), "the weights are not finite"));
        row.put(ALIGNMENT, trained.kernelAlignment());
        return row;
    }
}
