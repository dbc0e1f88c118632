package periplus.app.commands;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.app.report.ReportWriter;
import periplus.core.errors.BadCallException;
import periplus.lab.formats.Json;
import periplus.lab.runs.RunRequest;
import periplus.lab.runs.RunSession;
import periplus.lab.runs.TaskRunSession;
import periplus.studies.tasktraining.TrainedNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus run}: one training run with its analyses and report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Trains a network from a recipe, measures it and writes a report.",
        footer = {
            "",
            "Example:  periplus run quickstart training.steps=500 --out runs/short",
            "Ctrl-C stops after the current update and leaves a checkpoint; the same call with --resume goes on."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECIPE", description = "a file, or a name from: periplus recipes")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String recipe;

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "recipe keys to change, such as network.units=512")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder (default: runs/NAME-seedN)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "go on with the unfinished run in the folder")
    private boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "the seed (default: the recipe's)")
    private @Nullable Long seed;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Whether a person watches: a console, and not a build server. */
    @SuppressWarnings("SystemConsoleNull") // may still be null where a JDK is set up so
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && System.getenv("CI") == null;
    }

    @Override
    public Integer call() {
        for (String word : overrides) {
            if (!word.contains("=")) {
                throw new BadCallException("'" + word + "' is not of the form key=value, such as training.steps=500");
            }
        }
        RunRequest request = new RunRequest(
                Home.recipes().find(recipe),
                overrides,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                Optional.ofNullable(out),
                resume,
                common.checkedThreads());
        return TaskRunSession.isTaskTraining(request.recipe())
                ? Interruptible.run(stop -> trainTaskAndTell(request, stop))
                : Interruptible.run(stop -> trainAndTell(request, stop));
    }

    private int trainTaskAndTell(RunRequest request, BooleanSupplier stop) {
        PrintWriter err = spec.commandLine().getErr();
        TaskRunSession.Outcome outcome =
                new TaskRunSession(request, new ConsoleProgress(err, isTerminal()), stop).run();
        TrainedNetwork network = outcome.network();
        if (network == null) {
            err.println("stopped; the same call with --resume begins this network anew");
            err.flush();
            return 1;
        }
        ReportWriter.write(outcome.folder(), Home.references());
        PrintWriter output = spec.commandLine().getOut();
        output.println(
                common.json
                        ? Json.line(ReportWriter.summary(outcome.folder()))
                        : Headline.of(network) + "\nreport: " + outcome.folder().report());
        output.flush();
        return 0;
    }

    private int trainAndTell(RunRequest request, BooleanSupplier stop) {
        PrintWriter err = spec.commandLine().getErr();
        RunSession.Outcome outcome = new RunSession(request, new ConsoleProgress(err, isTerminal()), stop).run();
        if (!outcome.finished()) {
            err.println("stopped; go on with the same call and --resume");
            err.flush();
            return 1;
        }
        ReportWriter.write(outcome.folder(), Home.references());
        outcome.folder().removeCheckpoints();
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(ReportWriter.summary(outcome.folder())));
        } else {
            output.println(Headline.of(outcome.folder()));
            output.println("report: " + outcome.folder().report());
        }
        output.flush();
        return 0;
    }
}
