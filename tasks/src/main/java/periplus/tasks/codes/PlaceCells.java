package periplus.tasks.codes;

import java.util.Locale;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.tasks.space.DistancesToPoints;
import periplus.tasks.space.WallGeometry;

/**
 * Place cells that each have their own peak of 1: rate = {@link PlaceProfile}(distance to the centre), with the distance
 * straight, straight but blocked by walls, or round walls ({@link WallGeometry}).
 *
 * <p>Width in metres (0.2 in the reference simulator). A cell whose centre lies behind a wall is silent in the
 * line-of-sight geometry; where nothing is in sight the one-hot profile is silent too.
 *
 * <p>The reference gives blocked pairs the distance 1000 and tests only walls after the fourth, which is wrong in a
 * triangle or T-maze; here every wall blocks, and ways round walls know any number of them.
 *
 * <p>Not to be confused with {@link GaussianPlaceCode} and its kin, which are normalised over cells.
 */
@Source(key = "george2024", where = "place cells of the released simulator")
public final class PlaceCells implements CellPopulation {
    /** The reference's width of a field. */
    public static final double DEFAULT_WIDTH_METRES = 0.2;

    private final PlaceCentres centres;
    private final PlaceProfile profile;
    private final double widthMetres;
    private final DistancesToPoints distances;

    /** Cells with these centres, width in metres. */
    public PlaceCells(PlaceCentres centres, PlaceProfile profile, double widthMetres, WallGeometry geometry) {
        if (!(widthMetres > 0) || !(widthMetres <= 1e3)) {
            throw new BadInputException("the place fields' width is " + widthMetres
                    + "; expected metres above 0 and at most 1000 (0.2 in the reference)");
        }
        this.centres = centres;
        this.profile = profile;
        this.widthMetres = widthMetres;
        this.distances = new DistancesToPoints(centres.arena(), geometry, centres.toArray());
    }

    @Override
    public PlaceCentres fieldCentres() {
        return centres;
    }

    @Override
    public int cells() {
        return centres.count();
    }

    @Override
    public String name() {
        return "place cells";
    }

    @Override
    public String parameters() {
        return cells() + " cells, " + words(profile) + " fields, width " + widthMetres + " m, "
                + words(distances.geometry()) + " distance, each cell's peak is 1";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.PEAK_OF_EACH_CELL;
    }

    /** The rates at (x, y); heading and speed do not matter. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        distances.from(xMetres, yMetres, out, offset);
        profile.apply(out, offset, cells(), widthMetres);
    }

    static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
