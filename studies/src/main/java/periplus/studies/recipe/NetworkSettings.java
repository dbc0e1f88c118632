package periplus.studies.recipe;

import periplus.core.kernels.Nonlinearity;
import periplus.core.settings.Key;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.NoiseLaw;

/** The recurrent network. */
public record NetworkSettings(
        @Key(doc = "hidden units", range = ">= 1") int units,

        @Key(
                doc =
                        "leaky: h = (1 - alpha) h + alpha f(...); gru: gates and candidate, of which a step takes the share"
                                + " alpha (nonlinearity: tanh, leak_form: rate)",
                defaultValue = "leaky")
        CellKind cell,

        @Key(doc = "f in h = (1 - alpha) h + alpha f(...)", defaultValue = "relu")
        Nonlinearity nonlinearity,

        @Key(doc = "the leak", defaultValue = "{kind: alpha, alpha: 1}")
        LeakSettings leak,

        @Key(
                doc = "rate: h leaks and f is inside the leak; current: x leaks and h = f(x);"
                        + " additive: h = (1 - alpha) h + f(...), where alpha may be 0",
                defaultValue = "rate")
        LeakForm leakForm,

        @Key(doc = "a bias for each hidden unit", defaultValue = "false")
        boolean bias,

        @Key(doc = "a bias for each output", defaultValue = "false")
        boolean readoutBias,

        @Key(doc = "sd of the noise inside the nonlinearity, each step", defaultValue = "0")
        double noiseInsideSd,

        @Key(doc = "sd of the noise added to the state after the leak, each step", defaultValue = "0")
        double noiseOutsideSd,

        @Key(
                doc = "gaussian; or uniform01, the two numbers above times a uniform one from [0, 1), as in released"
                        + " code: a constant push of half of it, for comparison only",
                defaultValue = "gaussian")
        NoiseLaw noiseLaw,

        @Key(doc = "how the weights start", defaultValue = "{}")
        InitialWeightSettings initialWeights,

        @Key(
                doc =
                        "1: one recurrent population; 2: a hierarchy of two with units each, input and feedback to the first,"
                                + " readout of the second",
                range = "1 or 2",
                defaultValue = "1")
        int modules) {
    public NetworkSettings {
        Checks.atLeast("network.units", units, 1);
        Checks.notNegative("network.noise_inside_sd", noiseInsideSd);
        Checks.notNegative("network.noise_outside_sd", noiseOutsideSd);
        if (cell == CellKind.GRU && (nonlinearity != Nonlinearity.TANH || leakForm != LeakForm.RATE)) {
            throw new IllegalArgumentException(
                    "network.cell is gru, whose candidate is a tanh and whose rate leaks: give"
                            + " network.nonlinearity=tanh and leave network.leak_form at rate");
        }
        if (leak instanceof LeakSettings.Alpha(double alpha) && alpha == 0 && leakForm != LeakForm.ADDITIVE) {
            throw new IllegalArgumentException("network.leak.alpha is 0 and network.leak_form is not additive: the"
                    + " network would never move; give an alpha in (0, 1], or leak_form: additive");
        }
        if (modules != 1 && modules != 2) {
            throw new IllegalArgumentException("network.modules must be 1 or 2, got " + modules);
        }
        boolean plain = (leak instanceof LeakSettings.Alpha || leak instanceof LeakSettings.Tau)
                && leakForm == LeakForm.RATE
                && cell == CellKind.LEAKY
                && !bias;
        if (modules == 2 && !plain) {
            throw new IllegalArgumentException("network.modules: 2 goes with a given leak of form rate and no bias;"
                    + " use cell: leaky, leak kind alpha or tau, leak_form: rate, bias: false");
        }
    }
}
