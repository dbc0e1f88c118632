package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * Speed cells: rate_i = gain_i speed / reference speed.
 *
 * <p>The reference has one cell with gain 1 and speed scale + speed sd for the reference speed; other gains are ours.
 * Rates grow without bound: multiply gains down rather than clip.
 */
@Source(key = "george2024", where = "speed cell of the released simulator")
public final class SpeedCells implements CellPopulation {
    private final double referenceMetresPerSecond;
    private final double[] gains;

    /** One cell for each gain. */
    public SpeedCells(double referenceMetresPerSecond, double... gains) {
        if (!(referenceMetresPerSecond > 0) || !(referenceMetresPerSecond < 1e4) || gains.length == 0) {
            throw new BadInputException(gains.length + " speed cells with the reference speed "
                    + referenceMetresPerSecond + "; expected at least one gain and m/s above 0");
        }
        for (double gain : gains) {
            if (!Double.isFinite(gain)) {
                throw new BadInputException("a speed cell's gain is " + gain + "; expected a finite number");
            }
        }
        this.referenceMetresPerSecond = referenceMetresPerSecond;
        this.gains = gains.clone();
    }

    @Override
    public int cells() {
        return gains.length;
    }

    @Override
    public String name() {
        return "speed cells";
    }

    @Override
    public String parameters() {
        return cells() + " cells, rate 1 (times gain) at " + referenceMetresPerSecond + " m/s";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.ONE_AT_REFERENCE_SPEED;
    }

    /** The rates at this speed; position and heading do not matter. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        for (int i = 0; i < gains.length; i++) {
            out[offset + i] = (float) (gains[i] * speedMetresPerSecond / referenceMetresPerSecond);
        }
    }
}
