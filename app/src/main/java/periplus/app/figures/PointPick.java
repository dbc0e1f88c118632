package periplus.app.figures;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses the points of a large cloud that are drawn: every so many-th, never by where they lie. */
final class PointPick {
    private PointPick() {}

    /** The indices of points with both coordinates. */
    static int[] finite(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x values for " + y.length + " y values");
        }
        return IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
    }

    /** At most {@code most} of these indices, evenly spaced. */
    static int[] evenly(int[] indices, int most) {
        if (indices.length <= most) {
            return indices;
        }
        return IntStream.range(0, most)
                .map(k -> indices[(int) ((long) k * indices.length / most)])
                .toArray();
    }

    /** "2 000 of 10 000 (leaky)". */
    static String words(String label, int drawn, int all) {
        return Numbers.count(drawn) + " of " + Numbers.count(all) + (label.isEmpty() ? "" : " (" + label + ")");
    }

    /** "N = 5 000 points (vanilla), 200 (leaky)"; says so where there is nothing. */
    static String counts(String what, List<String> labels, List<Integer> counts) {
        if (labels.isEmpty()) {
            return "N = 0 " + what + ".";
        }
        StringBuilder out = new StringBuilder("N = ");
        for (int i = 0; i < labels.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(Numbers.count(counts.get(i))).append(i == 0 ? " " + what : "");
            out.append(labels.get(i).isEmpty() ? "" : " (" + labels.get(i) + ")");
        }
        return out.append('.').toString();
    }

    /** The sentence of a caption about points not drawn; empty where all are. */
    static String sentence(List<String> thinned) {
        return thinned.isEmpty()
                ? ""
                : "Points drawn, evenly spaced in their order: " + String.join(", ", thinned) + ".";
    }

    /** The sentence of a caption about points without a place. */
    static String missing(int count) {
        return count == 0 ? "" : Numbers.count(count) + " points without both coordinates are left out.";
    }
}
