package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;

class ParameterGroupTest {
    private static Parameters twoWeights() {
        Parameters parameters =
                new Parameters(List.of(Parameter.vector("a", Role.BIAS, 1), Parameter.vector("b", Role.BIAS, 1)));
        for (Parameter parameter : parameters) {
            parameter.values()[0] = 2f;
            parameter.gradient()[0] = 0f;
        }
        return parameters;
    }

    private static OptimiserSettings grouped(OptimiserSettings optimiser, ParameterGroup... groups) {
        return new GroupedOptimiser(optimiser, List.of(groups));
    }

    @Test
    void decoupledDecayShrinksTheWeightWhereThereIsNoGradient() {
        Parameters parameters = twoWeights();
        Optimiser optimiser = grouped(new AdamW.Settings(), new ParameterGroup(List.of("b"), 0.5, 0.2))
                .start(parameters, Kernels.plain());
        optimiser.update(0.1);
        assertThat(parameters.get("a").values()[0]).isCloseTo(2f * (1 - 0.1f * 0.01f), within(2e-7f));
        assertThat(parameters.get("b").values()[0]).isCloseTo(2f * (1 - 0.05f * 0.2f), within(2e-7f));
    }

    @Test
    void coupledDecayIsNormalisedByAdamLikeAnyGradient() {
        Parameters parameters = twoWeights();
        Optimiser optimiser = grouped(new Adam.Settings(), new ParameterGroup(List.of("b"), 1, 1e-3))
                .start(parameters, Kernels.plain());
        optimiser.update(0.1);
        assertThat(parameters.get("a").values()[0]).isEqualTo(2f);
        assertThat(parameters.get("b").values()[0]).isCloseTo(1.9f, within(1e-5f));
    }

    @Test
    void aFactorOfZeroKeepsTheWeights() {
        for (OptimiserSettings how :
                List.of(new Adam.Settings(), new AdamW.Settings(), new RmsProp.Settings(), new Sgd.Settings(0.9))) {
            Parameters parameters = twoWeights();
            parameters.get("a").gradient()[0] = 1f;
            parameters.get("b").gradient()[0] = 1f;
            grouped(how, new ParameterGroup(List.of("b"), 0, 0.5))
                    .start(parameters, Kernels.plain())
                    .update(0.1);
            assertThat(parameters.get("a").values()[0]).isLessThan(2f);
            assertThat(parameters.get("b").values()[0]).isEqualTo(2f);
        }
    }

    @Test
    void groupsThatNameNothingSomethingUnknownOrSomethingTwiceAreRefused() {
        assertThatThrownBy(() -> new ParameterGroup(List.of(), 1, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no parameter");
        assertThatThrownBy(() -> new ParameterGroup(List.of("a"), -1, 0)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new ParameterGroup(List.of("a"), 1, Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new AdamW.Settings(0.9, 0.999, 1e-8, -1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> grouped(new Adam.Settings(), new ParameterGroup(List.of("c"), 1, 0))
                        .start(twoWeights(), Kernels.plain()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'c'")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> grouped(
                                new Sgd.Settings(0),
                                new ParameterGroup(List.of("a"), 1, 0),
                                new ParameterGroup(List.of("b", "a"), 1, 0))
                        .start(twoWeights(), Kernels.plain()))
                .hasMessageContaining("'a'")
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> grouped(
                                grouped(new Sgd.Settings(0), new ParameterGroup(List.of("a"), 1, 0)),
                                new ParameterGroup(List.of("b"), 1, 0))
                        .start(twoWeights(), Kernels.plain()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
