package periplus.core.carriers;

/**
 * Paths of one length in time: positions and headings of {@code paths} animals at {@code times} instants.
 *
 * <p>{@code positionMetres[(p * times + k) * 2 + axis]} with axis 0 = x, 1 = y; {@code headingRadians[p * times + k]},
 * counter-clockwise from +x, is the direction in which the animal moves on from instant k. Instants are
 * {@code dtSeconds} apart.
 */
public record Trajectories(int paths, int times, double dtSeconds, double[] positionMetres, double[] headingRadians) {
    public Trajectories {
        if (positionMetres.length != paths * times * 2 || headingRadians.length != paths * times) {
            throw new IllegalArgumentException("trajectories of " + paths + " paths x " + times
                    + " instants need positions of length " + paths * times * 2 + " and headings of length "
                    + paths * times + ", got " + positionMetres.length + " and " + headingRadians.length);
        }
        if (!(dtSeconds > 0)) {
            throw new IllegalArgumentException("dtSeconds must be positive, got " + dtSeconds);
        }
    }

    /** Zero trajectories to be filled. */
    public static Trajectories allocate(int paths, int times, double dtSeconds) {
        return new Trajectories(paths, times, dtSeconds, new double[paths * times * 2], new double[paths * times]);
    }

    /** x of path p at instant k, in metres. */
    public double x(int p, int k) {
        return positionMetres[(p * times + k) * 2];
    }

    /** y of path p at instant k, in metres. */
    public double y(int p, int k) {
        return positionMetres[(p * times + k) * 2 + 1];
    }

    /** Heading of path p at instant k, in radians. */
    public double heading(int p, int k) {
        return headingRadians[p * times + k];
    }
}
