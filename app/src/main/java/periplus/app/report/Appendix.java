package periplus.app.report;

import java.util.List;

/** The end of a report: the files beside it, where the numbers come from, the recipe, the references. */
final class Appendix {
    private Appendix() {}

    static void write(Html page, ReportData data) {
        files(page, data.files());
        provenance(page, data.provenance(), data.recipeYaml());
        references(page, data.references());
    }

    private static void files(Html page, List<ReportData.OutputFile> files) {
        page.open("section", "id", "files").leaf("h2", "Files");
        if (files.isEmpty()) {
            page.leaf("p", "This run lists no output files.", "class", "absent").close();
            return;
        }
        page.open("p").text("In Python, from this folder, after ");
        page.code("import json, numpy as np, pandas as pd").text(":").close();
        fileTable(page, files);
        page.close();
    }

    static void fileTable(Html page, List<ReportData.OutputFile> files) {
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        page.leaf("th", "File").leaf("th", "What it holds").leaf("th", "One line to read it");
        page.close().close().open("tbody");
        for (ReportData.OutputFile file : files) {
            page.open("tr")
                    .open("td", "class", "name")
                    .link(file.path(), file.path())
                    .close();
            page.leaf("td", file.what(), "class", "note").open("td");
            if (!file.python().isEmpty()) {
                page.leaf("code", file.python());
            }
            page.close().close();
        }
        page.close().close().close();
    }

    static void provenance(Html page, ReportData.Provenance provenance, String recipeYaml) {
        page.open("section", "id", "provenance").leaf("h2", "Provenance and recipe");
        page.open("table", "class", "facts").open("tbody");
        provenance.facts().forEach(fact -> row(page, fact));
        provenance.circumstances().forEach(fact -> row(page, fact));
        page.close().close();
        if (provenance.circumstances().isEmpty()) {
            page.open("p", "class", "note")
                    .text("Times and machine differ between runs that give the same numbers; they are in ");
            page.link("manifest.json", "manifest.json").text(".").close();
        }
        page.open("details").leaf("summary", "The resolved recipe, with every default");
        page.leaf("pre", recipeYaml).close();
        page.close();
    }

    private static void row(Html page, ReportData.Fact fact) {
        page.open("tr").leaf("td", fact.label()).leaf("td", fact.value()).close();
    }

    static void references(Html page, List<ReportData.Citation> references) {
        page.open("section", "id", "references").leaf("h2", "References");
        if (references.isEmpty()) {
            page.leaf("p", "No references are named.", "class", "absent").close();
            return;
        }
        page.open("ol", "class", "references");
        for (ReportData.Citation citation : references) {
            page.open("li").leaf("code", citation.key()).open("span").text(citation.entry());
            if (citation.url().startsWith("https://") || citation.url().startsWith("http://")) {
                page.text(" ").link(citation.url(), citation.url());
            }
            page.close().close();
        }
        page.close().close();
    }
}
