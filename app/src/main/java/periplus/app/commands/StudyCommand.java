package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.app.report.StudyReader;
import periplus.app.report.StudyReport;
import periplus.core.errors.BadCallException;
import periplus.lab.formats.Json;
import periplus.lab.recipes.Words;
import periplus.lab.studies.StudyRequest;
import periplus.lab.studies.StudySession;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.study.Scale;
import periplus.studies.study.Studies;
import periplus.studies.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus study}: a paper's study, its runs over seeds and conditions, its claims, its report. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Runs what is missing of a study, judges its claims and writes its report.",
        footer = {
            "",
            "Example:  periplus study leaky-dynamics --scale smoke",
            "Ctrl-C stops after the current updates; the same call goes on. Finished runs are kept.",
            "Scales: smoke (minutes), laptop (up to a few hours on 2 cores), paper (the published size)."
        })
final class StudyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "a name from: periplus studies")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--scale", paramLabel = "SCALE", description = "smoke, laptop or paper (default: laptop)")
    private Scale scale = Scale.LAPTOP;

    @Option(names = "--seeds", paramLabel = "N", description = "judge the seeds 1 to N (default: the study's)")
    private @Nullable Integer seeds;

    @Option(names = "--out", paramLabel = "DIR", description = "the study's folder (default: runs/NAME-SCALE)")
    private @Nullable Path out;

    @Option(names = "--retry-failed", description = "run again what failed before")
    private boolean retryFailed;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Study study = find(name);
        int count = seeds == null ? study.seeds(scale) : seeds;
        if (count < 1 || count > 100_000) {
            throw new BadCallException("--seeds must be between 1 and 100000, got " + count);
        }
        Path folder =
                out == null ? Path.of("runs", study.name() + "-" + scale.name().toLowerCase(Locale.ROOT)) : out;
        StudyRequest request = new StudyRequest(
                study, scale, StudyRequest.firstSeeds(count), folder, common.checkedThreads(), retryFailed);
        return Interruptible.run(stop -> runAndTell(request, stop));
    }

    private int runAndTell(StudyRequest request, BooleanSupplier stop) {
        PrintWriter err = spec.commandLine().getErr();
        StudySession.Result result =
                new StudySession(request, Home.recipes(), new ConsoleStudyProgress(err), stop).run();
        if (!result.finished()) {
            err.println("stopped; go on with the same call");
            err.flush();
            return 1;
        }
        StudyReport.write(result.folder().path(), StudyReader.read(request, result, Home.references()));
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(json(result.judgements())));
        } else {
            result.judgements().forEach(judged -> {
                output.println(judged.judgement().verdict().words() + ": "
                        + judged.claim().statement());
                output.println("    " + judged.judgement().why());
            });
            output.println("report: " + result.folder().report());
        }
        output.flush();
        return 0;
    }

    /** The study of this name. */
    static Study find(String name) {
        List<String> names = new ArrayList<>();
        for (Study study : Studies.all()) {
            if (study.name().equals(name)) {
                return study;
            }
            names.add(study.name());
        }
        throw new BadCallException("no study is called '" + name + "'; "
                + (names.isEmpty() ? "" : "did you mean '" + Words.nearest(name, names) + "'? ") + "The studies are "
                + String.join(", ", names));
    }

    /** The verdicts by claim. */
    static SequencedMap<String, String> json(List<JudgedClaim> judgements) {
        SequencedMap<String, String> json = new LinkedHashMap<>();
        judgements.forEach(judged ->
                json.put(judged.claim().id(), judged.judgement().verdict().words()));
        return json;
    }
}
