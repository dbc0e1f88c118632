package periplus.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.EffectStrip;
import periplus.app.figures.Numbers;
import periplus.core.measure.Measured;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.claims.Judgement;

/** The claims with their verdicts, effects, intervals and p; what lies behind each unfolds below it. */
final class ClaimsTable {
    private static final String COLUMNS = "6";

    private final Html page;
    private final StudyReportData data;
    private final ComparisonWords words;

    private ClaimsTable(Html page, StudyReportData data) {
        this.page = page;
        this.data = data;
        this.words = new ComparisonWords(data.conditions(), data.measures());
    }

    static void write(Html page, StudyReportData data) {
        new ClaimsTable(page, data).write();
    }

    private void write() {
        page.open("section", "id", "claims").leaf("h2", "Claims and verdicts");
        if (data.claims().isEmpty()) {
            page.leaf("p", "This study makes no claims.", "class", "absent").close();
            return;
        }
        page.open("div", "class", "scroll")
                .open("table", "class", "claims")
                .open("thead")
                .open("tr");
        page.leaf("th", "Claim").leaf("th", "Verdict").leaf("th", "Effect [95 % interval]");
        page.leaf("th", "n", "class", "num").leaf("th", "p", "class", "num").leaf("th", "Holm p", "class", "num");
        page.close().close();
        for (int i = 0; i < data.claims().size(); i++) {
            claim(data.claims().get(i), i + 1);
        }
        page.close().close();
        page.leaf(
                "p",
                "n, seeds (pairs of seeds) that entered; p, one-sided in the claimed direction; Holm p, adjusted over"
                        + " all claims with a p, shown beside it and not used by the verdict. Strips: effect and interval"
                        + " with the claimed direction to the right; solid line, no effect; dashed line, the smallest"
                        + " effect that matters.",
                "class",
                "note");
        page.close();
    }

    private void claim(JudgedClaim row, int number) {
        Claim claim = row.claim();
        Judgement judgement = row.judgement();
        page.open("tbody", "id", "claim-" + claim.id());
        page.open("tr", "class", "head").open("td");
        page.leaf("b", number + ". " + claim.statement());
        page.open("span", "class", "source").text(claim.source()).close().close();
        page.open("td", "class", "name");
        VerdictSign.write(page, judgement.verdict());
        page.close();
        effect(judgement);
        page.leaf("td", Integer.toString(judgement.n()), "class", "num");
        number(judgement.p());
        number(row.pHolm());
        page.close();

        page.open("tr", "class", "why").open("td", "colspan", COLUMNS);
        page.leaf("p", judgement.why().isEmpty() ? "No reason is given." : judgement.why());
        page.open("details").leaf("summary", "What is measured and compared");
        page.open("dl");
        page.leaf("dt", "Measure").leaf("dd", claim.measure());
        page.leaf("dt", "Comparison").leaf("dd", words.of(claim.comparison()));
        page.leaf("dt", "Standardised effect").leaf("dd", standardised(judgement.standardised()));
        page.close();
        if (!judgement.parts().isEmpty()) {
            switch (claim.comparison()) {
                case Comparison.AllOf(List<Comparison> parts) ->
                    parts("Parts: all must hold", judgement.parts(), parts);
                case Comparison.MostOf(List<Comparison> parts) ->
                    parts("Parts: three quarters of those that were run must hold", judgement.parts(), parts);
                case Comparison.Single single -> parts("Parts", judgement.parts(), List.of(single));
            }
        }
        control(claim.control(), judgement.control());
        page.close().close().close().close();
    }

    private void parts(String heading, List<Judgement> parts, List<Comparison> comparisons) {
        page.leaf("h4", heading);
        subtableHead();
        for (int i = 0; i < parts.size(); i++) {
            part(i < comparisons.size() ? comparisons.get(i) : parts.get(i).comparison(), parts.get(i));
        }
        page.close().close();
    }

    private void control(Claim.@Nullable Control control, @Nullable Judgement judgement) {
        if (control == null) {
            return;
        }
        page.leaf("h4", "Negative control");
        page.leaf("p", control.statement());
        if (judgement == null) {
            page.leaf("p", words.of(control.comparison()) + ". Not judged.", "class", "absent");
            return;
        }
        subtableHead();
        part(control.comparison(), judgement);
        page.close().close();
    }

    private void subtableHead() {
        page.open("table", "class", "parts").open("thead").open("tr");
        page.leaf("th", "Comparison").leaf("th", "Verdict").leaf("th", "Effect [95 % interval]");
        page.leaf("th", "n", "class", "num").leaf("th", "p", "class", "num");
        page.close().close().open("tbody");
    }

    private void part(Comparison comparison, Judgement judgement) {
        page.open("tr").open("td").text(words.of(comparison));
        page.leaf("p", judgement.why(), "class", "note").close();
        page.open("td", "class", "name");
        VerdictSign.write(page, judgement.verdict());
        page.close();
        effect(judgement);
        page.leaf("td", Integer.toString(judgement.n()), "class", "num");
        number(judgement.p());
        page.close();
    }

    private void effect(Judgement judgement) {
        page.open("td", "class", "effect");
        String name = judgement.effectName();
        switch (judgement.effect()) {
            case Measured.Undefined(String reason) -> page.leaf("span", "–").leaf("span", reason, "class", "source");
            case Measured.Value(double effect) -> {
                page.open("span", "class", "number")
                        .text(Numbers.significant(effect, 2) + interval(judgement))
                        .close();
                page.leaf("span", name, "class", "source");
                Comparison.Single decides = judgement.comparison();
                page.markup(EffectStrip.svg(
                        decides.direction().signed(effect),
                        decides.direction().signed(judgement.low().orNaN()),
                        decides.direction().signed(judgement.high().orNaN()),
                        decides.smallestEffect()));
            }
        }
        page.close();
    }

    private static String interval(Judgement judgement) {
        return judgement.low() instanceof Measured.Value(double low)
                        && judgement.high() instanceof Measured.Value(double high)
                ? " [" + Numbers.significant(low, 2) + ", " + Numbers.significant(high, 2) + "]"
                : " [no interval]";
    }

    private static String standardised(Measured value) {
        return switch (value) {
            case Measured.Value(double v) -> Numbers.fixed(v, 2) + " (over the standard deviation between seeds)";
            case Measured.Undefined(String reason) -> "undefined: " + reason;
        };
    }

    private void number(Measured measured) {
        switch (measured) {
            case Measured.Value(double value) -> page.leaf("td", Numbers.significant(value, 2), "class", "num");
            case Measured.Undefined(String reason) -> page.leaf("td", "–", "class", "num", "title", reason);
        }
    }
}
