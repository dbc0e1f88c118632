package periplus.tasks.codes;

import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.math.PortableMath;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Grid cells as sums of three cosines, in modules that share spacing and orientation.
 *
 * <pre>
 *   f = (cos phi_1 + cos phi_2 + cos phi_3) / 3,   phi_j = 4 pi / (sqrt(3) spacing) (o - x) . w_j
 *   rectified: max(0, (f - f0) / (1 - f0)),  f0 = (2 cos(pi field / spacing) + 1) / 3
 *   shifted:   2/3 (f + 1/2)
 * </pre>
 *
 * <p>w_j: unit vectors at orientation, orientation + 60 and + 120 degrees; o: the cell's offset, one of its peaks; spacing:
 * distance of neighbouring peaks in metres; field / spacing: diameter of a rectified field towards its neighbour's
 * neighbour (2/3 by default, where f0 = 0). Peak 1, least value 0.
 *
 * <p>The reference's "grid scale" is the wavelength of the cosines, so its peaks lie 2/sqrt(3) = 1.155 times that apart:
 * scales 0.3, 0.5, 0.8 m are spacings 0.346, 0.577, 0.924 m. Here the setting is what is measured, the spacing.
 * Peaks also lie on rows 30 degrees from the w_j.
 */
@Source(key = "george2024", where = "grid cells of the released simulator; its scale is a wavelength")
public final class GridCells implements CellPopulation {
    /** Under which purpose offsets are drawn. */
    public static final String PURPOSE = "grid-cells";

    /** The reference's modules, as spacings. */
    public static final List<Module> REFERENCE_MODULES = List.of(
            new Module(0.3 * 2 / Math.sqrt(3), 0),
            new Module(0.5 * 2 / Math.sqrt(3), 0.1),
            new Module(0.8 * 2 / Math.sqrt(3), 0.2));

    /**
     * Cells that share a grid's spacing and orientation.
     *
     * @param spacingMetres distance between neighbouring peaks
     * @param orientationRadians direction of the first wave vector; the pattern repeats every 60 degrees
     */
    public record Module(double spacingMetres, double orientationRadians) {
        public Module {
            if (!(spacingMetres > 0) || !(spacingMetres < 1e4) || !Double.isFinite(orientationRadians)) {
                throw new BadInputException("a grid module of spacing " + spacingMetres + " m and orientation "
                        + orientationRadians + "; expected metres above 0 and finite radians");
            }
        }
    }

    /** From the sum of cosines to a rate. */
    public enum Profile {
        /** Round fields in silence. */
        RECTIFIED,
        /** The whole wave, lifted to be at least 0. */
        SHIFTED
    }

    private final List<Module> modules;
    private final Profile profile;
    private final double fieldOverSpacing;
    private final float floor;

    /** {@code waves[cell * 9 + 3 j ..]}: k_x, k_y and the phase at 0, in turns. */
    private final double[] waves;

    private GridCells(List<Module> modules, Profile profile, double fieldOverSpacing, double[] offsets) {
        if (!(fieldOverSpacing > 0) || !(fieldOverSpacing <= 1)) {
            throw new BadInputException("the grid fields' diameter over spacing is " + fieldOverSpacing
                    + "; expected a number in (0, 1] (2/3 in the reference)");
        }
        this.modules = List.copyOf(modules);
        this.profile = profile;
        this.fieldOverSpacing = fieldOverSpacing;
        this.floor = (float) ((2 * StrictMath.cos(StrictMath.PI * fieldOverSpacing) + 1) / 3);
        int n = offsets.length / 2;
        this.waves = new double[9 * n];
        for (int i = 0; i < n; i++) {
            Module module = module(i, n);
            double perMetre = 2 / (Math.sqrt(3) * module.spacingMetres());
            for (int j = 0; j < 3; j++) {
                double angle = module.orientationRadians() + j * StrictMath.PI / 3;
                double kx = perMetre * StrictMath.cos(angle);
                double ky = perMetre * StrictMath.sin(angle);
                waves[9 * i + 3 * j] = kx;
                waves[9 * i + 3 * j + 1] = ky;
                waves[9 * i + 3 * j + 2] = -(kx * offsets[2 * i] + ky * offsets[2 * i + 1]);
            }
        }
    }

    /** Cells with given offsets x0, y0, ...; the modules get equal blocks of cells, in order. */
    public static GridCells at(
            List<Module> modules, Profile profile, double fieldOverSpacing, double... offsetsMetres) {
        if (modules.isEmpty() || offsetsMetres.length < 2 || offsetsMetres.length % 2 != 0) {
            throw new BadInputException("grid cells need at least one module and x, y of at least one cell, got "
                    + modules.size() + " modules and " + offsetsMetres.length + " numbers");
        }
        return new GridCells(modules, profile, fieldOverSpacing, offsetsMetres);
    }

    /** {@code cells} cells with offsets uniform over the grid's unit cell, drawn from "grid-cells" of the seed. */
    public static GridCells random(List<Module> modules, Profile profile, int cells, long seed) {
        if (cells < Math.max(1, modules.size()) || cells > 1_000_000 || modules.isEmpty()) {
            throw new BadInputException("the number of grid cells is " + cells + " in " + modules.size()
                    + " modules; expected at least one module and one cell for each, at most 1000000");
        }
        RandomStream stream = RandomStream.of(seed, PURPOSE);
        double[] offsets = new double[2 * cells];
        for (int i = 0; i < cells; i++) {
            Module module = modules.get((int) ((long) i * modules.size() / cells));
            // two lattice vectors, 60 degrees apart, on rows 30 degrees from the wave vectors
            double along = module.spacingMetres() * stream.nextUniform();
            double aside = module.spacingMetres() * stream.nextUniform();
            double angle = module.orientationRadians() + StrictMath.PI / 6;
            offsets[2 * i] = along * StrictMath.cos(angle) + aside * StrictMath.cos(angle + StrictMath.PI / 3);
            offsets[2 * i + 1] = along * StrictMath.sin(angle) + aside * StrictMath.sin(angle + StrictMath.PI / 3);
        }
        return new GridCells(modules, profile, 2.0 / 3, offsets);
    }

    /** The module of a cell. */
    public Module module(int cell) {
        return module(cell, cells());
    }

    private Module module(int cell, int cells) {
        return modules.get((int) ((long) cell * modules.size() / cells));
    }

    @Override
    public int cells() {
        return waves.length / 9;
    }

    @Override
    public String name() {
        return "grid cells";
    }

    @Override
    public String parameters() {
        StringBuilder words =
                new StringBuilder(cells() + " cells, " + PlaceCells.words(profile) + " cosines, spacing ");
        for (int i = 0; i < modules.size(); i++) {
            words.append(i == 0 ? "" : ", ")
                    .append(RadialPlaceCode.rounded(modules.get(i).spacingMetres()));
        }
        words.append(" m");
        if (profile == Profile.RECTIFIED) {
            words.append(", field over spacing ").append(RadialPlaceCode.rounded(fieldOverSpacing));
        }
        return words.append(", each cell's peak is 1").toString();
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
        for (int i = 0; i < cells(); i++) {
            float sum = 0;
            for (int w = 9 * i; w < 9 * i + 9; w += 3) {
                double turns = waves[w] * xMetres + waves[w + 1] * yMetres + waves[w + 2];
                sum += PortableMath.cosTurns((float) (turns - Math.rint(turns)));
            }
            float f = sum / 3;
            out[offset + i] = profile == Profile.SHIFTED
                    ? Math.max(0f, (f + 0.5f) * (2f / 3))
                    : Math.max(0f, (f - floor) / (1 - floor));
        }
    }
}
