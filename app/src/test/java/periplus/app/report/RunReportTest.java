package periplus.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import periplus.app.figures.Drawings;
import periplus.core.measure.Measured;

class RunReportTest {
    private static final String FULL = RunReport.html(SampleRun.full());

    @Test
    void thePageIsWellFormedAndComplete() {
        assertThat(FULL).startsWith("<!DOCTYPE html>");
        Document page = Drawings.parse(FULL);
        assertThat(Drawings.elements(page, "h2"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Headline",
                        "Path integration",
                        "A recorded path",
                        "Training",
                        "What the units code",
                        "Recurrent weights",
                        "Files",
                        "Provenance and recipe",
                        "References");
        assertThat(Drawings.elements(page, "figure")).hasSize(9);
    }

    @Test
    void thePageNeedsNoNetworkAndNoScript() {
        Document page = Drawings.parse(FULL);
        for (String tag : List.of("script", "link", "iframe", "object", "embed", "img")) {
            assertThat(Drawings.elements(page, tag)).as(tag).isEmpty();
        }
        assertThat(Drawings.elements(page, "image"))
                .allMatch(image -> image.getAttribute("href").startsWith("data:"));
        assertThat(FULL).doesNotContain("@import").doesNotContain("url(http").doesNotContain(" src=");
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        assertThat(RunReport.html(SampleRun.full())).isEqualTo(FULL);
    }

    @Test
    void theHeadlineSetsEachNumberBesideItsBounds() {
        String text = Drawings.parse(FULL).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("8.3 cm (3.8 % of the box width)")
                .contains("decoder floor 4.2 cm; stay at start 19.4 cm; centre of the box 85.0 cm")
                .contains("0.00890 nats")
                .contains("Cross-entropy 6.1542 minus target entropy 6.1453 nats")
                .contains("1 % by chance")
                .contains("96 units · 6\u202f000 training steps · seed 11 · box 2.2 m wide");
    }

    @Test
    void undefinedScoresAreCountedByReason() {
        List<Measured> scores = List.of(
                Measured.of(1),
                Measured.undefined("silent"),
                Measured.undefined("constant"),
                Measured.undefined("silent"));
        assertThat(TuningOrder.undefinedByReason("g60", scores))
                .isEqualTo("g60 undefined for 3 units: 2 silent, 1 constant");
        assertThat(TuningOrder.undefinedByReason("g60", List.of(Measured.of(1))))
                .isEmpty();
        assertThat(FULL).contains("g60 undefined for 16 units: 8 constant, 8 silent.");
    }

    @Test
    void unitsAreOrderedBestFirstAndTiesByUnit() {
        List<Measured> scores =
                List.of(Measured.of(0.5), Measured.undefined("silent"), Measured.of(1), Measured.of(0.5));
        assertThat(TuningOrder.bestFirst(scores)).containsExactly(2, 0, 3);
    }

    @Test
    void eachFigureLinksToItsNumbersAndItsDrawing() {
        for (Element figure : Drawings.elements(Drawings.parse(FULL), "figure")) {
            List<String> links = Drawings.elements(asDocument(figure), "a").stream()
                    .map(a -> a.getAttribute("href"))
                    .toList();
            assertThat(links).anyMatch(l -> l.startsWith("data:text/csv"));
            assertThat(links).anyMatch(l -> l.matches("figures/[a-z0-9-]+\\.svg"));
        }
        assertThat(FULL).contains("href=\"arrays/rate_maps.npy\"").contains("href=\"arrays/null_scores_g60.npy\"");
    }

    @Test
    void aDownloadedTableReadsBack() {
        Element link = Drawings.elements(Drawings.parse(FULL), "a").stream()
                .filter(a -> a.getAttribute("download").equals("bar-summary.csv"))
                .findFirst()
                .orElseThrow();
        String csv = URLDecoder.decode(link.getAttribute("href"), StandardCharsets.UTF_8);
        assertThat(csv).contains("what,error_m\r\ndecoder floor,0.042\r\nnetwork,0.083\r\n");
    }

    @Test
    void linksInsideThePageLeadSomewhere() {
        Document page = Drawings.parse(FULL);
        Set<String> ids = Drawings.elements(page, "section").stream()
                .map(s -> "#" + s.getAttribute("id"))
                .collect(Collectors.toSet());
        assertThat(Drawings.elements(page, "a").stream()
                        .map(a -> a.getAttribute("href"))
                        .filter(h -> h.startsWith("#")))
                .isNotEmpty()
                .allMatch(ids::contains);
    }

    @Test
    void eachFileHasALineOfPython() {
        assertThat(FULL).contains("<code>np.load(&#39;arrays/rate_maps.npy&#39;)</code>");
    }

    @Test
    void aRunNamedLikeAScriptStaysText() {
        String hostile = "<script>alert(1)</script>\" onload=\"x";
        String page = RunReport.html(SampleRun.named(hostile));
        Document document = Drawings.parse(page);
        assertThat(Drawings.elements(document, "script")).isEmpty();
        assertThat(Drawings.elements(document, "h1").getFirst().getTextContent())
                .isEqualTo(hostile);
        assertThat(Drawings.elements(document, "pre").getFirst().getTextContent())
                .contains(hostile);
        assertThat(page).doesNotContain("<script");
    }

    @Test
    void anAddressThatIsNotAWebAddressIsNotALink() {
        ReportData full = SampleRun.full();
        ReportData hostile = new ReportData(
                full.runName(),
                full.what(),
                full.setup(),
                full.training(),
                full.decoding(),
                full.recorded(),
                full.tuning(),
                full.spectrum(),
                full.provenance(),
                full.recipeYaml(),
                full.files(),
                List.of(new ReportData.Citation("k", "An entry.", "javascript:alert(1)")),
                full.warnings());
        assertThat(RunReport.html(hostile)).doesNotContain("javascript:");
    }

    @Test
    void filesOutsideTheRunAreRefused() {
        for (String path : List.of("../x.npy", "/etc/passwd", "javascript:alert(1)", "a//b", "")) {
            assertThatThrownBy(() -> new ReportData.OutputFile(path, "", "", List.of()))
                    .as(path)
                    .hasMessageContaining("'" + path + "'");
        }
    }

    @Test
    void missingPartsSayWhy() {
        String page = RunReport.html(SampleRun.partial());
        Document document = Drawings.parse(page);
        assertThat(Drawings.elements(document, "figure")).hasSize(1);
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Not in this run: the recipe has no decoder.")
                .contains("Not in this run: rate maps were switched off.")
                .contains("0.0123 m²")
                .contains("a mean squared error has no target entropy")
                .doesNotContain("KL to target");
    }

    @Test
    void timesAndMachineStayInTheManifestUnlessGiven() {
        assertThat(FULL).contains("href=\"manifest.json\"");
        ReportData full = SampleRun.full();
        ReportData.Provenance provenance = new ReportData.Provenance(
                full.provenance().facts(), List.of(new ReportData.Fact("duration", "5 min 12 s")));
        String page = RunReport.html(new ReportData(
                full.runName(),
                full.what(),
                full.setup(),
                full.training(),
                full.decoding(),
                full.recorded(),
                full.tuning(),
                full.spectrum(),
                provenance,
                full.recipeYaml(),
                full.files(),
                full.references(),
                full.warnings()));
        assertThat(page).contains("5 min 12 s").doesNotContain("Times and machine differ");
    }

    @Test
    void everyUnitUndefinedStillGivesAReport() {
        ReportData full = SampleRun.full();
        ReportData.Tuning t = ((Part.Present<ReportData.Tuning>) full.tuning()).value();
        List<Measured> none = t.spacingMetres().stream()
                .map(x -> Measured.undefined("silent"))
                .toList();
        ReportData.Score first = t.scores().getFirst();
        ReportData.Tuning silent = new ReportData.Tuning(
                List.of(new ReportData.Score(
                        first.key(),
                        first.symbol(),
                        first.name(),
                        first.definition(),
                        none,
                        first.nullScores(),
                        first.nullDefinition())),
                t.spacingMetres(),
                t.columns(),
                t.maps(),
                t.autocorrelograms(),
                t.rateUnit(),
                t.sample());
        String page = RunReport.html(new ReportData(
                full.runName(),
                full.what(),
                full.setup(),
                full.training(),
                full.decoding(),
                full.recorded(),
                Part.of(silent),
                full.spectrum(),
                full.provenance(),
                full.recipeYaml(),
                full.files(),
                full.references(),
                full.warnings()));
        Drawings.parse(page);
        assertThat(page).contains("g60 undefined for 96 units: 96 silent");
    }

    @Test
    void aTableForTheWrongNumberOfUnitsIsRefused() {
        ReportData.Tuning t =
                ((Part.Present<ReportData.Tuning>) SampleRun.full().tuning()).value();
        assertThatThrownBy(() -> new ReportData.Tuning(
                        t.scores(),
                        t.spacingMetres().subList(0, 5),
                        t.columns(),
                        t.maps(),
                        t.autocorrelograms(),
                        "a.u.",
                        ""))
                .hasMessageContaining("spacings for 5 units beside maps of 96");
    }

    private static Document asDocument(Element element) {
        Document document = Drawings.parse("<x/>");
        document.getDocumentElement().appendChild(document.importNode(element, true));
        return document;
    }
}
