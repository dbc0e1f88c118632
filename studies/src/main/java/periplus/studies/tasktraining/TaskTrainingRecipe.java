package periplus.studies.tasktraining;

import java.util.List;
import periplus.core.settings.Key;
import periplus.studies.recipe.MathProvider;

/**
 * One network trained on one task until it can do it: everything that its numbers depend on.
 *
 * <p>Not to be confused with {@link periplus.studies.recipe.Recipe}, which trains for a fixed number of updates on path
 * integration in an arena. A file is of this kind where its task block says a {@code kind}.
 */
public record TaskTrainingRecipe(
        @Key(value = "recipe", doc = "the recipe's name, used as the run folder's label")
        String name,

        @Key(doc = "the question that the run answers, in one sentence", defaultValue = "''")
        String question,

        @Key(doc = "keys of references.bib that the recipe follows", defaultValue = "[]")
        List<String> sources,

        @Key(doc = "seed of the first weights and of the training trials", defaultValue = "1")
        long seed,

        @Key(
                doc =
                        "which kernels make the numbers: portable gives the same bits on every machine, native takes large"
                                + " products to an installed BLAS; auto is portable",
                defaultValue = "auto")
        MathProvider math,

        @Key(doc = "what the network is asked to do") TrainedTask task,

        @Key(doc = "the recurrent network", defaultValue = "{}")
        TrainedNetworkSettings network,

        @Key(doc = "how it learns, and when it stops") LearningSettings training,

        @Key(doc = "trials that all networks of a task share", defaultValue = "{}")
        ProbeSettings probe) {
    public TaskTrainingRecipe {
        sources = List.copyOf(sources);
        if (name.isBlank() || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "recipe must be a name of letters, digits, '.', '_' and '-', got '" + name + "'");
        }
    }

    /** The same with another seed. */
    public TaskTrainingRecipe withSeed(long other) {
        return new TaskTrainingRecipe(name, question, sources, other, math, task, network, training, probe);
    }

    /** The same by other kernels. */
    public TaskTrainingRecipe withMath(MathProvider other) {
        return new TaskTrainingRecipe(name, question, sources, seed, other, task, network, training, probe);
    }

    /** The same with another task. */
    public TaskTrainingRecipe withTask(TrainedTask other) {
        return new TaskTrainingRecipe(name, question, sources, seed, math, other, network, training, probe);
    }

    /** The same with another network. */
    public TaskTrainingRecipe withNetwork(TrainedNetworkSettings other) {
        return new TaskTrainingRecipe(name, question, sources, seed, math, task, other, training, probe);
    }

    /** The same with another way to learn. */
    public TaskTrainingRecipe withTraining(LearningSettings other) {
        return new TaskTrainingRecipe(name, question, sources, seed, math, task, network, other, probe);
    }
}
