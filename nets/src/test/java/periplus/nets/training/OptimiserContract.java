package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;

/** What every optimiser promises; extend it with your settings. */
abstract class OptimiserContract {
    /** The settings under test. */
    abstract OptimiserSettings settings();

    private static Parameters parameters() {
        Parameters parameters = new Parameters(
                List.of(Parameter.matrix("first", Role.RECURRENT, 37, 19), Parameter.vector("second", Role.BIAS, 5)));
        for (Parameter parameter : parameters) {
            RandomStream.of(1, parameter.name()).fillGaussian(parameter.values(), 0, parameter.size(), 1f);
        }
        return parameters;
    }

    private static void update(Parameters parameters, Optimiser optimiser, long step, double rate) {
        for (Parameter parameter : parameters) {
            RandomStream.of(2, parameter.name(), step).fillGaussian(parameter.gradient(), 0, parameter.size(), 1f);
        }
        optimiser.update(rate);
    }

    private static void assertSame(Parameters found, Parameters expected) {
        for (Parameter parameter : expected) {
            assertThat(found.get(parameter.name()).values())
                    .as(parameter.name())
                    .isEqualTo(parameter.values());
        }
    }

    @Test
    void aRestoredOptimiserGoesOnBitForBit() {
        Parameters through = parameters();
        Optimiser first = settings().start(through, Kernels.plain());
        for (int step = 0; step < 4; step++) {
            update(through, first, step, 0.01);
        }
        Parameters resumed = parameters();
        resumed.copyFrom(through);
        Map<String, float[]> saved = new LinkedHashMap<>();
        first.state().forEach((name, values) -> saved.put(name, values.clone()));
        Optimiser second = settings().start(resumed, Kernels.plain());
        second.restore(saved, first.updates());
        for (int step = 4; step < 8; step++) {
            update(through, first, step, 0.02);
            update(resumed, second, step, 0.02);
        }
        assertSame(resumed, through);
        assertThat(second.updates()).isEqualTo(8);
        first.state().forEach((name, values) -> assertThat(second.state()).containsEntry(name, values));
    }

    @Test
    void neitherTheKernelsNorTheWorkersChangeABit() {
        Parameters plain = parameters();
        Optimiser expected = settings().start(plain, Kernels.plain());
        Parameters fast = parameters();
        Optimiser found = settings().start(fast, BackwardsWorkers.kernels(7, "auto"));
        for (int step = 0; step < 5; step++) {
            update(plain, expected, step, 0.01);
            update(fast, found, step, 0.01);
        }
        assertSame(fast, plain);
    }

    @Test
    void aRateOfZeroKeepsTheWeightsAndStillCounts() {
        Parameters parameters = parameters();
        Optimiser optimiser = settings().start(parameters, Kernels.plain());
        update(parameters, optimiser, 0, 0.0);
        assertSame(parameters, parameters());
        assertThat(optimiser.updates()).isEqualTo(1);
        update(parameters, optimiser, 1, 0.01);
        for (Parameter parameter : parameters()) {
            assertThat(parameters.get(parameter.name()).values()).isNotEqualTo(parameter.values());
        }
    }

    @Test
    void aStateWithAnArrayMissingIsRefusedByName() {
        Optimiser optimiser = settings().start(parameters(), Kernels.plain());
        Map<String, float[]> cut = new LinkedHashMap<>(optimiser.state());
        String name = optimiser.state().keySet().iterator().next();
        cut.remove(name);
        assertThatThrownBy(() -> optimiser.restore(cut, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(name);
    }

    @Test
    void anUpdateAllocatesNothingOfTheParametersSize() {
        Parameters parameters = parameters();
        Optimiser optimiser = settings().start(parameters, Kernels.plain());
        update(parameters, optimiser, 0, 0.01);
        // ten updates: StrictMath.pow makes small tables of its own until it is compiled; one array here has 2812 bytes
        assertThat(Allocations.ofWarm(() -> optimiser.update(1e-6))).isLessThan(10 * 256);
    }
}
