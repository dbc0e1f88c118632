package periplus.tasks.codes;

import org.jspecify.annotations.Nullable;

/**
 * Cells that fire by where the animal is, which way it faces and how fast it goes.
 *
 * <p>Contract: {@link #rates} writes {@link #cells} finite numbers, a pure function of its arguments; it keeps no state
 * and may be called from any thread. Rates have no unit; {@link #normalisation} says what they are scaled to. Multiply
 * by a peak in hertz to make spikes of them ({@link PoissonSpikes}).
 *
 * <p>To add your own: implement the five methods and extend {@code CellPopulationContract} in the tests; tasks can then
 * take it for a target or a start code.
 */
public interface CellPopulation {
    /** Number of cells. */
    int cells();

    /** The cells' name, as in recipes and reports. */
    String name();

    /** The parameters in words with units. */
    String parameters();

    /** What the rates are scaled to. */
    Normalisation normalisation();

    /**
     * Writes the rates of an animal at (x, y) to {@code out[offset .. offset + cells)}.
     *
     * @param headingRadians direction of movement, counter-clockwise from +x
     * @param speedMetresPerSecond its speed
     */
    void rates(
            double xMetres, double yMetres, double headingRadians, double speedMetresPerSecond, float[] out, int offset);

    /** Where the cells' fields lie, if each has one field; otherwise null, as for grid cells. */
    default @Nullable PlaceCentres fieldCentres() {
        return null;
    }

    /** What a population's numbers are scaled to. */
    enum Normalisation {
        /** Each row is a distribution over cells: non-negative, sum 1. A cell's own peak depends on its neighbours. */
        SUM_OVER_CELLS("sum over cells is 1"),
        /** Each cell's greatest possible rate is 1, whatever the others do. */
        PEAK_OF_EACH_CELL("each cell's peak is 1"),
        /** Each cell's rate is at most 1 for one wall all around; real arenas stay below. */
        WHOLE_CIRCLE_IS_ONE("1 for a wall all around at the preferred distance"),
        /** The rate is 1 at a named speed and grows without bound. */
        ONE_AT_REFERENCE_SPEED("1 at the reference speed"),
        /** The population's mean square over the arena is 1. */
        UNIT_MEAN_SQUARE("mean square over the arena is 1");

        private final String words;

        Normalisation(String words) {
            this.words = words;
        }

        /** In words, for reports. */
        public String words() {
            return words;
        }
    }
}
