package periplus.app.figures;

/**
 * An effect and its interval on a line, in units of the smallest effect that matters: 0 solid, that effect dashed. What
 * lies beyond the strip ends in an arrow.
 */
public final class EffectStrip {
    private static final double WIDTH = 190;
    private static final double HEIGHT = 20;
    private static final double LOW = -2;
    private static final double HIGH = 4;

    private EffectStrip() {}

    /**
     * The drawing, for a table's cell.
     *
     * @param effect counted so that what is claimed is positive
     * @param oneEnd of the interval; NaN where there is none
     * @param otherEnd of the interval, in either order
     * @param smallest effect that matters, positive
     */
    public static String svg(double effect, double oneEnd, double otherEnd, double smallest) {
        if (!Double.isFinite(effect) || !(smallest > 0) || !Double.isFinite(smallest)) {
            return "";
        }
        StringBuilder out = new StringBuilder(
                "<svg class=\"strip\" viewBox=\"0 0 190 20\" width=\"190\" height=\"20\"" + " aria-hidden=\"true\">");
        line(out, 4, WIDTH - 4, 10, Paint.RULE, 0.8);
        upright(out, x(0), "", Paint.MUTED);
        upright(out, x(1), " stroke-dasharray=\"3 2\"", Paint.LIMIT);
        double low = Math.min(oneEnd, otherEnd) / smallest;
        double high = Math.max(oneEnd, otherEnd) / smallest;
        if (Double.isFinite(low) && Double.isFinite(high)) {
            line(out, x(low), x(high), 10, Paint.NETWORK, 2.4);
            arrow(out, low < LOW, 2, -1);
            arrow(out, high > HIGH, WIDTH - 2, 1);
        }
        double share = effect / smallest;
        if (share >= LOW && share <= HIGH) {
            out.append("<circle cx=\"")
                    .append(Numbers.coordinate(x(share)))
                    .append("\" cy=\"10\" r=\"4\" fill=\"")
                    .append(Paint.NETWORK.light())
                    .append("\" class=\"f-network\"/>");
        } else {
            arrow(out, true, share < LOW ? 2 : WIDTH - 2, share < LOW ? -1 : 1);
        }
        return out.append("</svg>").toString();
    }

    private static double x(double share) {
        double clipped = Math.max(LOW, Math.min(HIGH, share));
        return 8 + (clipped - LOW) / (HIGH - LOW) * (WIDTH - 16);
    }

    private static void line(StringBuilder out, double from, double to, double y, Paint paint, double width) {
        path(out, "M" + Svg.point(from, y) + "H" + Numbers.coordinate(to), paint, width, "");
    }

    private static void upright(StringBuilder out, double x, String dashes, Paint paint) {
        path(out, "M" + Svg.point(x, 1) + "V" + Numbers.coordinate(HEIGHT - 1), paint, 1.1, dashes);
    }

    private static void path(StringBuilder out, String d, Paint paint, double width, String more) {
        out.append("<path d=\"")
                .append(d)
                .append("\" fill=\"none\" stroke=\"")
                .append(paint.light())
                .append("\" stroke-width=\"")
                .append(Numbers.coordinate(width))
                .append('"')
                .append(more)
                .append(" class=\"s-")
                .append(paint.key())
                .append("\"/>");
    }

    private static void arrow(StringBuilder out, boolean drawn, double x, int direction) {
        if (drawn) {
            path(
                    out,
                    "M" + Svg.point(x - 4 * direction, 6.5) + "L" + Svg.point(x, 10) + "L"
                            + Svg.point(x - 4 * direction, 13.5),
                    Paint.NETWORK,
                    1.8,
                    "");
        }
    }
}
