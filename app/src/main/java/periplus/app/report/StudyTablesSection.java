package periplus.app.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.Numbers;
import periplus.core.measure.Measured;
import periplus.studies.study.Condition;
import periplus.studies.study.Measure;

/** Each measure's mean, standard deviation and n by condition, then what the measures are. */
final class StudyTablesSection {
    private static final int MEASURES_A_TABLE = 6;

    private StudyTablesSection() {}

    static void write(Html page, StudyReportData data) {
        page.open("section", "id", "tables").leaf("h2", "Tables");
        if (data.summary().isEmpty() || data.measures().isEmpty()) {
            page.leaf("p", "Nothing has been measured yet.", "class", "absent").close();
            return;
        }
        page.open("p").text("Mean ± standard deviation between seeds over judged runs, then n. In full: ");
        page.link("tables/conditions.csv", "tables/conditions.csv").text(" and, run by run, ");
        page.link("tables/measures.csv", "tables/measures.csv").text(".").close();
        Map<String, StudyReportData.SummaryRow> cells = new HashMap<>();
        data.summary().forEach(row -> cells.put(row.condition() + "\n" + row.measure(), row));
        int tables = (data.measures().size() + MEASURES_A_TABLE - 1) / MEASURES_A_TABLE;
        int each = (data.measures().size() + tables - 1) / tables;
        for (int from = 0; from < data.measures().size(); from += each) {
            int to = Math.min(data.measures().size(), from + each);
            table(page, data.conditions(), data.measures().subList(from, to), cells);
        }
        definitions(page, data.measures());
        page.close();
    }

    private static void table(
            Html page,
            List<Condition> conditions,
            List<Measure> measures,
            Map<String, StudyReportData.SummaryRow> cells) {
        page.open("div", "class", "scroll")
                .open("table", "class", "summary")
                .open("thead")
                .open("tr");
        page.leaf("th", "Condition");
        for (Measure measure : measures) {
            page.open("th", "class", "num", "title", measure.definition());
            page.text(spaced(measure.name()));
            page.leaf("span", measure.unit().equals("1") ? "" : measure.unit(), "class", "unit")
                    .close();
        }
        page.close().close().open("tbody");
        for (Condition condition : conditions) {
            page.open("tr").leaf("td", condition.label());
            for (Measure measure : measures) {
                cell(page, cells.get(condition.id() + "\n" + measure.name()));
            }
            page.close();
        }
        page.close().close().close();
    }

    private static void cell(Html page, StudyReportData.@Nullable SummaryRow row) {
        page.open("td", "class", "num");
        if (row == null || !(row.mean() instanceof Measured.Value(double mean))) {
            page.text("–");
        } else {
            page.text(Numbers.significant(mean, 3));
            if (row.sd() instanceof Measured.Value(double sd)) {
                page.text(" ± " + Numbers.significant(sd, 2));
            }
            page.leaf(
                    "span",
                    "n " + row.n() + (row.without() == 0 ? "" : ", " + row.without() + " without"),
                    "class",
                    "unit");
        }
        page.close();
    }

    private static void definitions(Html page, List<Measure> measures) {
        page.leaf("h3", "What the measures are").open("div", "class", "scroll").open("table");
        page.open("thead").open("tr").leaf("th", "Measure").leaf("th", "Unit").leaf("th", "Definition");
        page.close().close().open("tbody");
        for (Measure measure : measures) {
            page.open("tr").open("td", "class", "name").code(measure.name()).close();
            page.leaf("td", measure.unit())
                    .leaf("td", measure.definition(), "class", "note")
                    .close();
        }
        page.close().close().close();
    }

    /** "decoding error metres" of {@code decodingErrorMetres}, so that headings can wrap; H1 and the like stay. */
    static String spaced(String camelCase) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            boolean word = i > 0 && Character.isUpperCase(c);
            boolean lower = word && i + 1 < camelCase.length() && Character.isLowerCase(camelCase.charAt(i + 1));
            out.append(word && !Character.isUpperCase(camelCase.charAt(i - 1)) || lower ? " " : "");
            out.append(lower ? Character.toLowerCase(c) : c);
        }
        return out.toString();
    }
}
