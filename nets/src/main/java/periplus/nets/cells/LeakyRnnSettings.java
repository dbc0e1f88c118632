package periplus.nets.cells;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;

/**
 * Settings of a leaky recurrent network.
 *
 * @param nonlinearity f
 * @param leak how alpha is given or learned
 * @param form what leaks, the rate or the current, and whether the leak scales the drive; no leak at all is for the
 *     additive form only
 * @param bias whether the drive has a learned bias b
 * @param noise inside and outside the leak, while training
 */
public record LeakyRnnSettings(Nonlinearity nonlinearity, Leak leak, LeakForm form, boolean bias, Noise noise)
        implements CellSettings {

    public LeakyRnnSettings {
        if (leak instanceof Leak.None && form != LeakForm.ADDITIVE) {
            throw new BadInputException("a network without a leak in which the "
                    + (form == LeakForm.RATE ? "rate" : "current")
                    + " leaks would never move; expected an alpha in (0, 1], or the additive form");
        }
    }

    /** The vanilla network of the grid-cell papers: alpha 1, no bias, no noise. */
    public static LeakyRnnSettings vanilla(Nonlinearity nonlinearity) {
        return new LeakyRnnSettings(nonlinearity, new Leak.Fixed(1.0), LeakForm.RATE, false, Noise.NONE);
    }

    /** A rate-leak network of fixed alpha without bias and noise. */
    public static LeakyRnnSettings leaky(Nonlinearity nonlinearity, double alpha) {
        return new LeakyRnnSettings(nonlinearity, new Leak.Fixed(alpha), LeakForm.RATE, false, Noise.NONE);
    }

    @Override
    public Cell build(int inputs, int units, Kernels kernels) {
        return switch (form) {
            case RATE -> new LeakyRnnCell(this, inputs, units, kernels);
            case CURRENT -> new CurrentLeakRnnCell(this, inputs, units, kernels);
            case ADDITIVE -> new AdditiveLeakRnnCell(this, inputs, units, kernels);
        };
    }
}
