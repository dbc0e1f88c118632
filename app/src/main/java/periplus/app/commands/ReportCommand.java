package periplus.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import periplus.app.report.ReportWriter;
import periplus.lab.formats.Json;
import periplus.lab.runs.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus report}: writes a run's report again from its stored numbers. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html and figures again from a run's stored numbers.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "a run's folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--json", description = "print the run's summary as one JSON object and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunFolder run = RunFolder.open(folder);
        ReportWriter.write(run, Home.references());
        spec.commandLine().getOut().println(json ? Json.line(ReportWriter.summary(run)) : "report: " + run.report());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
