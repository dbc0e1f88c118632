package periplus.lab.checkpoints;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;
import periplus.lab.files.Storage;

/**
 * Saves and loads a run's state; a save is seen whole or not at all, a load verifies every byte before it returns.
 *
 * <p>The save before the last stays as {@code .prev}. Where the last is missing or damaged, loading goes back to it and
 * says so.
 */
public final class Checkpoint {
    private Checkpoint() {}

    /** Saves; the present checkpoint becomes {@code .prev}. Force the metrics log first. */
    public static void save(Storage storage, Path file, CheckpointData data) {
        AtomicFile.write(storage, file, true, out -> CheckpointFormat.write(out, data));
    }

    /**
     * Loads the newest whole checkpoint; empty where there is none.
     *
     * @param recipeHash the recipe that is to go on
     * @param force take a checkpoint of another recipe too
     * @param messages told when the previous checkpoint is used, and why
     */
    public static Optional<CheckpointData> load(
            Storage storage, Path file, String recipeHash, boolean force, Consumer<String> messages) {
        Path previous = AtomicFile.previous(file);
        Optional<CheckpointData> loaded;
        if (!storage.exists(file)) {
            if (!storage.exists(previous)) {
                return Optional.empty();
            }
            loaded = Optional.of(read(storage, previous));
            messages.accept(file + " is missing, as after a kill during a save; going on from " + previous);
        } else {
            try {
                loaded = Optional.of(read(storage, file));
            } catch (BadInputException damaged) {
                if (!storage.exists(previous)) {
                    throw damaged;
                }
                loaded = Optional.of(read(storage, previous));
                messages.accept(damaged.getMessage() + " Going on from " + previous);
            }
        }
        loaded.ifPresent(data -> checkRecipe(file, data, recipeHash, force, messages));
        return loaded;
    }

    /** Reads one file, whole and verified. */
    public static CheckpointData read(Storage storage, Path file) {
        String where = file.toString();
        try {
            long bytes = storage.size(file);
            try (InputStream in = storage.open(file)) {
                CheckpointFormat.verify(in, bytes, where);
            }
            try (InputStream in = storage.open(file)) {
                return CheckpointFormat.read(in, bytes, where);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static void checkRecipe(
            Path file, CheckpointData data, String recipeHash, boolean force, Consumer<String> messages) {
        if (data.recipeHash().equals(recipeHash)) {
            return;
        }
        String difference =
                file + " belongs to the recipe with hash " + data.recipeHash() + ", this one is " + recipeHash;
        if (!force) {
            throw new BadInputException(difference + ". Resume with the recipe.yaml of that run, without overrides, or"
                    + " start a new run in another folder");
        }
        messages.accept(difference + "; used because it was forced");
    }
}
