package periplus.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import periplus.app.figures.Drawings;
import periplus.app.figures.SamplePanels;
import periplus.core.measure.Measured;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.panels.Panel;

/** The page of a study holds what a reviewer judges it by. */
class StudyReportTest {
    private static final String PAGE = StudyReport.html(SampleStudy.full());

    @Test
    void thePageIsWellFormedNeedsNoScriptNoNetworkAndIsTheSameTwice() {
        Drawings.parse(PAGE);
        assertThat(PAGE).doesNotContain("<script", "@import", "src=\"http", "url(http");
        assertThat(StudyReport.html(SampleStudy.full())).isEqualTo(PAGE);
    }

    @Test
    void everySectionIsThereAndTheMenuLeadsToIt() {
        Document page = Drawings.parse(PAGE);
        List<String> ids = Drawings.elements(page, "section").stream()
                .map(e -> e.getAttribute("id"))
                .toList();
        assertThat(ids)
                .containsExactly(
                        "claims", "method", "figures", "tables", "deviations", "runs", "provenance", "references");
        List<String> menu = Drawings.elements(page, "nav").stream()
                .flatMap(nav -> Drawings.elements(page, "a").stream())
                .map(a -> a.getAttribute("href"))
                .filter(href -> href.startsWith("#"))
                .toList();
        assertThat(menu)
                .containsExactlyElementsOf(ids.stream().map(id -> "#" + id).toList());
    }

    @Test
    void theVerdictsAreCountedAndNamed() {
        Document page = Drawings.parse(PAGE);
        List<String> tiles = Drawings.elements(page, "div").stream()
                .filter(div -> div.getAttribute("class").startsWith("tile "))
                .map(div -> div.getTextContent().replaceAll("\\s+", " ").strip())
                .toList();
        assertThat(tiles)
                .containsExactly(
                        "1 reproduced of 4 claims", "1 not reproduced of 4 claims", "2 inconclusive of 4 claims");
    }

    @Test
    void aClaimShowsStatementSourceEffectIntervalAndBothPs() {
        String row = claim("more-accurate");
        assertThat(row)
                .contains("Leaky networks report their position more accurately.", "zhang2026, abstract", "reproduced")
                .contains("−0.012 [−0.016, −0.0079]", "mean paired difference, m", "0.031", "0.094")
                .contains("p = 0.031 < 0.05")
                .contains(
                        "leaky, alpha 0.5 minus vanilla, paired by seed; claimed lower; smallest effect that matters 0.005 m");
    }

    @Test
    void partsAndControlsUnfold() {
        assertThat(claim("more-grids"))
                .contains("Parts: all must hold", "shareOfGridUnits", "meanGridScore", "0.13 [0.020, 0.22]");
        assertThat(claim("noise"))
                .contains("Negative control", "the advantage should vanish", "The control shows no effect");
    }

    @Test
    void aClaimWithoutANumberSaysWhy() {
        assertThat(claim("low-pass")).contains("no run has a value", "inconclusive", "undefined in all 5 runs");
    }

    @Test
    void tablesGiveMeanDeviationAndNByCondition() {
        String tables = section("tables");
        assertThat(tables)
                .contains("decoding error metres", "n 4, 1 without", "n 5")
                .contains("0.0840 ± 0.0032")
                .contains("mean distance between true and decoded position");
    }

    @Test
    void failedRunsAreRowsWithTheirReason() {
        assertThat(section("runs"))
                .contains(
                        "1 did not finish",
                        "diverged: the loss was not finite",
                        "leaky, alpha 0.1",
                        "runs/leaky-0.1/seed-4",
                        "All 20 runs");
    }

    @Test
    void provenanceNamesTheCommandTheMachineAndTheHashes() {
        assertThat(section("provenance"))
                .contains(
                        "periplus study leaky-dynamics --scale laptop",
                        "commit 2fddb86",
                        "SHA-256",
                        "claims.json",
                        "tables/measures.csv");
        assertThat(section("references")).contains("zhang2026", "https://doi.org/10.0/1");
        assertThat(section("deviations")).contains("both conventions are run");
        assertThat(section("method")).contains("20 steps of 20 ms", "Each step keeps half of the state.");
    }

    @Test
    void everyFigureHasItsNumberCaptionAndNumbers() {
        List<Element> figures = Drawings.elements(Drawings.parse(PAGE), "figure");
        List<Panel> panels = SamplePanels.all();
        assertThat(figures).hasSameSizeAs(panels);
        for (int i = 0; i < panels.size(); i++) {
            assertThat(figures.get(i).getTextContent().replace('\u00a0', ' '))
                    .contains(
                            "Figure " + (i + 1) + ". " + panels.get(i).title(),
                            panels.get(i).caption(),
                            panels.get(i).id() + ".csv");
        }
    }

    @Test
    void writingLeavesPageFiguresAndLongTables(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("figures"));
        StudyReport.write(folder, SampleStudy.full());
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(PAGE);
        for (Element link : Drawings.elements(Drawings.parse(PAGE), "a")) {
            if (link.getAttribute("href").startsWith("figures/")) {
                assertThat(folder.resolve(link.getAttribute("href"))).isNotEmptyFile();
            }
        }
        assertThat(folder.resolve("figures/rate-maps.csv")).isNotEmptyFile();
        assertThat(folder.resolve("figures/decoding-error.csv")).doesNotExist();
    }

    @Test
    void aStudyOfWhichNothingHasRunSaysSo() {
        String page = StudyReport.html(SampleStudy.empty());
        Drawings.parse(page);
        assertThat(page).contains("makes no claims", "Nothing has been measured yet", "No run has the numbers");
    }

    @Test
    void textOfAStudyIsEscaped() {
        JudgedClaim good = SampleStudy.claims().getFirst();
        JudgedClaim evil = SampleStudy.row(
                "evil",
                "<b>bold</b> & \"quoted\"",
                good.claim().comparison(),
                null,
                good.judgement(),
                Double.NaN,
                null);
        String page = StudyReport.html(SampleStudy.data(List.of(evil), List.of(), List.of("<i>beware</i>")));
        Drawings.parse(page);
        assertThat(page).doesNotContain("<b>bold", "<i>beware").contains("&lt;b&gt;bold", "&lt;i&gt;beware");
    }

    @Test
    void aSummaryCountsTheRunsWithoutAValue() {
        StudyReportData.SummaryRow row = SampleStudy.full().summary().stream()
                .filter(r -> r.condition().equals("leaky-0.1") && r.measure().equals("decodingErrorMetres"))
                .findFirst()
                .orElseThrow();
        assertThat(row.n()).isEqualTo(4);
        assertThat(row.without()).isEqualTo(1);
        assertThat(row.mean().isDefined()).isTrue();
        StudyReportData.SummaryRow none = SampleStudy.full().summary().stream()
                .filter(r ->
                        r.condition().equals("leaky-learned") && r.measure().equals("centralHole"))
                .findFirst()
                .orElseThrow();
        assertThat(none.mean()).isInstanceOf(Measured.Undefined.class);
        assertThat(none.without()).isEqualTo(5);
    }

    private static String claim(String id) {
        return text("tbody", "claim-" + id);
    }

    private static String section(String id) {
        return text("section", id);
    }

    private static String text(String tag, String id) {
        return Drawings.elements(Drawings.parse(PAGE), tag).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }
}
