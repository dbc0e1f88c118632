package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;

/** Headings made of positions, for motions whose displacement is more than a step straight ahead. */
final class Headings {
    private Headings() {}

    /** The direction of each displacement of a path; a rest and the last instant keep the one before. */
    static void write(Trajectories out, int path) {
        double heading = 0;
        for (int k = 0; k < out.times(); k++) {
            if (k + 1 < out.times()) {
                heading = between(out, path, k, heading);
            }
            out.headingRadians()[path * out.times() + k] = heading;
        }
    }

    /** The direction from instant k to the next, or {@code otherwise} where they are one place. */
    static double between(Trajectories out, int path, int k, double otherwise) {
        double dx = out.x(path, k + 1) - out.x(path, k);
        double dy = out.y(path, k + 1) - out.y(path, k);
        return dx == 0 && dy == 0 ? otherwise : Angles.wrap(StrictMath.atan2(dy, dx));
    }
}
