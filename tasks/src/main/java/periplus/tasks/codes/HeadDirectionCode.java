package periplus.tasks.codes;

import periplus.core.source.Source;
import periplus.tasks.motion.TurningWalk;
import periplus.tasks.space.Arena;

/**
 * {@link HeadDirectionCells} of an animal that turns on the spot ({@link TurningWalk}): tuned to the angle of its position
 * about (0, 0), each with its field's centre on the unit circle.
 *
 * <p>The mean of three centres then points in the circular mean of three preferred directions, as the source decodes.
 *
 * <p>Not to be confused with {@link HeadDirectionCells}, which are tuned to the direction of movement.
 */
@Source(key = "krishna2024", where = "head-direction targets, kappa = 1 / (pi/6)^2; both ends of [-pi, pi] there")
public final class HeadDirectionCode implements CellPopulation {
    private final HeadDirectionCells cells;
    private final PlaceCentres centres;

    /** {@code cells} cells with this angular spread (pi/6 in the source), in an arena that holds the unit circle. */
    public HeadDirectionCode(Arena arena, int cells, double spreadRadians) {
        this.cells = new HeadDirectionCells(cells, spreadRadians);
        double[] xy = new double[2 * cells];
        for (int i = 0; i < cells; i++) {
            xy[2 * i] = StrictMath.cos(this.cells.preferredRadians(i));
            xy[2 * i + 1] = StrictMath.sin(this.cells.preferredRadians(i));
        }
        this.centres = PlaceCentres.at(arena, xy);
    }

    @Override
    public PlaceCentres fieldCentres() {
        return centres;
    }

    @Override
    public int cells() {
        return cells.cells();
    }

    @Override
    public String name() {
        return cells.name();
    }

    @Override
    public String parameters() {
        return cells.parameters() + ", of the position's angle";
    }

    @Override
    public Normalisation normalisation() {
        return cells.normalisation();
    }

    /** The rates for the angle of (x, y); heading and speed do not matter. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        cells.rates(xMetres, yMetres, StrictMath.atan2(yMetres, xMetres), speedMetresPerSecond, out, offset);
    }
}
