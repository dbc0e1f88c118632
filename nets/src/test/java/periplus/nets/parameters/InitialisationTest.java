package periplus.nets.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;

class InitialisationTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 64, 25, 100, true);

    private static Parameters draw(Initialisation initialisation, long seed, boolean bias) {
        LeakyRnnSettings settings = new LeakyRnnSettings(
                Nonlinearity.RELU, new Leak.LearnedPerNetwork(0.5), LeakForm.RATE, bias, Noise.NONE);
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
        network.initialise(seed, initialisation);
        return network.parameters();
    }

    @Test
    void parametersComeInAFixedOrderWithPyTorchsNamesAndShapes() {
        Parameters p = draw(Initialisation.pytorch(), 1, true);
        assertThat(p.list().stream().map(Parameter::toString))
                .containsExactly(
                        "encoder.weight[64, 100]",
                        "RNN.weight_ih_l0[64, 2]",
                        "RNN.weight_hh_l0[64, 64]",
                        "RNN.bias_ih_l0[64]",
                        "RNN.leak_raw[1]",
                        "decoder.weight[25, 64]",
                        "decoder.bias[25]");
        assertThat(p.count()).isEqualTo(6400 + 128 + 4096 + 64 + 1 + 1600 + 25);
    }

    @Test
    void pytorchsDefaultFillsPlusMinusOneOverTheRootOfTheFan() {
        Parameters p = draw(Initialisation.pytorch(), 1, true);
        assertUniform(p.get("encoder.weight"), 0.1);
        for (String name : new String[] {"RNN.weight_ih_l0", "RNN.weight_hh_l0", "RNN.bias_ih_l0", "decoder.weight"}) {
            assertUniform(p.get(name), 0.125);
        }
        assertThat(p.get("RNN.leak_raw").values()).containsExactly(0f);
    }

    @Test
    void glorotsBoundTakesBothFans() {
        Parameters p = draw(Initialisation.glorot(), 1, true);
        assertUniform(p.get("encoder.weight"), Math.sqrt(6.0 / 164));
        assertUniform(p.get("RNN.weight_ih_l0"), Math.sqrt(6.0 / 66));
        assertThat(p.get("RNN.bias_ih_l0").values()).containsOnly(0f);
    }

    /** All inside, some near each end, variance of the uniform law within its sampling error. */
    private static void assertUniform(Parameter parameter, double bound) {
        double squares = 0;
        float low = 0;
        float high = 0;
        for (float w : parameter.values()) {
            low = Math.min(low, w);
            high = Math.max(high, w);
            squares += (double) w * w;
        }
        assertThat(low).as(parameter.name()).isBetween((float) -bound, (float) (-0.9 * bound));
        assertThat(high).as(parameter.name()).isBetween((float) (0.9 * bound), (float) bound);
        double spread = 4 * Math.sqrt(0.8 / parameter.size());
        assertThat(squares / parameter.size() / (bound * bound / 3)).isBetween(1 - spread, 1 + spread);
    }

    @Test
    void cuevaAndWeisStartHasAZeroReadoutAndTheGivenGainInTheRecurrentWeights() {
        Parameters p = draw(Initialisation.cuevaWei(new WeightScheme.Gaussian(1.5)), 3, true);
        assertThat(p.get("decoder.weight").values()).containsOnly(0f);
        assertThat(p.get("RNN.bias_ih_l0").values()).containsOnly(0f);
        assertThat(meanSquare(p.get("RNN.weight_hh_l0"))).isCloseTo(2.25 / 64, within(0.2 * 2.25 / 64));
        assertThat(meanSquare(p.get("RNN.weight_ih_l0"))).isCloseTo(0.5, within(0.25));
    }

    private static double meanSquare(Parameter parameter) {
        double sum = 0;
        for (float w : parameter.values()) {
            sum += (double) w * w;
        }
        return sum / parameter.size();
    }

    @Test
    void anOrthogonalMatrixKeepsLengthsAndAngles() {
        Parameters p = draw(Initialisation.cuevaWei(new WeightScheme.Orthogonal(2)), 3, true);
        float[] q = p.get("RNN.weight_hh_l0").values();
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                double rows = 0;
                double columns = 0;
                for (int k = 0; k < 64; k++) {
                    rows += (double) q[i * 64 + k] * q[j * 64 + k];
                    columns += (double) q[k * 64 + i] * q[k * 64 + j];
                }
                assertThat(rows).isCloseTo(i == j ? 4 : 0, within(2e-6));
                assertThat(columns).isCloseTo(i == j ? 4 : 0, within(2e-6));
            }
        }
    }

    @Test
    void anOrthogonalSchemeRefusesAMatrixThatIsNotSquare() {
        WeightScheme zeros = new WeightScheme.Zeros();
        WeightScheme orthogonal = new WeightScheme.Orthogonal(1);
        assertThatThrownBy(() -> draw(new Initialisation(zeros, orthogonal, zeros, zeros, zeros), 1, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("RNN.weight_ih_l0 is 64 x 2");
        assertThatThrownBy(() -> new WeightScheme.Gaussian(-1)).hasMessageContaining("gain is -1.0");
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndABiasMoreChangesNoOtherArray() {
        Parameters without = draw(Initialisation.pytorch(), 7, false);
        Parameters with = draw(Initialisation.pytorch(), 7, true);
        Parameters other = draw(Initialisation.pytorch(), 8, true);
        for (Parameter parameter : without) {
            assertThat(with.get(parameter.name()).values()).isEqualTo(parameter.values());
        }
        assertThat(other.get("RNN.weight_hh_l0").values())
                .isNotEqualTo(with.get("RNN.weight_hh_l0").values());
        assertThat(with.get("RNN.weight_hh_l0").values()[0])
                .isNotEqualTo(with.get("encoder.weight").values()[0]);
    }

    @Test
    void valuesAreCopiedOnlyBetweenNetworksOfOneShape() {
        Parameters from = draw(Initialisation.pytorch(), 7, true);
        Parameters to = draw(Initialisation.glorot(), 8, true);
        to.copyFrom(from);
        assertThat(to.get("decoder.weight").values())
                .isEqualTo(from.get("decoder.weight").values());
        Parameters narrower = draw(Initialisation.pytorch(), 7, false);
        assertThatThrownBy(() -> to.copyFrom(narrower)).hasMessageContaining("RNN.bias_ih_l0");
        assertThatThrownBy(() -> to.get("RNN.weight"))
                .hasMessageContaining("'RNN.weight'")
                .hasMessageContaining("RNN.weight_hh_l0");
    }
}
