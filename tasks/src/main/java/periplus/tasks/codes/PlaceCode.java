package periplus.tasks.codes;

import periplus.core.workers.Workers;

/**
 * A population of place cells: position in metres to a probability over cells.
 *
 * <p>Contract: {@link #encode} writes {@link #cells} finite non-negative numbers that sum to 1 (to float rounding), for
 * every position within 1000 km, also outside the arena. It is a pure function of the position, keeps no state and may be
 * called from any thread.
 *
 * <p>Not to be confused with {@link PlaceCells}, whose cells each have their own peak of 1 and do not sum to anything.
 *
 * <p>To add your own: implement the four abstract methods and extend {@code PlaceCodeContract} in the tests; tasks and
 * decoders then work with it.
 */
public interface PlaceCode extends CellPopulation {
    /** Where the cells' fields lie. */
    PlaceCentres centres();

    @Override
    default int cells() {
        return centres().count();
    }

    @Override
    default PlaceCentres fieldCentres() {
        return centres();
    }

    /** Positions that one worker encodes at a time. */
    int POSITIONS_PER_PART = 32;

    /** Writes the code of (x, y) to {@code out[offset .. offset + cells)}. */
    void encode(double xMetres, double yMetres, float[] out, int offset);

    @Override
    default Normalisation normalisation() {
        return Normalisation.SUM_OVER_CELLS;
    }

    /** The code of the position alone. */
    @Override
    default void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        encode(xMetres, yMetres, out, offset);
    }

    /** Encodes {@code positions} x, y pairs row after row, shared out over the workers. */
    default void encodeAll(double[] xyMetres, int positions, float[] out, Workers workers) {
        int cells = cells();
        if (xyMetres.length < 2 * positions || out.length < (long) positions * cells) {
            throw new IllegalArgumentException(positions + " positions of " + cells
                    + " cells do not fit arrays of length " + xyMetres.length + " and " + out.length);
        }
        int parts = (positions + POSITIONS_PER_PART - 1) / POSITIONS_PER_PART;
        workers.run(parts, (part, worker) -> {
            int end = Math.min(positions, (part + 1) * POSITIONS_PER_PART);
            for (int i = part * POSITIONS_PER_PART; i < end; i++) {
                encode(xyMetres[2 * i], xyMetres[2 * i + 1], out, i * cells);
            }
        });
    }
}
