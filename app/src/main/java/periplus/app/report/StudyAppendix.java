package periplus.app.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import periplus.app.figures.Numbers;
import periplus.studies.study.Condition;
import periplus.studies.study.RunKey;

/** The end of a study's report: its runs and failures, its files, where it comes from, the references. */
final class StudyAppendix {
    private StudyAppendix() {}

    static void write(Html page, StudyReportData data) {
        runs(page, data);
        provenance(page, data);
        Appendix.references(page, data.references());
    }

    private static void runs(Html page, StudyReportData data) {
        page.open("section", "id", "runs").leaf("h2", "Runs and failures");
        List<StudyReportData.RunRow> unfinished = data.runs().stream()
                .filter(run -> run.status() != StudyReportData.Status.FINISHED)
                .toList();
        long judged = data.runs().stream()
                .filter(run -> run.key().role() == RunKey.Role.JUDGED)
                .count();
        page.open("p")
                .text(Numbers.count(judged) + " runs to be judged and "
                        + Numbers.count(data.runs().size() - judged)
                        + " validation runs, by which settings were chosen and which"
                        + " no claim sees. Seeds judged: " + StudyReport.seeds(data.seeds()) + ". "
                        + (unfinished.isEmpty() ? "All finished." : unfinished.size() + " did not finish:"));
        page.close();
        Map<String, String> labels =
                data.conditions().stream().collect(Collectors.toMap(Condition::id, Condition::label, (a, _) -> a));
        if (!unfinished.isEmpty()) {
            table(page, unfinished, labels);
        }
        if (!data.runs().isEmpty()) {
            page.open("details")
                    .leaf("summary", "All " + Numbers.count(data.runs().size()) + " runs");
            table(page, data.runs(), labels);
            page.close();
        }
        page.close();
    }

    private static void table(Html page, List<StudyReportData.RunRow> runs, Map<String, String> labels) {
        page.open("div", "class", "scroll")
                .open("table", "class", "runs")
                .open("thead")
                .open("tr");
        for (String heading : List.of("Condition", "Seed", "For", "Ended", "Reason", "Folder")) {
            page.leaf("th", heading);
        }
        page.close().close().open("tbody");
        for (StudyReportData.RunRow run : runs) {
            RunKey key = run.key();
            page.open("tr").leaf("td", labels.getOrDefault(key.condition(), key.condition()));
            page.leaf("td", Long.toString(key.seed()));
            page.leaf("td", key.role() == RunKey.Role.JUDGED ? "judging" : "choosing settings");
            page.leaf("td", run.status().word(), "class", run.status().word())
                    .leaf("td", run.reason(), "class", "note");
            String folder = "runs/" + key.folderName();
            page.open("td", "class", "name");
            if (run.status() == StudyReportData.Status.MISSING) {
                page.text("–");
            } else {
                page.link(folder + "/", folder);
            }
            page.close().close();
        }
        page.close().close().close();
    }

    private static void provenance(Html page, StudyReportData data) {
        page.open("section", "id", "provenance").leaf("h2", "Provenance");
        page.leaf("p", "This does it again:").leaf("pre", data.command());
        page.open("table", "class", "facts").open("tbody");
        for (ReportData.Fact fact : data.provenance()) {
            page.open("tr").leaf("td", fact.label()).leaf("td", fact.value()).close();
        }
        page.close().close();
        if (!data.files().isEmpty()) {
            page.leaf("h3", "Files beside this page");
            Appendix.fileTable(page, data.files());
        }
        page.close();
    }
}
