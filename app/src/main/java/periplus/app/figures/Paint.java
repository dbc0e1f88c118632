package periplus.app.figures;

import java.util.List;

/**
 * The colours of every figure, each with its counterpart on a dark page.
 *
 * <p>An element carries the light colour as an attribute, so a figure alone is complete, and a class name, by which a
 * dark page recolours it. The data colours differ in lightness as well as in hue and stay apart for colour-blind
 * readers.
 */
public enum Paint {
    /** Text, axes, and whatever is true. */
    INK("#1f2328", "#e4e7ea"),
    /** Secondary text and baselines. */
    MUTED("#636b73", "#a4abb3"),
    /** Grid lines and hairlines. */
    RULE("#d8dce0", "#3b4149"),
    /** The ground. */
    PAPER("#ffffff", "#16191d"),
    /** Null distributions. */
    NULL("#b4bac1", "#59616a"),
    /** The network. */
    NETWORK("#0b6bb0", "#58aeea"),
    /** The best that the decoder can do. */
    FLOOR("#00795c", "#33c498"),
    /** Limits: percentiles of a null, stability boundaries. */
    LIMIT("#c4500a", "#f58b45"),
    /** The first of several things side by side; see {@link #series}. */
    SERIES1("#0b6bb0", "#58aeea"),
    /** The second. */
    SERIES2("#c4500a", "#f58b45"),
    /** The third. */
    SERIES3("#00795c", "#33c498"),
    /** The fourth. */
    SERIES4("#8a4fa3", "#cb97de"),
    /** The fifth. */
    SERIES5("#a87a00", "#e3bd45"),
    /** The sixth. */
    SERIES6("#4aa8de", "#a9dcf9"),
    /** The seventh. */
    SERIES7("#d0628f", "#f3a6c4"),
    /** The eighth. */
    SERIES8("#4a5058", "#c6ccd2");

    /** How many things side by side have a colour of their own. */
    static final int SERIES = 8;

    private static final List<Paint> IN_TURN =
            List.of(SERIES1, SERIES2, SERIES3, SERIES4, SERIES5, SERIES6, SERIES7, SERIES8);

    private final String light;
    private final String dark;

    Paint(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colour of the i-th of several things side by side; after {@link #SERIES} of them they come again. */
    static Paint series(int i) {
        return IN_TURN.get(Math.floorMod(i, SERIES));
    }

    /** The colour on white, {@code #rrggbb}. */
    public String light() {
        return light;
    }

    /** The style rules that recolour figures on a dark page. */
    public static String darkRules() {
        StringBuilder css = new StringBuilder();
        for (Paint p : values()) {
            css.append(".f-").append(p.key()).append("{fill:").append(p.dark).append("}");
            css.append(".s-").append(p.key()).append("{stroke:").append(p.dark).append("}\n");
        }
        return css.toString();
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
