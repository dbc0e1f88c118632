package periplus.lab.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.FileHashes;
import periplus.lab.recipes.ResolvedRecipe;

/**
 * The folder of one run and the names of its files, as the outside contract gives them.
 *
 * <p>Two runs of one recipe and seed hold the same bytes in all files but the manifest. Checkpoints therefore live only
 * as long as the run: {@link #removeCheckpoints} is its last act.
 */
public record RunFolder(Path path) {
    /** The one file that may differ between equal runs. */
    public static final String MANIFEST = "manifest.json";

    private static final List<String> OURS = List.of(
            "recipe.yaml",
            MANIFEST,
            "metrics.jsonl",
            "summary.json",
            "units.csv",
            "error_by_step.csv",
            "weights.safetensors",
            "report.html",
            "arrays",
            "figures",
            "snapshots",
            "checkpoints");

    /**
     * Makes the folder for a new run.
     *
     * @param replace delete what another run left there, instead of refusing
     */
    public static RunFolder create(Path path, boolean replace) {
        RunFolder folder = new RunFolder(path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException(path + " is a file; expected a folder for the run. Give another --out");
        }
        List<Path> present = folder.entries();
        if (!present.isEmpty() && !folder.isBarelyBegun()) {
            if (!replace) {
                throw new BadInputException(folder.describeOccupied());
            }
            List<Path> foreign =
                    present.stream().filter(p -> !OURS.contains(plainName(p))).toList();
            if (!foreign.isEmpty()) {
                throw new BadInputException(
                        path + " also holds " + foreign.getFirst().getFileName()
                                + ", which no run wrote; it is not replaced. Move it away or give another --out");
            }
            present.forEach(RunFolder::delete);
        }
        return folder.withFolders();
    }

    /** Opens the folder of a run that has begun; changes nothing in it, so that read-only runs can be read. */
    public static RunFolder open(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!Files.isRegularFile(folder.recipe())) {
            throw new BadInputException(path + " is not a run's folder: it has no recipe.yaml. Name the folder that"
                    + " `periplus run` wrote");
        }
        return folder;
    }

    /** Whether the folder holds a run, finished or not. */
    public boolean holdsRun() {
        return Files.isRegularFile(recipe());
    }

    /**
     * Refuses a network that was trained by another recipe; a folder without a run is as good as new.
     *
     * @throws BadInputException naming the folder and what to do
     */
    public <T extends Record> void requireRecipe(Class<T> kind, ResolvedRecipe<T> asked) {
        if (holdsRun()
                && !ResolvedRecipe.read(kind, recipe(), List.of()).sha256().equals(asked.sha256())) {
            throw new BadInputException(path + " holds a network of another recipe than is asked for now (its"
                    + " recipe.yaml differs). Delete the run's folder to train and measure it again, or give another"
                    + " --out");
        }
    }

    /** The resolved recipe. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /** Version, seed, hashes, machine, times. */
    public Path manifest() {
        return path.resolve(MANIFEST);
    }

    /** A line a logged step. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** The run's headline numbers. */
    public Path summary() {
        return path.resolve("summary.json");
    }

    /** Every score of every unit. */
    public Path units() {
        return path.resolve("units.csv");
    }

    /** Decoding error over the steps of a trial. */
    public Path errorByStep() {
        return path.resolve("error_by_step.csv");
    }

    /** The trained weights. */
    public Path weights() {
        return path.resolve("weights.safetensors");
    }

    /** The weights after an update that the recipe asked to keep, {@code snapshots/step-N.safetensors}; makes the folder. */
    public Path snapshot(long step) {
        Path file = path.resolve("snapshots").resolve("step-" + step + ".safetensors");
        try {
            Files.createDirectories(path.resolve("snapshots"));
        } catch (IOException e) {
            throw failed("make", path.resolve("snapshots"), e);
        }
        return file;
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** An array, {@code arrays/name.npy}. */
    public Path array(String name) {
        return path.resolve("arrays").resolve(name + ".npy");
    }

    /** A figure, {@code figures/name.svg}. */
    public Path figure(String name) {
        return path.resolve("figures").resolve(name + ".svg");
    }

    /** The state to resume from. */
    public Path checkpoint() {
        return path.resolve("checkpoints").resolve("checkpoint.bin");
    }

    /** Deletes the checkpoints, the last act of a finished run. */
    public void removeCheckpoints() {
        delete(path.resolve("checkpoints"));
    }

    /** Deletes temporary files that a killed process left; call before going on. */
    public void removeLeftovers() {
        try (Stream<Path> walk = Files.walk(path)) {
            walk.filter(p -> plainName(p).endsWith(".tmp") && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .toList()
                    .forEach(RunFolder::delete);
        } catch (IOException e) {
            throw failed("look through", path, e);
        }
    }

    /** SHA-256 of every file but the manifest, by path. */
    public SortedMap<String, String> hashes() {
        return FileHashes.tree(path, Set.of(MANIFEST));
    }

    /** Whether a process was killed here before it had written the recipe: our empty folders and temporary files. */
    private boolean isBarelyBegun() {
        if (holdsRun() || !entries().stream().map(RunFolder::plainName).allMatch(RunFolder::isOurs)) {
            return false;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .allMatch(p -> plainName(p).endsWith(".tmp"));
        } catch (IOException e) {
            throw failed("look through", path, e);
        }
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name.endsWith(".tmp") ? name.substring(0, name.length() - ".tmp".length()) : name);
    }

    private RunFolder withFolders() {
        try {
            for (Path folder : List.of(array("x"), figure("x"), checkpoint())) {
                Path parent = folder.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
            }
            return this;
        } catch (IOException e) {
            throw failed("make", path, e);
        }
    }

    /** Whether the run has reached its end: a finishing time in the manifest, and no checkpoints left. */
    public boolean isFinished() {
        return Files.isRegularFile(manifest())
                && !Files.exists(checkpoint())
                && Manifest.read(manifest()).get("finished") != null;
    }

    private String describeOccupied() {
        if (holdsRun() && !isFinished()) {
            return path + " holds an unfinished run. Go on with it with --resume, or give another --out";
        }
        if (holdsRun()) {
            return path + " holds another run, which is not overwritten. Give another --out";
        }
        return path + " is not empty. Give an empty or new folder with --out";
    }

    private List<Path> entries() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(path)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw failed("look into", path, e);
        }
    }

    private static String plainName(Path p) {
        return String.valueOf(p.getFileName());
    }

    private static void delete(Path target) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(target)) {
            for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw failed("delete", target, e);
        }
    }

    private static FailedWorkException failed(String what, Path where, IOException e) {
        return new FailedWorkException(
                "cannot " + what + " " + where + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "). Check permissions and space",
                e);
    }
}
