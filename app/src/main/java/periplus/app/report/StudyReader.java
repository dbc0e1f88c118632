package periplus.app.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import periplus.core.source.Source;
import periplus.lab.citations.Bibliography;
import periplus.lab.runs.CodeVersion;
import periplus.lab.studies.StudyFolder;
import periplus.lab.studies.StudyRequest;
import periplus.lab.studies.StudySession;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.Study;

/** Puts together what a study's report says: the study's own words, its results, its verdicts. */
public final class StudyReader {
    private StudyReader() {}

    /** What the report of this result says. */
    public static StudyReportData read(StudyRequest request, StudySession.Result result, Bibliography references) {
        Study study = request.study();
        List<StudyReportData.RunRow> runs = new ArrayList<>(StudyReportData.runs(result.results()));
        for (PlannedRun run : study.plan(request.scale(), request.seeds(), result.results())) {
            if (result.results().outcome(run.key()) == null) {
                runs.add(new StudyReportData.RunRow(
                        run.key(), StudyReportData.Status.MISSING, "not run yet; the command below goes on"));
            }
        }
        return new StudyReportData(
                study.name(),
                study.title(),
                study.question(),
                request.scale().name().toLowerCase(Locale.ROOT),
                request.seeds(),
                result.judgements(),
                study.method(request.scale()),
                study.deviations(request.scale()),
                study.conditions(request.scale()),
                study.measures(),
                StudyReportData.summarise(study.conditions(request.scale()), study.measures(), result.results()),
                runs,
                study.panels(request.scale(), result.results()),
                citations(study, references),
                List.of(
                        new ReportData.Fact("version", "Periplus " + CodeVersion.VERSION),
                        new ReportData.Fact("kernels", "portable: the same bits on every machine and any thread count"),
                        new ReportData.Fact("machine and times", StudyFolder.MANIFEST)),
                "periplus study " + study.name() + " --scale "
                        + request.scale().name().toLowerCase(Locale.ROOT) + " --seeds "
                        + request.seeds().size(),
                files(result.folder()),
                warnings(request, result));
    }

    private static List<String> warnings(StudyRequest request, StudySession.Result result) {
        List<String> warnings = new ArrayList<>();
        if (!result.finished()) {
            warnings.add("The study is unfinished: runs are missing, verdicts are of what is there.");
        }
        if (request.scale() == periplus.studies.study.Scale.SMOKE) {
            warnings.add(
                    "Smoke scale shows that every step runs. Networks are far too small and too briefly trained for"
                            + " any verdict.");
        }
        return warnings;
    }

    /** The study's sources first, then what its classes name. */
    private static List<ReportData.Citation> citations(Study study, Bibliography references) {
        Set<String> keys = new LinkedHashSet<>(study.sources());
        for (Source source : study.getClass().getAnnotationsByType(Source.class)) {
            keys.add(source.key());
        }
        study.claims().forEach(claim -> keys.add(claim.source().split(",", 2)[0]));
        return keys.stream().map(references::get).map(References::citation).toList();
    }

    private static List<ReportData.OutputFile> files(StudyFolder folder) {
        List<ReportData.OutputFile> files = new ArrayList<>();
        files.add(new ReportData.OutputFile(
                "claims.json",
                "the verdicts, with every number of theirs",
                "json.load(open('claims.json'))",
                List.of()));
        String[][] tables = {
            {"measures", "every measure of every run"},
            {"conditions", "mean, sd and range over seeds"},
            {"runs", "which runs there are and how they ended"},
            {"definitions", "what each measure is"}
        };
        for (String[] table : tables) {
            if (Files.isRegularFile(folder.table(table[0]))) {
                files.add(new ReportData.OutputFile(
                        "tables/" + table[0] + ".csv",
                        table[1],
                        "pandas.read_csv('tables/" + table[0] + ".csv')",
                        List.of()));
            }
        }
        return files;
    }
}
