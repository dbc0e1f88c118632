package periplus.lab.studies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.FileHashes;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Studies;
import periplus.studies.study.Study;

/**
 * The folder of one study and the names of its files.
 *
 * <pre>
 *   study.json       name, scale, seeds: what the folder belongs to
 *   claims.json      a verdict a claim
 *   tables/*.csv     runs, measures, conditions
 *   figures/*.svg    the report's figures
 *   report.html      the report
 *   manifest.json    version, machine, times; the only file that may differ between equal studies
 *   runs/CONDITION/seed-N/          findings.json, arrays/*.npy
 *   runs/CONDITION/seed-N/network/  recipe.yaml, metrics.jsonl, weights.safetensors
 * </pre>
 */
public record StudyFolder(Path path) {
    /** The one file that may differ between equal studies. */
    public static final String MANIFEST = "manifest.json";

    private static final long MAX_BYTES = 1L << 24;

    /** Opens the study's folder, or makes it; a folder of another study or scale is refused. */
    public static StudyFolder open(Path path, Study study, Scale scale) {
        StudyFolder folder = new StudyFolder(path);
        if (Files.exists(folder.identity())) {
            SequencedMap<String, @Nullable Object> stored = folder.readIdentity();
            String wanted = scale.name().toLowerCase(Locale.ROOT);
            if (!study.name().equals(stored.get("study")) || !wanted.equals(stored.get("scale"))) {
                throw new BadInputException(path + " holds the study " + stored.get("study") + " at scale "
                        + stored.get("scale") + ", not " + study.name() + " at " + wanted + ". Give another --out");
            }
            folder.makeFolders();
            return folder;
        }
        if (Files.exists(path) && !folder.isEmpty()) {
            throw new BadInputException(
                    path + " is not empty and holds no study. Give an empty or new folder with --out");
        }
        folder.makeFolders();
        return folder;
    }

    /** Opens the folder of a study that has begun. */
    public static StudyFolder existing(Path path) {
        StudyFolder folder = new StudyFolder(path);
        if (!folder.holdsStudy()) {
            throw new BadInputException(path + " is not a study's folder: it has no study.json");
        }
        return folder;
    }

    /** Whether a study lives here. */
    public boolean holdsStudy() {
        return Files.isRegularFile(identity());
    }

    /** Name, scale and seeds as stored. */
    public SequencedMap<String, @Nullable Object> readIdentity() {
        return JsonReader.readObject(
                InputFile.of(identity()).readAll(MAX_BYTES, "a study's identity"),
                identity().toString());
    }

    /** What was asked of the study that lives here. */
    public StudyRequest request() {
        SequencedMap<String, @Nullable Object> stored = readIdentity();
        Study study = Studies.all().stream()
                .filter(one -> one.name().equals(stored.get("study")))
                .findFirst()
                .orElseThrow(() -> new BadInputException(identity() + ": there is no study '" + stored.get("study")
                        + "' in this version; `periplus studies` lists what there is"));
        try {
            Scale scale = Scale.valueOf(String.valueOf(stored.get("scale")).toUpperCase(Locale.ROOT));
            List<Long> seeds = ((List<?>) java.util.Objects.requireNonNull(stored.get("seeds")))
                    .stream().map(seed -> ((Number) seed).longValue()).toList();
            return new StudyRequest(study, scale, seeds, path, 1, false);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new BadInputException(
                    identity()
                            + ": expected \"scale\" (smoke, laptop or paper) and \"seeds\" (a list of numbers). Run the"
                            + " study again into this folder, which keeps its finished runs",
                    e);
        }
    }

    void writeIdentity(Study study, Scale scale, List<Long> seeds) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("study", study.name());
        json.put("title", study.title());
        json.put("question", study.question());
        json.put("scale", scale.name().toLowerCase(Locale.ROOT));
        json.put("seeds", seeds);
        json.put("sources", study.sources());
        Json.write(identity(), json);
    }

    /** What the folder belongs to. */
    public Path identity() {
        return path.resolve("study.json");
    }

    /** The verdicts. */
    public Path claims() {
        return path.resolve("claims.json");
    }

    /** A table. */
    public Path table(String name) {
        return path.resolve("tables").resolve(name + ".csv");
    }

    /** A figure. */
    public Path figure(String id) {
        return path.resolve("figures").resolve(id + ".svg");
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Version, machine, times. */
    public Path manifest() {
        return path.resolve(MANIFEST);
    }

    /** A run's folder. */
    public Path run(RunKey key) {
        return path.resolve("runs").resolve(key.folderName());
    }

    /** The folder of a run's network. */
    public Path network(RunKey key) {
        return run(key).resolve("network");
    }

    /** SHA-256 of every file but the manifest, by path. */
    public SortedMap<String, String> hashes() {
        return FileHashes.tree(path, Set.of(MANIFEST));
    }

    private void makeFolders() {
        try {
            for (Path inside : List.of(table("x"), figure("x"))) {
                Path parent = inside.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
            }
        } catch (IOException e) {
            throw new FailedWorkException(
                    "cannot make folders in " + path + " (" + e + "). Check permissions and space", e);
        }
    }

    private boolean isEmpty() {
        try (var list = Files.list(path)) {
            return list.findAny().isEmpty();
        } catch (IOException e) {
            throw new BadInputException(path + " cannot be looked into (" + e + "). Give another --out", e);
        }
    }
}
