package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * An unbroken stretch of a path between missing points.
 *
 * @param from its first index
 * @param to one past its last
 */
record Stretch(int from, int to) {
    /** All stretches, in order. */
    static List<Stretch> of(double[] x, double[] y) {
        List<Stretch> stretches = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= x.length; i++) {
            boolean there = i < x.length && there(x, y, i);
            if (there && from < 0) {
                from = i;
            }
            if (!there && from >= 0) {
                stretches.add(new Stretch(from, i));
                from = -1;
            }
        }
        return stretches;
    }

    /** Whether this point has both coordinates. */
    static boolean there(double[] x, double[] y, int i) {
        return Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    /** The stretch as an SVG path; a lone point is a line of length 0. */
    String path(double[] xs, double[] ys, Axis x, Axis y) {
        StringBuilder d = new StringBuilder();
        for (int i = from; i < to; i++) {
            d.append(i == from ? 'M' : 'L').append(Svg.point(x.at(xs[i]), y.at(ys[i])));
        }
        return (to - from == 1 ? d.append("h0") : d).toString();
    }

    /** The share of its length that is behind each of its points, from 0 to 1; empty where it has no length. */
    double[] grown(double[] x, double[] y) {
        double[] length = new double[to - from];
        for (int i = 1; i < length.length; i++) {
            double dx = x[from + i] - x[from + i - 1];
            double dy = y[from + i] - y[from + i - 1];
            length[i] = length[i - 1] + Math.sqrt(dx * dx + dy * dy);
        }
        double whole = length[length.length - 1];
        if (!(whole > 0)) {
            return new double[0];
        }
        for (int i = 0; i < length.length; i++) {
            length[i] /= whole;
        }
        return length;
    }
}
