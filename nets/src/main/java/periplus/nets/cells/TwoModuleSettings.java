package periplus.nets.cells;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;

/**
 * Settings of a hierarchy of two recurrent modules.
 *
 * @param nonlinearity f of both modules
 * @param alpha the leak of both, in (0, 1]; 1 is the published network
 * @param noise while training; inside noise enters the first module, outside noise both states
 */
public record TwoModuleSettings(Nonlinearity nonlinearity, double alpha, Noise noise) implements CellSettings {
    public TwoModuleSettings {
        if (!(alpha > 0 && alpha <= 1) || (float) alpha == 0f) {
            throw new BadInputException(
                    "alpha is " + alpha + ", expected a number in (0, 1]: 1 is the vanilla network");
        }
    }

    @Override
    public Cell build(int inputs, int units, Kernels kernels) {
        return new TwoModuleRnnCell(this, inputs, units, kernels);
    }
}
