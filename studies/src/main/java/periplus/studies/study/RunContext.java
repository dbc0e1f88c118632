package periplus.studies.study;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.tasktraining.TaskTraining;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/** What a run may use: its trained network, kernels and workers; handed in by the lab. */
public interface RunContext {
    /** How much is asked for. */
    Scale scale();

    /** Kernels for products and functions. */
    Kernels kernels();

    /** Threads. */
    Workers workers();

    /** The trained network of the run's plan; an error where the plan has none. */
    PathIntegrator network();

    /** The updates at which weights were kept on the way (recipe key {@code training.snapshot_steps}), rising. */
    List<Long> snapshotSteps();

    /**
     * The network of this recipe, trained on its task: the run's one network of this kind. The lab keeps it, so that a run
     * that is killed, or measured again, does not train it from the beginning.
     */
    default TrainedNetwork trained(TaskTrainingRecipe recipe) {
        return TaskTraining.run(recipe, kernels());
    }

    /** The network as it was after {@code step} updates. */
    PathIntegrator networkAt(long step);

    /**
     * The outcomes that were known when this run was planned: a run over a group of runs reads its members' findings here.
     * What such a run is measured as ({@link PlannedRun#version}) must name its members, so that it is out of date when
     * they change.
     */
    default StudyResults results() {
        return StudyResults.none();
    }

    /** Says what is being done. */
    void stage(String name);

    /** Does not return where the study is being stopped: to be called now and then by long measures, from any thread. */
    default void leaveIfStopped() {}
}
