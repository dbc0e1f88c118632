package periplus.lab.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.measure.Measured;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.MeasuredJson;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.SafeTensors;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.studies.tasktraining.TaskTraining;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/**
 * Networks trained on tasks, each in a folder of its own: trained there, or taken from there where that has been done.
 *
 * <p>The folder holds {@code recipe.yaml}, {@code summary.json} (how training ended, and its numbers),
 * {@code metrics.jsonl} (a line an epoch) and {@code weights.safetensors}. The summary is written last and is what makes
 * the folder whole. While the network trains there are checkpoints, one after the first epoch that ends {@value
 * #SAVE_SECONDS} seconds after the last: a training that was stopped or killed goes on from there, with the same numbers.
 * What the network was before training follows from the recipe.
 */
public final class TaskNetworks {
    private static final long MAX_BYTES = 1 << 26;
    private static final String EPOCHS = "epochLosses";
    private static final long SAVE_SECONDS = 10;

    private TaskNetworks() {}

    /**
     * Trains the network, or loads it.
     *
     * @param epoch hears of each epoch that is trained now
     * @return the network as training ended; null where {@code stop} ended it early
     */
    public static @Nullable TrainedNetwork trained(
            ResolvedRecipe<TaskTrainingRecipe> recipe,
            Path path,
            Kernels kernels,
            TaskTraining.EpochListener epoch,
            BooleanSupplier stop) {
        return trained(recipe, path, kernels, epoch, stop, SAVE_SECONDS);
    }

    static @Nullable TrainedNetwork trained(
            ResolvedRecipe<TaskTrainingRecipe> recipe,
            Path path,
            Kernels kernels,
            TaskTraining.EpochListener epoch,
            BooleanSupplier stop,
            long saveSeconds) {
        RunFolder folder = new RunFolder(path);
        if (folder.holdsRun()) {
            folder.requireRecipe(TaskTrainingRecipe.class, recipe);
            if (Files.isRegularFile(folder.summary())) {
                folder.removeCheckpoints();
                return load(path, kernels);
            }
            folder.removeLeftovers();
        } else {
            folder = RunFolder.create(path, false);
            AtomicFile.write(folder.recipe(), recipe.resolvedYaml().getBytes(StandardCharsets.UTF_8));
        }
        TaskTraining training = new TaskTraining(recipe.settings(), kernels);
        TaskCheckpoints checkpoints = new TaskCheckpoints(training, folder.checkpoint(), recipe.sha256(), saveSeconds);
        checkpoints.goOn();
        TrainedNetwork trained = training.run(
                (k, loss) -> {
                    checkpoints.ended(k);
                    epoch.ended(k, loss);
                },
                stop);
        if (trained.outcome() == TrainedNetwork.Outcome.STOPPED) {
            return null;
        }
        write(folder, trained, recipe.sha256());
        folder.removeCheckpoints();
        return trained;
    }

    /** Loads a finished network. */
    public static TrainedNetwork load(Path path, Kernels kernels) {
        RunFolder folder = RunFolder.open(path);
        TaskTrainingRecipe recipe = ResolvedRecipe.read(TaskTrainingRecipe.class, folder.recipe(), List.of())
                .settings();
        SequencedMap<String, @Nullable Object> json = JsonReader.readObject(
                InputFile.of(folder.summary()).readAll(MAX_BYTES, "a summary"), String.valueOf(folder.summary()));
        RecurrentNetwork network = TaskTraining.start(recipe, kernels);
        float[] first =
                network.parameters().get(TrainedNetwork.RECURRENT).values().clone();
        restore(network, folder.weights());
        return new TrainedNetwork(
                recipe,
                network,
                first,
                outcome(json, folder.summary()),
                String.valueOf(json.get("reason")),
                losses(json, folder.summary()),
                measured(json, "testLoss"),
                measured(json, "oodLoss"),
                measured(json, "weightChange").orNaN(),
                measured(json, "kernelAlignment"));
    }

