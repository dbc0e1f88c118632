package periplus.app.figures;

/** Estimates how wide a text is in a Helvetica-like font, for laying out without one; within about 5 %. */
final class TextWidth {
    private TextWidth() {}

    static double of(String text, double fontSize) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            em += width(text.charAt(i));
        }
        return em * fontSize;
    }

    private static double width(char c) {
        if ("ijl'|.,:;!·".indexOf(c) >= 0) {
            return 0.25;
        }
        if ("ft()[]/ rI-\u202f".indexOf(c) >= 0) {
            return 0.31;
        }
        if ("mwMW%–".indexOf(c) >= 0) {
            return 0.82;
        }
        return Character.isUpperCase(c) ? 0.69 : 0.55;
    }
}
