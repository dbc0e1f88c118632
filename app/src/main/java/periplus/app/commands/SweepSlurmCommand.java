package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.lab.sweeps.SlurmScript;
import periplus.lab.sweeps.SweepFolder;
import periplus.lab.sweeps.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus sweep slurm}: a sweep as a Slurm array. */
@Command(
        name = "slurm",
        mixinStandardHelpOptions = true,
        description =
                "Prepares a sweep's folder and writes its Slurm array script, slurm.sh; --submit hands it to sbatch.",
        footer = {"", "The folder must be one that all nodes see. Submitting again does what is missing."})
final class SweepSlurmCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECIPE", description = "a file, or a name from: periplus recipes")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String recipe;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "recipe keys to change; a list makes an axis")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "the sweep's folder (default: runs/NAME-sweep)")
    private @Nullable Path out;

    @Option(
            names = "--tasks",
            paramLabel = "K",
            description = "tasks of the array (default: one a 20 cells, at most 100)")
    private @Nullable Integer tasks;

    @Option(names = "--cores", paramLabel = "N", description = "cores a task, a cell each (default: 1)")
    private int cores = 1;

    @Option(names = "--keep-networks", description = "keep weights and checkpoints, networks/ID")
    private boolean keepNetworks;

    @Option(names = "--submit", description = "submit it with sbatch")
    private boolean submit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        SweepPlan<?> plan = SweepCommand.plan(recipe, overrides);
        int count = tasks == null ? Math.clamp((plan.size() + 19) / 20, 1, 100) : tasks;
        if (count < 1 || count > 10_000 || cores < 1 || cores > 4096) {
            throw new BadCallException(
                    "--tasks must be 1 to 10000 and --cores 1 to 4096, got " + count + " and " + cores);
        }
        PrintWriter output = spec.commandLine().getOut();
        SweepFolder folder = SweepFolder.open(SweepCommand.folder(out, plan), plan);
        folder.belongTo(plan, output::println);
        Path launcher = Home.path().resolve("periplus").toAbsolutePath().normalize();
        SlurmScript script =
                new SlurmScript(folder, Math.min(count, plan.size()), cores, keepNetworks, launcher.toString());
        output.println(script.write() + ": " + plan.size() + " cells in " + script.tasks() + " tasks");
        if (submit) {
            output.println(script.submit());
        } else {
            output.println("submit it with: sbatch " + script.folder().slurmScript());
        }
        output.flush();
        return 0;
    }
}
