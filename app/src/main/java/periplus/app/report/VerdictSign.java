package periplus.app.report;

import periplus.studies.claims.Verdict;

/** A verdict as a small drawn sign beside its word, so that neither colour nor font carries it alone. */
final class VerdictSign {
    private VerdictSign() {}

    static String styleClass(Verdict verdict) {
        return switch (verdict) {
            case REPRODUCED -> "yes";
            case NOT_REPRODUCED -> "no";
            case INCONCLUSIVE -> "open";
        };
    }

    /** The sign: a tick, a cross, a question of two dots. */
    static void draw(Html page, Verdict verdict, int size) {
        String inside = switch (verdict) {
            case REPRODUCED -> "<path d=\"M4.4 8.4l2.5 2.5 4.8-5.4\"/>";
            case NOT_REPRODUCED -> "<path d=\"M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6\"/>";
            case INCONCLUSIVE -> "<path d=\"M4.6 8h6.8\"/>";
        };
        page.markup("<svg class=\"sign\" viewBox=\"0 0 16 16\" width=\"" + size + "\" height=\"" + size
                + "\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"7\"/>" + inside + "</svg>");
    }

    /** Sign and word. */
    static void write(Html page, Verdict verdict) {
        page.open("span", "class", "verdict " + styleClass(verdict));
        draw(page, verdict, 15);
        page.text(" " + verdict.words()).close();
    }
}
