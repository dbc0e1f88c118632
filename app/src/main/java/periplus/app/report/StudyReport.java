package periplus.app.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import periplus.app.figures.Figure;
import periplus.app.figures.Numbers;
import periplus.app.figures.PanelFigure;
import periplus.app.figures.Table;
import periplus.lab.files.AtomicFile;
import periplus.studies.claims.Verdict;

/**
 * Writes the report of a study, from which alone a reviewer can judge it: question and verdicts, claims, method,
 * figures, tables, deviations from the paper, runs and failures, provenance, references.
 *
 * <p>One file that opens from disk, without script and without network. The same data give the same bytes. Every text
 * is escaped.
 */
public final class StudyReport {
    /** Tables with more cells than this lie beside the page and not in it. */
    private static final int EMBEDDED_CELLS = 4_000;

    private final StudyReportData data;
    private final List<Figure> figures;
    private final Html page = new Html();

    private StudyReport(StudyReportData data, List<Figure> figures) {
        this.data = data;
        this.figures = figures;
    }

    /** Writes {@code report.html} and {@code figures/}: each drawing, and each table too long for the page. */
    public static void write(Path folder, StudyReportData data) {
        List<Figure> figures = figures(data);
        for (Figure figure : figures) {
            AtomicFile.write(folder.resolve(figure.path()), figure.svg().getBytes(StandardCharsets.UTF_8));
            for (Table table : figure.numbers()) {
                if (!embedded(table)) {
                    AtomicFile.write(
                            folder.resolve("figures").resolve(table.fileName()),
                            table.csv().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        String html = new StudyReport(data, figures).render();
        AtomicFile.write(folder.resolve("report.html"), html.getBytes(StandardCharsets.UTF_8));
    }

    /** The report as one HTML document. */
    public static String html(StudyReportData data) {
        return new StudyReport(data, figures(data)).render();
    }

    private static List<Figure> figures(StudyReportData data) {
        return data.panels().stream().map(PanelFigure::of).toList();
    }

    private static boolean embedded(Table table) {
        return (long) table.rows().size() * table.columns().size() <= EMBEDDED_CELLS;
    }

    private String render() {
        PageStyle.begin(page, data.title() + " · Periplus study", "report.css", "study-report.css");
        header();
        page.open("main");
        ClaimsTable.write(page, data);
        method();
        figures();
        StudyTablesSection.write(page, data);
        deviations();
        StudyAppendix.write(page, data);
        page.close();
        page.leaf(
                "footer", "Written by Periplus from the numbers in this folder; the same numbers give the same page.");
        page.close().close();
        return page.done();
    }

    private void header() {
        page.open("header");
        page.leaf("p", "Periplus · report of the study " + data.name(), "class", "kicker");
        page.leaf("h1", data.title());
        page.leaf("p", data.question(), "class", "what");
        page.leaf("p", setup(), "class", "setup");
        page.open("nav");
        String[][] entries = {
            {"claims", "Claims"},
            {"method", "Method"},
            {"figures", "Figures"},
            {"tables", "Tables"},
            {"deviations", "Deviations"},
            {"runs", "Runs"},
            {"provenance", "Provenance"},
            {"references", "References"}
        };
        for (String[] entry : entries) {
            page.link("#" + entry[0], entry[1]);
        }
        page.close();
        verdicts();
        if (!data.warnings().isEmpty()) {
            page.open("div", "class", "warnings", "role", "note");
            page.leaf("strong", "Before trusting the numbers").open("ul");
            data.warnings().forEach(warning -> page.leaf("li", warning));
            page.close().close();
        }
        page.close();
    }

    private String setup() {
        List<String> words = new ArrayList<>(List.of(
                "scale " + data.scale(),
                data.conditions().size() + (data.conditions().size() == 1 ? " condition" : " conditions"),
                data.seeds().size() + (data.seeds().size() == 1 ? " seed" : " seeds") + " judged",
                Numbers.count(data.runs().size()) + " runs"));
        long failed = data.runs().stream()
                .filter(run -> run.status() == StudyReportData.Status.FAILED)
                .count();
        words.add(failed == 0 ? "none failed" : failed + " failed");
        return String.join(" · ", words);
    }

    private void verdicts() {
        page.open("div", "class", "tiles verdicts");
        for (Verdict verdict : Verdict.values()) {
            page.open("div", "class", "tile " + VerdictSign.styleClass(verdict));
            page.open("b");
            VerdictSign.draw(page, verdict, 22);
            page.text(" " + data.count(verdict)).close();
            page.leaf("span", verdict.words(), "class", "name");
            page.leaf("span", "of " + data.claims().size() + (data.claims().size() == 1 ? " claim" : " claims"));
            page.close();
        }
        page.close();
    }

    private void method() {
        page.open("section", "id", "method").leaf("h2", "Method");
        if (data.method().isEmpty()) {
            page.leaf("p", "The study gives no account of its method.", "class", "absent");
        }
        data.method().forEach(paragraph -> page.leaf("p", paragraph));
        if (!data.conditions().isEmpty()) {
            page.leaf("h3", "Conditions").open("div", "class", "scroll").open("table");
            page.open("thead")
                    .open("tr")
                    .leaf("th", "Condition")
                    .leaf("th", "In folders and tables")
                    .leaf("th", "What sets it apart");
            page.close().close().open("tbody");
            data.conditions().forEach(condition -> {
                page.open("tr").leaf("td", condition.label(), "class", "name");
                page.open("td", "class", "name").code(condition.id()).close();
                page.leaf("td", condition.note(), "class", "note").close();
            });
            page.close().close().close();
        }
        page.close();
    }

    private void figures() {
        page.open("section", "id", "figures").leaf("h2", "Figures");
        if (figures.isEmpty()) {
            page.leaf("p", "No run has the numbers for a figure yet.", "class", "absent");
        }
        page.open("div", "class", "panels");
        for (int i = 0; i < figures.size(); i++) {
            figure(figures.get(i), i + 1);
        }
        page.close().close();
    }

    private void figure(Figure figure, int number) {
        String width = attribute(figure.svg(), "width");
        page.open("figure", "class", "panel", "id", "figure-" + number, "style", "width:" + width + "px");
        page.open("div", "class", "scroll").markup(figure.svg()).close();
        page.open("figcaption").leaf("b", "Figure " + number + ". " + figure.title() + ".");
        page.text(" " + figure.caption().replace("N = ", "N\u00a0=\u00a0") + " ");
        page.open("span", "class", "numbers").text("Numbers: ");
        for (Table table : figure.numbers()) {
            if (embedded(table)) {
                page.download(table, table.fileName());
            } else {
                page.link("figures/" + table.fileName(), table.fileName());
            }
            page.text(" · ");
        }
        page.link(figure.path(), "SVG").close().close().close();
    }

    private void deviations() {
        page.open("section", "id", "deviations").leaf("h2", "Deviations from the paper");
        if (data.deviations().isEmpty()) {
            page.leaf("p", "None is recorded.", "class", "absent");
        } else {
            page.open("ul", "class", "plain");
            data.deviations().forEach(deviation -> page.leaf("li", deviation));
            page.close();
        }
        page.close();
    }

    /** The first attribute of this name in a drawing of ours: its own size. */
    static String attribute(String svg, String name) {
        int from = svg.indexOf(" " + name + "=\"") + name.length() + 3;
        return svg.substring(from, svg.indexOf('"', from));
    }

    static String seeds(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
