package periplus.nets.cells;

import periplus.core.kernels.Kernels;

/**
 * The settings of one kind of cell; a record that validates itself.
 *
 * <p>To add your own: a record with the settings, and {@link #build} returning your {@link Cell}.
 */
public interface CellSettings {
    /** The noise that the network is trained with. */
    Noise noise();

    /** A cell with all parameters at zero (a learned leak at its start). */
    Cell build(int inputs, int units, Kernels kernels);
}
