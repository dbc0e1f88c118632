package periplus.tasks.space;

import periplus.core.errors.BadInputException;

/**
 * Mazes of corridors: arenas in which the animal's ways are few.
 *
 * <p>Lengths are metres; corridors have walls on both sides. Coordinates are those that the replay tasks use, so the
 * centre of mass need not lie at 0.
 */
public final class Tracks {
    private Tracks() {}

    /** The T-maze of the replay tasks: corridors 0.2 m wide, a stem of 1.5 m and two arms of 0.8 m. */
    public static Arena tMaze() {
        return tMaze(0.2, 1.5, 0.8);
    }

    /**
     * A T-maze with its stem upright on x = 0 and its base at y = -2/3 of the stem's length.
     *
     * @param corridorMetres width of stem and arms
     * @param stemMetres length of the stem, from its base to the arms' lower wall
     * @param armMetres length of each arm, from the stem's side wall to its end
     */
    public static Arena tMaze(double corridorMetres, double stemMetres, double armMetres) {
        requireLength("corridor width", corridorMetres);
        requireLength("stem", stemMetres);
        requireLength("arm", armMetres);
        double h = corridorMetres / 2;
        double base = -2 * stemMetres / 3;
        double low = base + stemMetres;
        double high = low + corridorMetres;
        double end = h + armMetres;
        return Arena.polygon(
                -h, base, h, base, h, low, end, low, end, high, -end, high, -end, low, -h, low);
    }

    /**
     * A corridor along an equilateral triangle, apex up, centroid at 0.
     *
     * @param circumradiusMetres distance from the centroid to the corners of the corridor's middle line; with 1 the
     *     middle line is the triangle (0, 1), (-sqrt(3)/2, -1/2), (sqrt(3)/2, -1/2)
     * @param corridorMetres width of the corridor, below the circumradius
     */
    public static Arena triangle(double circumradiusMetres, double corridorMetres) {
        requireLength("circumradius", circumradiusMetres);
        requireLength("corridor width", corridorMetres);
        // moving a side by w/2 moves the corners by w
        double inner = circumradiusMetres - corridorMetres;
        if (!(inner > 1e-3)) {
            throw new BadInputException("a triangle track of circumradius " + circumradiusMetres
                    + " m has no middle to walk around with corridors of " + corridorMetres
                    + " m; make the corridor narrower than the circumradius");
        }
        return Arena.polygon(corners(circumradiusMetres + corridorMetres)).withHole(corners(inner));
    }

    /**
     * Two square loops side by side that share their middle corridor: a figure of eight, centred on 0.
     *
     * @param loopMetres side of each loop, measured along the corridors' middle lines
     * @param corridorMetres width of the corridors, below the loop's side
     */
    public static Arena figureEight(double loopMetres, double corridorMetres) {
        requireLength("loop", loopMetres);
        requireLength("corridor width", corridorMetres);
        if (!(loopMetres - corridorMetres > 1e-3)) {
            throw new BadInputException("a figure of eight with loops of " + loopMetres
                    + " m has no middle to walk around with corridors of " + corridorMetres
                    + " m; make the corridor narrower than the loop");
        }
        double h = corridorMetres / 2;
        double s = loopMetres;
        double top = s / 2 - h;
        return Arena.rectangle(2 * s + corridorMetres, s + corridorMetres)
                .withHole(h, -top, s - h, -top, s - h, top, h, top)
                .withHole(h - s, -top, -h, -top, -h, top, h - s, top);
    }

    private static double[] corners(double circumradius) {
        double w = circumradius * Math.sqrt(3.0) / 2;
        return new double[] {0, circumradius, -w, -circumradius / 2, w, -circumradius / 2};
    }

    private static void requireLength(String what, double metres) {
        if (!(metres > 0) || !(metres < 1e4)) {
            throw new BadInputException(
                    "a track's " + what + " is " + metres + "; expected metres above 0 and below 10000");
        }
    }
}
