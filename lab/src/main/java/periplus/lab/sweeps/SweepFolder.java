package periplus.lab.sweeps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;

/**
 * The folder of one sweep and the names of its files.
 *
 * <pre>
 *   sweep.json       kind, recipe, overrides, the cells' ids: what the folder belongs to
 *   sweep.csv        the table: a row a cell
 *   sweep.parquet    the same
 *   columns.csv      what each column is
 *   times.csv        seconds a cell and the process that did it; differs between equal sweeps
 *   journal/         what each process did, a file a process
 *   networks/ID/     where networks are kept
 * </pre>
 */
public record SweepFolder(Path path) {
    private static final long MAX_BYTES = 1L << 28;
    private static final Set<String> OURS =
            Set.of("journal", "locks", "networks", "logs", "sweep.json.tmp", "slurm.sh");

    /** Opens the folder for this sweep, or makes it; a folder of another sweep is refused, an extended one is kept. */
    public static SweepFolder open(Path path, SweepPlan<?> plan) {
        SweepFolder folder = new SweepFolder(path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException(path + " is a file; expected a folder for the sweep. Give another --out");
        }
        if (folder.holdsSweep()) {
            folder.checkExtends(plan, message -> {});
        } else if (folder.holdsAnythingElse()) {
            throw new BadInputException(
                    path + " is not empty and holds no sweep. Give an empty or new folder with --out");
        }
        folder.makeFolders();
        return folder;
    }

    /** Makes the folder this sweep's; by a process that has the sweep's lock, or before any is at work. */
    public void belongTo(SweepPlan<?> plan, Consumer<String> messages) {
        if (holdsSweep()) {
            checkExtends(plan, messages);
        }
        writeIdentity(plan);
    }

    /** Opens the folder of a sweep that has begun. */
    public static SweepFolder existing(Path path) {
        SweepFolder folder = new SweepFolder(path);
        if (!folder.holdsSweep()) {
            throw new BadInputException(path + " is not a sweep's folder: it has no sweep.json. Name the folder that"
                    + " `periplus sweep` wrote");
        }
        return folder;
    }

    /** The sweep that lives here. */
    public SweepPlan<?> plan() {
        return SweepPlan.of(SweepSpec.fromJson(readIdentity(), identity().toString()));
    }

    /** Whether a sweep lives here. */
    boolean holdsSweep() {
        return Files.isRegularFile(identity());
    }

    /** What the folder belongs to. */
    Path identity() {
        return path.resolve("sweep.json");
    }

    /** The table as text. */
    public Path csv() {
        return path.resolve("sweep.csv");
    }

    /** The table in columns. */
    public Path parquet() {
        return path.resolve("sweep.parquet");
    }

    Path columns() {
        return path.resolve("columns.csv");
    }

    Path times() {
        return path.resolve("times.csv");
    }

    Path journals() {
        return path.resolve("journal");
    }

    /** Where cells keep their networks, {@code networks/ID}. */
    Path networks() {
        return path.resolve("networks");
    }

    Path lock(String name) {
        return path.resolve("locks").resolve(name + ".lock");
    }

    /** Where a cluster's tasks write what they print. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** The array script. */
    public Path slurmScript() {
        return path.resolve("slurm.sh");
    }

    /** The journals, sorted by name. */
    List<Path> journalFiles() {
        if (!Files.isDirectory(journals())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journals())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw InputFile.unreadable(journals(), e);
        }
    }

    private void writeIdentity(SweepPlan<?> plan) {
        SequencedMap<String, Object> json = plan.spec().toJson();
        json.put("cells", plan.ids());
        byte[] text = Json.document(json).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (holdsSweep() && java.util.Arrays.equals(Files.readAllBytes(identity()), text)) {
                return;
            }
        } catch (IOException e) {
            throw InputFile.unreadable(identity(), e);
        }
        AtomicFile.write(identity(), text);
    }

    private SequencedMap<String, @Nullable Object> readIdentity() {
        return JsonReader.readObject(
                InputFile.of(identity()).readAll(MAX_BYTES, "a sweep's identity"),
                identity().toString());
    }

    private void checkExtends(SweepPlan<?> plan, Consumer<String> messages) {
        SequencedMap<String, @Nullable Object> stored = readIdentity();
        if (!plan.spec().kind().equals(stored.get("kind"))) {
            throw new BadInputException(path + " holds a sweep of kind " + stored.get("kind") + ", not of kind "
                    + plan.spec().kind() + ". Give another --out");
        }
        if (!(stored.get("cells") instanceof List<?> cells)) {
            throw new BadInputException(identity() + ": expected \"cells\", a list of ids. Give another --out");
        }
        Set<String> now = new HashSet<>(plan.ids());
        List<String> foreign = new ArrayList<>();
        for (Object cell : cells) {
            if (!now.contains(String.valueOf(cell))) {
                foreign.add(String.valueOf(cell));
            }
        }
        if (!foreign.isEmpty()) {
            throw new BadInputException(path + " holds a sweep of another recipe: " + foreign.size() + " of its "
                    + cells.size() + " cells are not in this one" + why(foreign.getFirst(), plan, stored)
                    + ". A sweep may be extended (more values of an axis, an axis that also lists the value used so far, more"
                    + " seeds or draws) as long as every old cell stays. Keep the old values, or give another --out");
        }
        if (cells.size() < plan.size()) {
            messages.accept("extends the sweep in " + path + " from " + cells.size() + " to " + plan.size()
                    + " cells; what is done stays");
        }
    }

    /** What tells a stored cell from the nearest one of the new plan. */
    private String why(String foreign, SweepPlan<?> plan, SequencedMap<String, @Nullable Object> stored) {
        try {
            SweepPlan<?> old =
                    plan.ofSameKind(SweepSpec.fromJson(stored, identity().toString()));
            int index = old.indexOf(foreign);
            if (index < 0) {
                return ", because it was begun with another version of Periplus";
            }
            List<String> differences = plan.nearestDifferences(old.settings(index));
            return ", such as " + foreign + " (" + old.describe(index) + "), which has "
                    + String.join("; ", differences.subList(0, Math.min(4, differences.size())))
                    + (differences.size() > 4 ? " and " + (differences.size() - 4) + " more differences" : "");
        } catch (BadInputException e) {
            return ", such as " + foreign;
        }
    }

    private boolean holdsAnythingElse() {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.anyMatch(entry -> !OURS.contains(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    private void makeFolders() {
        try {
            Files.createDirectories(journals());
            Files.createDirectories(path.resolve("locks"));
        } catch (IOException e) {
            throw new FailedWorkException(
                    "cannot make folders in " + path + " (" + e + "). Check permissions and space", e);
        }
    }
}
