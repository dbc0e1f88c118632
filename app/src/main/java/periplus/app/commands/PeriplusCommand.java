package periplus.app.commands;

import periplus.app.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a word after it: shows what there is. */
@Command(
        name = "periplus",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A laboratory for recurrent neural networks that find their way.",
        subcommands = {
            RunCommand.class,
            SweepCommand.class,
            StudyCommand.class,
            StudiesCommand.class,
            EvaluateCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            ScoreCommand.class,
            CellsCommand.class,
            BarcodeCommand.class,
            SimilarityCommand.class,
            PathsCommand.class,
            CircuitCommand.class,
            BenchCommand.class,
            RecipesCommand.class,
            CiteCommand.class
        },
        footer = {"", "Start with:  periplus run quickstart"})
public final class PeriplusCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
