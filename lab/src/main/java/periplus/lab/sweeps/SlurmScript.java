package periplus.lab.sweeps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.AtomicFile;

/**
 * A sweep as a Slurm array: task i of K does share i of the cells, on as many cores as Slurm gives it.
 *
 * <p>Slurm starts about one task a second, so each task gets many cells. The folder must be one that all nodes see. Submitting
 * the same script again does what is missing.
 *
 * @param tasks how many tasks, K
 * @param coresPerTask cells at a time in each
 * @param keepNetworks whether each cell keeps its weights and checkpoints
 * @param command the command `periplus`, as the nodes find it
 */
public record SlurmScript(SweepFolder folder, int tasks, int coresPerTask, boolean keepNetworks, String command) {
    /** Writes the script beside the sweep. */
    public Path write() {
        try {
            Files.createDirectories(folder.logs());
        } catch (IOException e) {
            throw new FailedWorkException("cannot make " + folder.logs() + " (" + e + ")", e);
        }
        AtomicFile.write(folder.slurmScript(), text().getBytes(StandardCharsets.UTF_8));
        return folder.slurmScript();
    }

    String text() {
        Path absolute = folder.path().toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return String.format(
                Locale.ROOT,
                """
                #!/bin/bash
                #SBATCH --job-name=%s
                #SBATCH --array=1-%d
                #SBATCH --cpus-per-task=%d
                #SBATCH --output=%s/logs/%%A_%%a.log
                # Each task does its share of what is missing; submit this script again after a failure.
                exec %s sweep run-share %s --share "$SLURM_ARRAY_TASK_ID/%d" --jobs "${SLURM_CPUS_PER_TASK:-1}"%s
                """,
                name == null ? "sweep" : String.valueOf(name).replaceAll("[^A-Za-z0-9._-]", "-"),
                tasks,
                coresPerTask,
                absolute,
                quoted(command),
                quoted(absolute.toString()),
                tasks,
                keepNetworks ? " --keep-networks" : "");
    }

    /** Hands the script to {@code sbatch} and says what it answered. */
    public String submit() {
        try {
            Process process = new ProcessBuilder(List.of(
                            "sbatch", folder.slurmScript().toAbsolutePath().toString()))
                    .redirectErrorStream(true)
                    .start();
            String answer;
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                answer = reader.lines().collect(Collectors.joining("\n"));
            }
            if (process.waitFor() != 0) {
                throw new FailedWorkException("sbatch refused " + folder.slurmScript() + ": " + answer
                        + ". The script is written; submit it by hand once Slurm takes it");
            }
            return answer;
        } catch (IOException e) {
            throw new BadInputException(
                    "sbatch was not found, so nothing was submitted. " + folder.slurmScript()
                            + " is written; submit it from a machine of the cluster with: sbatch "
                            + folder.slurmScript(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedWorkException("interrupted while sbatch was at work", e);
        }
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
