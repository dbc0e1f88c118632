package periplus.lab.sweeps;

import java.util.List;
import java.util.Set;
import periplus.core.errors.BadInputException;

/** The kinds of recipe that a sweep can hold. */
public final class SweepJobs {
    private static final PathIntegrationJob PATH_INTEGRATION = new PathIntegrationJob();
    private static final TaskTrainingJob TASK_TRAINING = new TaskTrainingJob();

    private SweepJobs() {}

    /** All kinds; the first that recognises a recipe has it. */
    public static List<SweepJob<?>> all() {
        return List.of(PATH_INTEGRATION, TASK_TRAINING);
    }

    /** The kind of a recipe with these blocks at its top: path integration unless another recognises it. */
    static SweepJob<?> of(Set<String> topLevelKeys) {
        for (SweepJob<?> job : all()) {
            if (job.recognises(topLevelKeys)) {
                return job;
            }
        }
        return PATH_INTEGRATION;
    }

    /** The kind of this name; {@code where} names the file that wants it. */
    static SweepJob<?> named(String kind, String where) {
        for (SweepJob<?> job : all()) {
            if (job.kind().equals(kind)) {
                return job;
            }
        }
        throw new BadInputException(where + ": this version knows no recipes of kind '" + kind + "'; it knows "
                + String.join(", ", all().stream().map(SweepJob::kind).toList()));
    }
}
