package periplus.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import periplus.app.report.ReportWriter;
import periplus.app.report.StudyReader;
import periplus.app.report.StudyReport;
import periplus.lab.formats.Json;
import periplus.lab.runs.RunFolder;
import periplus.lab.studies.StudyFolder;
import periplus.lab.studies.StudyProgress;
import periplus.lab.studies.StudyRequest;
import periplus.lab.studies.StudySession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus report}: writes a run's or a study's report again from its stored numbers. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html and figures again from a run's or a study's stored numbers.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "a run's or a study's folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--json", description = "print the run's summary as one JSON object and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (new StudyFolder(folder).holdsStudy()) {
            return ofStudy();
        }
        RunFolder run = RunFolder.open(folder);
        ReportWriter.write(run, Home.references());
        spec.commandLine().getOut().println(json ? Json.line(ReportWriter.summary(run)) : "report: " + run.report());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int ofStudy() {
        StudyFolder study = StudyFolder.existing(folder);
        StudyRequest request = study.request();
        StudySession.Result result =
                new StudySession(request, Home.recipes(), StudyProgress.silent(), () -> true).look();
        StudyReport.write(folder, StudyReader.read(request, result, Home.references()));
        spec.commandLine()
                .getOut()
                .println(json ? Json.line(StudyCommand.json(result.judgements())) : "report: " + study.report());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