    private static TrainedNetwork.Outcome outcome(SequencedMap<String, @Nullable Object> json, Path file) {
        for (TrainedNetwork.Outcome outcome : TrainedNetwork.Outcome.values()) {
            if (outcome.name().equals(json.get("outcome"))) {
                return outcome;
            }
        }
        throw new BadInputException(file + ": \"outcome\" is " + json.get("outcome") + ", expected one of "
                + Arrays.toString(TrainedNetwork.Outcome.values())
                + ". Delete the folder to train the network again");
    }

    private static double[] losses(SequencedMap<String, @Nullable Object> json, Path file) {
        if (!(json.get(EPOCHS) instanceof List<?> list) || !list.stream().allMatch(loss -> loss instanceof Number)) {
            throw new BadInputException(
                    file + ": \"" + EPOCHS + "\" is no list of numbers. Delete the folder to train the network again");
        }
        return list.stream().mapToDouble(loss -> ((Number) loss).doubleValue()).toArray();
    }

    private static Measured measured(SequencedMap<String, @Nullable Object> json, String name) {
        return json.get(name) instanceof Number number
                ? Measured.of(number.doubleValue(), "not finite")
                : Measured.undefined(String.valueOf(json.get(name + "Undefined")));
    }

    /** Gives the network the weights in this file. */
    private static void restore(RecurrentNetwork network, Path weights) {
        SafeTensors.Content stored = SafeTensors.read(weights);
        for (Parameter parameter : network.parameters()) {
            NpyArray values = stored.get(parameter.name());
            if (!Arrays.equals(values.shape(), parameter.shape())) {
                throw new BadInputException(weights + ": " + parameter.name() + " has shape "
                        + Arrays.toString(values.shape()) + ", the recipe beside it needs "
                        + Arrays.toString(parameter.shape()) + ". Weights and recipe are of different networks");
            }
            System.arraycopy(values.asFloats(), 0, parameter.values(), 0, parameter.size());
        }
    }

    private static void write(RunFolder folder, TrainedNetwork trained, String hash) {
        SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
        for (Parameter parameter : trained.network().parameters()) {
            tensors.put(parameter.name(), NpyArray.of(parameter.values(), parameter.shape()));
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("periplus", CodeVersion.VERSION);
        metadata.put("recipe_sha256", hash);
        SafeTensors.write(folder.weights(), tensors, metadata);
        StringBuilder lines = new StringBuilder();
        for (int epoch = 0; epoch < trained.epochs(); epoch++) {
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("epoch", epoch + 1);
            line.put("loss", trained.epochLosses()[epoch]);
            lines.append(Json.line(line)).append('\n');
        }
        AtomicFile.write(folder.metrics(), lines.toString().getBytes(StandardCharsets.UTF_8));
        Json.write(folder.summary(), summary(trained));
    }

    private static SequencedMap<String, @Nullable Object> summary(TrainedNetwork trained) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("recipe", trained.recipe().name());
        json.put("seed", trained.recipe().seed());
        json.put("task", trained.recipe().task().build().describe());
        json.put("units", trained.recipe().network().units());
        json.put("parameters", trained.network().parameters().count());
        json.put("outcome", trained.outcome().name());
        json.put("reason", trained.reason());
        json.put("epochs", trained.epochs());
        MeasuredJson.put(json, "finalLoss", trained.finalLoss());
        MeasuredJson.put(json, "testLoss", trained.testLoss());
        MeasuredJson.put(json, "oodLoss", trained.oodLoss());
        json.put("weightChange", trained.weightChange());
        MeasuredJson.put(json, "kernelAlignment", trained.kernelAlignment());
        List<Double> losses = new ArrayList<>();
        for (double loss : trained.epochLosses()) {
            losses.add(loss);
        }
        json.put(EPOCHS, losses);
        return json;
    }
}
