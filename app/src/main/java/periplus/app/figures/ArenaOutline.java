package periplus.app.figures;

import java.util.List;

/**
 * The floor plan under paths: the outer boundary, and walls or holes inside it.
 *
 * @param outerXyMetres corners x0, y0, x1, y1, ... of the boundary, closed by itself
 * @param inner closed holes or open walls, corners in the same form
 */
public record ArenaOutline(double[] outerXyMetres, List<double[]> inner) {
    public ArenaOutline {
        if (outerXyMetres.length < 6 || outerXyMetres.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "an arena needs at least 3 corners as x, y pairs, got " + outerXyMetres.length + " numbers");
        }
        inner = List.copyOf(inner);
    }

    /** A square box of this width centred on 0. */
    public static ArenaOutline box(double widthMetres) {
        double h = widthMetres / 2;
        return new ArenaOutline(new double[] {-h, -h, h, -h, h, h, -h, h}, List.of());
    }

    double min(int axis) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = axis; i < outerXyMetres.length; i += 2) {
            min = Math.min(min, outerXyMetres[i]);
        }
        return min;
    }

    double max(int axis) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < outerXyMetres.length; i += 2) {
            max = Math.max(max, outerXyMetres[i]);
        }
        return max;
    }

    /** The longer side of its bounding box. */
    double extentMetres() {
        return Math.max(max(0) - min(0), max(1) - min(1));
    }
}
