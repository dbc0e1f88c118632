package periplus.nets.cells;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;

/**
 * Settings of a gated network with a leak.
 *
 * @param leak how alpha is given or learned
 * @param bias whether the drive has a learned bias, one number a unit and gate
 * @param noise inside (on all three drives) and outside the leak, while training
 */
public record LeakyGruSettings(Leak leak, boolean bias, Noise noise) implements CellSettings {
    public LeakyGruSettings {
        if (leak instanceof Leak.None) {
            throw new BadInputException("a gated network without a leak would never move; expected an alpha in (0, 1]");
        }
    }

    @Override
    public Cell build(int inputs, int units, Kernels kernels) {
        return new LeakyGruCell(this, inputs, units, kernels);
    }
}
