package periplus.analysis.population;

import periplus.core.errors.BadInputException;

/** Refuses what is no cloud of points, naming the place. */
final class PointCheck {
    private PointCheck() {}

    /** At least {@code atLeast} rows of one length of at least 1, all finite. */
    static void check(double[][] points, int atLeast) {
        if (points.length < atLeast) {
            throw new BadInputException(points.length + " population vectors: expected at least " + atLeast);
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != points[0].length || points[i].length == 0) {
                throw new BadInputException("population vector " + i + " has " + points[i].length
                        + " units, vector 0 has " + points[0].length + ": expected the same number, at least 1");
            }
            for (int u = 0; u < points[i].length; u++) {
                if (!Double.isFinite(points[i][u])) {
                    throw new BadInputException("population vector " + i + " is " + points[i][u] + " at unit " + u
                            + ": expected finite numbers; drop unvisited bins and missing samples");
                }
            }
        }
    }

    /** Between 1 and {@code most}. */
    static void checkDimensions(String what, int asked, int most) {
        if (asked < 1 || asked > most) {
            throw new BadInputException(asked + " " + what + ": expected 1 to " + most);
        }
    }
}
