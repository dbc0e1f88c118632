package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;

/**
 * Head-direction cells with von Mises tuning: rate_i = exp(kappa (cos(heading - theta_i) - 1)).
 *
 * <p>Preferred directions theta_i = 2 pi i / n, each once. kappa = 1 / spread^2, spread in radians: close to the standard
 * deviation where it is small. Peak 1.
 *
 * <p>The predecessor of the replay studies spaces its angles with both ends of [-pi, pi], so that its first and last cell
 * are one; the reference simulator's spread is 45 degrees, though documented as 30.
 */
@Source(key = "george2024", where = "head-direction cells of the released simulator")
@Source(key = "krishna2024", where = "head-direction targets, kappa = 1 / (pi/6)^2")
public final class HeadDirectionCells implements CellPopulation {
    private final double spreadRadians;
    private final float kappa;
    private final double[] cos;
    private final double[] sin;

    /** {@code cells} cells with this angular spread (pi/4 in the reference, pi/6 in the replay studies). */
    public HeadDirectionCells(int cells, double spreadRadians) {
        if (cells < 1 || cells > 1_000_000 || !(spreadRadians > 1e-3) || !(spreadRadians < 100)) {
            throw new BadInputException(cells + " head-direction cells of spread " + spreadRadians
                    + "; expected 1 to 1000000 cells and radians above 0.001");
        }
        this.spreadRadians = spreadRadians;
        this.kappa = (float) (1 / (spreadRadians * spreadRadians));
        this.cos = new double[cells];
        this.sin = new double[cells];
        for (int i = 0; i < cells; i++) {
            cos[i] = StrictMath.cos(preferredRadians(i, cells));
            sin[i] = StrictMath.sin(preferredRadians(i, cells));
        }
    }

    private static double preferredRadians(int cell, int cells) {
        return 2 * StrictMath.PI * cell / cells;
    }

    /** A cell's preferred direction, in [0, 2 pi). */
    public double preferredRadians(int cell) {
        return preferredRadians(cell, cells());
    }

    @Override
    public int cells() {
        return cos.length;
    }

    @Override
    public String name() {
        return "head-direction cells";
    }

    @Override
    public String parameters() {
        return cells() + " cells, spread " + RadialPlaceCode.rounded(StrictMath.toDegrees(spreadRadians))
                + " degrees, each cell's peak is 1";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.PEAK_OF_EACH_CELL;
    }

    /** The rates for this heading; position and speed do not matter. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        double c = StrictMath.cos(headingRadians);
        double s = StrictMath.sin(headingRadians);
        for (int i = 0; i < cos.length; i++) {
            float apart = (float) Math.min(0, c * cos[i] + s * sin[i] - 1);
            out[offset + i] = PortableMath.exp(kappa * apart);
        }
    }
}
