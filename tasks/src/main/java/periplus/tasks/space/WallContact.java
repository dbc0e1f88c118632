package periplus.tasks.space;

/**
 * The wall nearest to a point: how far it is and which way it lies. Reused from call to call.
 *
 * <p>The distance is in metres and negative where the point is outside the arena. The normal is the unit vector out of
 * the arena at the wall's nearest point; from inside it points from the animal to the wall.
 */
public final class WallContact {
    private double distanceMetres = Double.POSITIVE_INFINITY;
    private double normalX = 1;
    private double normalY;

    /** Distance to the nearest wall in metres; negative outside the arena, infinite where there is no wall. */
    public double distanceMetres() {
        return distanceMetres;
    }

    /** x of the outward unit normal. */
    public double normalX() {
        return normalX;
    }

    /** y of the outward unit normal. */
    public double normalY() {
        return normalY;
    }

    /** Direction of the outward normal in radians, counter-clockwise from +x, in (-pi, pi]. */
    public double normalAngleRadians() {
        return StrictMath.atan2(normalY, normalX);
    }

    void set(double distance, double nx, double ny) {
        this.distanceMetres = distance;
        this.normalX = nx;
        this.normalY = ny;
    }
}
