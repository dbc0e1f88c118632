package periplus.nets.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;

/** The hand-written gradients of the specification against differences, directions and forward-mode sensitivities. */
class GradientCheckTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 5, 4, 3, true);

    static Stream<LeakyRnnSettings> everySetting() {
        return Examples.everySetting().stream();
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void everyParametersGradientAgreesWithCentralDifferencesUnderEveryObjective(LeakyRnnSettings settings) {
        for (Objective objective : Examples.everyObjective()) {
            ReferenceLeakyNetwork twin = awayFromKinks(settings, objective);
            GradientCheck.Worst worst = GradientCheck.againstDifferences(twin);
            assertThat(worst.error()).as("%s at %s", objective, worst.where()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void theSlopeAlongTwentyRandomDirectionsIsTheGradientsProductWithThem(LeakyRnnSettings settings) {
        for (Objective objective : Examples.everyObjective()) {
            GradientCheck.Worst worst = GradientCheck.alongDirections(awayFromKinks(settings, objective), 20, 4);
            assertThat(worst.error()).as("%s, %s", objective, worst.where()).isLessThan(1e-6);
        }
    }

    @Test
    void sensitivitiesCarriedForwardGiveTheSameLossAndGradients() {
        for (LeakForm form : LeakForm.values()) {
            for (Nonlinearity f : Nonlinearity.values()) {
                LeakyRnnSettings settings =
                        new LeakyRnnSettings(f, new Leak.LearnedPerUnit(0.5), form, true, Noise.NONE);
                for (Objective objective :
                        new Objective[] {new Objective(new SoftmaxCrossEntropy()), new Objective(new MeanSquaredError())
                        }) {
                    compareWithForwardMode(settings, objective);
                }
            }
        }
    }

    private static void compareWithForwardMode(LeakyRnnSettings settings, Objective objective) {
        SequenceBatch batch = Examples.batch(SHAPE, 5, 3, true, 21);
        ReferenceLeakyNetwork twin = twin(settings, objective, batch, 21);
        Map<String, double[]> gradients = twin.gradients();
        DualNetwork dual = new DualNetwork(settings, SHAPE, batch, twin.parameters());
        gradients.forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                Dual loss = dual.loss(name, i, DualNetwork.isCrossEntropy(objective));
                assertThat(twin.loss()).as("loss of %s", settings).isEqualTo(loss.v(), within(1e-12));
                assertThat(gradient[i]).as("%s[%d] of %s", name, i, settings).isEqualTo(loss.d(), within(1e-12));
            }
        });
    }

    @Test
    void everyCheckFailsForACopyWithAFlippedSignInTheLeak() {
        for (LeakForm form : LeakForm.values()) {
            LeakyRnnSettings settings =
                    new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.3), form, true, Noise.NONE);
            SequenceBatch batch = Examples.batch(SHAPE, 5, 3, true, 5);
            RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
            Examples.fill(network.parameters(), 5);
            Objective objective = new Objective(new SoftmaxCrossEntropy());
            ReferenceLeakyNetwork wrong =
                    new ReferenceLeakyNetwork(settings, SHAPE, network.parameters(), batch, objective, null, null) {
                        @Override
                        protected double throughLeak(double alpha, double d) {
                            return -super.throughLeak(alpha, d);
                        }
                    };
            assertThat(GradientCheck.againstDifferences(wrong).error()).isGreaterThan(1e-2);
            assertThat(GradientCheck.alongDirections(wrong, 20, 4).error()).isGreaterThan(1e-2);
        }
    }

    private static ReferenceLeakyNetwork twin(
            LeakyRnnSettings settings, Objective objective, SequenceBatch batch, long seed) {
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
        Examples.fill(network.parameters(), seed);
        return new ReferenceLeakyNetwork(settings, SHAPE, network.parameters(), batch, objective, null, null);
    }

    /** A difference across relu's kink is not a derivative: draws again until every drive is clear of it. */
    private static ReferenceLeakyNetwork awayFromKinks(LeakyRnnSettings settings, Objective objective) {
        for (long seed = 1; ; seed++) {
            ReferenceLeakyNetwork twin = twin(settings, objective, Examples.batch(SHAPE, 5, 3, true, seed), seed);
            twin.loss();
            if (twin.kinkMargin() > 5e-3) {
                return twin;
            }
        }
    }
}
