package periplus.nets.training;

import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Nonlinearity;
import periplus.core.source.Source;
import periplus.nets.cells.CellSettings;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;
import periplus.nets.parameters.WeightScheme;

/**
 * The maximal-update parameterisation of a recurrent network with the strength of feature learning gamma, for Adam.
 *
 * <pre>
 *   h(t+1) - h(t) = tau (-h(t) + (1/N) J phi(h(t)) + s U x(t))      phi = tanh
 *   f(t)          = (1 / (gamma N)) W phi(h(t))                     rate eta = gamma eta_0
 *   J_ij ~ N(0, N)      W_ij ~ N(0, 1)      U_ij ~ N(0, 1)
 * </pre>
 *
 * <p>N is the number of units. A larger gamma makes the readout small, so that the hidden weights must move to do the
 * task (rich); a small one lets the readout do it on hidden weights that hardly move (lazy).
 *
 * <p>Here the factors are folded into the arrays: the network learns J/N, W/(gamma N) and sU, which are what
 * {@link CellSettings} of leaky current cells call J, D and M, with learning rates times 1/N, 1/(gamma N) and s. Adam's
 * step does not depend on the scale of a gradient, so this is the printed form with its epsilon scaled likewise, which
 * keeps the units' widths comparable.
 *
 * <p>Source: factors, the law of J and the rate as printed; the laws of W and U and the scale s are ours (the print does
 * not say them). s fits inputs of size 10 to tanh; 1 is the printed form. No biases.
 *
 * @param units N
 * @param gamma strength of feature learning
 * @param tau leak in a step, in (0, 1]
 * @param inputScale s
 */
@Source(key = "huang2025", where = "section 4.2 and the Adam version of the parameterisation")
public record MuParameterisation(int units, double gamma, double tau, double inputScale) {
    public MuParameterisation {
        if (units < 1) {
            throw new BadInputException("a parameterisation for " + units + " units, expected at least 1");
        }
        if (!(gamma > 0) || !Double.isFinite(gamma)) {
            throw new BadInputException("gamma is " + gamma + ", expected a positive number such as 1");
        }
        if (!(tau > 0 && tau <= 1)) {
            throw new BadInputException("tau is " + tau + ", expected a number in (0, 1]");
        }
        if (!(inputScale > 0) || !Double.isFinite(inputScale)) {
            throw new BadInputException("the input scale is " + inputScale + ", expected a positive number");
        }
    }

    /** The cell: tanh, the current leaks, no bias, no noise. */
    public CellSettings cell() {
        return new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(tau), LeakForm.CURRENT, false, Noise.NONE);
    }

    /** First values of the folded arrays for a network with this many inputs. */
    public Initialisation initialisation(int inputs) {
        WeightScheme zeros = new WeightScheme.Zeros();
        return new Initialisation(
                zeros,
                new WeightScheme.Gaussian(inputScale * Math.sqrt(inputs)),
                new WeightScheme.Gaussian(1),
                new WeightScheme.Gaussian(1 / (gamma * Math.sqrt(units))),
                zeros);
    }

    /** The optimiser with this parameterisation's learning rates. */
    public OptimiserSettings optimiser(OptimiserSettings rule) {
        return new GroupedOptimiser(
                rule,
                List.of(
                        new ParameterGroup(List.of("RNN.weight_hh_l0"), factor(Role.RECURRENT), 0),
                        new ParameterGroup(List.of("RNN.weight_ih_l0"), factor(Role.INPUT), 0),
                        new ParameterGroup(List.of("decoder.weight"), factor(Role.DECODER), 0)));
    }

    /** eta = gamma eta_0. */
    public double learningRate(double first) {
        return gamma * first;
    }

    /** What the printed array of this parameter is multiplied with in the network: its folded factor. */
    public double factor(Parameter parameter) {
        return factor(parameter.role());
    }

    private double factor(Role role) {
        return switch (role) {
            case RECURRENT -> 1.0 / units;
            case DECODER -> 1 / (gamma * units);
            case INPUT -> inputScale;
            case ENCODER, BIAS, LEAK -> 1;
        };
    }
}
