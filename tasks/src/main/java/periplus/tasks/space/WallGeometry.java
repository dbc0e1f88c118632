package periplus.tasks.space;

/** What walls do to a distance. */
public enum WallGeometry {
    /** Nothing: the straight line, through walls. */
    EUCLIDEAN,
    /** The straight line where no wall is in between; infinite otherwise. */
    LINE_OF_SIGHT,
    /** The length of the shortest way round all walls; infinite where there is none. */
    GEODESIC
}
