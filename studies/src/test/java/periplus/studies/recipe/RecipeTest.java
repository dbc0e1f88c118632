package periplus.studies.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.kernels.Nonlinearity;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.NoiseLaw;
import periplus.tasks.codes.CentreLaw;

/** What a recipe may say is documented, and nonsense is refused by name. */
class RecipeTest {
    @Test
    void everyKeyIsDocumented() {
        Deque<Class<?>> open = new ArrayDeque<>(Set.of(Recipe.class));
        Set<Class<?>> seen = new LinkedHashSet<>();
        int keys = 0;
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (!seen.add(type)) {
                continue;
            }
            if (type.isSealed()) {
                for (Class<?> variant : type.getPermittedSubclasses()) {
                    assertThat(variant.getAnnotation(Kind.class))
                            .as(variant.getName())
                            .isNotNull();
                    open.push(variant);
                }
            }
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    Key key = component.getAnnotation(Key.class);
                    assertThat(key)
                            .as(type.getName() + "." + component.getName())
                            .isNotNull();
                    assertThat(key.doc()).isNotBlank();
                    keys++;
                    if (component.getType().getName().startsWith("periplus.studies")) {
                        open.push(component.getType());
                    }
                }
            }
        }
        assertThat(keys).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void aLeakOutsideItsRangeIsRefused(double alpha) {
        assertThatThrownBy(() -> new LeakSettings.Alpha(alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha")
                .hasMessageContaining("(0, 1]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN})
    void aLearnedLeakStartsInsideTheOpenInterval(double alpha) {
        assertThatThrownBy(() -> new LeakSettings.Learned(alpha)).hasMessageContaining("initial_alpha");
        assertThatThrownBy(() -> new LeakSettings.LearnedPerUnit(alpha)).hasMessageContaining("initial_alpha");
    }

    @Test
    void twoModulesTakeAGivenLeakOfRateFormAndNoBias() {
        LeakSettings given = new LeakSettings.Alpha(0.5);
        assertThat(network(2, given, LeakForm.RATE, false).modules()).isEqualTo(2);
        assertThatThrownBy(() -> network(3, given, LeakForm.RATE, false)).hasMessageContaining("1 or 2, got 3");
        assertThatThrownBy(() -> network(2, new LeakSettings.Learned(0.5), LeakForm.RATE, false))
                .hasMessageContaining("given leak");
        assertThatThrownBy(() -> network(2, given, LeakForm.CURRENT, false)).hasMessageContaining("leak_form: rate");
        assertThatThrownBy(() -> network(2, given, LeakForm.RATE, true)).hasMessageContaining("bias: false");
    }

    private static NetworkSettings network(int modules, LeakSettings leak, LeakForm form, boolean bias) {
        InitialWeightSettings.Weights w = new InitialWeightSettings.Weights(InitialWeightSettings.Scheme.PYTORCH, 1);
        return new NetworkSettings(
                8,
                CellKind.LEAKY,
                Nonlinearity.RELU,
                leak,
                form,
                bias,
                false,
                0,
                0,
                NoiseLaw.GAUSSIAN,
                new InitialWeightSettings(w, w, w, w),
                modules);
    }

    @Test
    void aGainWithoutMeaningIsRefused() {
        assertThatThrownBy(() -> new InitialWeightSettings.Weights(InitialWeightSettings.Scheme.PYTORCH, 2))
                .hasMessageContaining("gain");
    }

    @Test
    void sizesMustBePositive() {
        assertThatThrownBy(() -> new ArenaSettings.Square(0)).hasMessageContaining("side_metres");
        assertThatThrownBy(() -> new PlaceCodeSettings.Gaussian(2, 0.1, CentreLaw.UNIFORM))
                .hasMessageContaining("cells");
        assertThatThrownBy(() -> new PlaceCodeSettings.DifferenceOfSoftmaxes(512, 0.12, 1))
                .hasMessageContaining("surround_variance_ratio");
        assertThatThrownBy(() -> new AnalysisSettings(AnalysisSettings.Decoder.TOP_THREE, 0, 1, 20, 0, 0, 1))
                .hasMessageContaining("error_trials");
    }

    private static NetworkSettings network(double alpha, LeakForm form) {
        InitialWeightSettings.Weights usual =
                new InitialWeightSettings.Weights(InitialWeightSettings.Scheme.PYTORCH, 1);
        return new NetworkSettings(
                8,
                CellKind.LEAKY,
                Nonlinearity.RELU,
                new LeakSettings.Alpha(alpha),
                form,
                false,
                false,
                0,
                0,
                NoiseLaw.GAUSSIAN,
                new InitialWeightSettings(usual, usual, usual, usual),
                1);
    }

    @Test
    void noLeakIsForTheAdditiveFormOnly() {
        assertThat(network(0, LeakForm.ADDITIVE).leakForm()).isEqualTo(LeakForm.ADDITIVE);
        for (LeakForm form : new LeakForm[] {LeakForm.RATE, LeakForm.CURRENT}) {
            assertThatThrownBy(() -> network(0, form))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("network.leak.alpha is 0")
                    .hasMessageContaining("leak_form: additive");
        }
    }

    @Test
    void aGatedNetworkIsOfTanhUnitsAndRateForm() {
        InitialWeightSettings.Weights w = new InitialWeightSettings.Weights(InitialWeightSettings.Scheme.PYTORCH, 1);
        InitialWeightSettings start = new InitialWeightSettings(w, w, w, w);
        LeakSettings leak = new LeakSettings.Alpha(0.2);
        NoiseLaw law = NoiseLaw.GAUSSIAN;
        assertThatThrownBy(() -> new NetworkSettings(
                        8, CellKind.GRU, Nonlinearity.RELU, leak, LeakForm.RATE, false, false, 0, 0, law, start, 1))
                .hasMessageContaining("nonlinearity=tanh");
        assertThatThrownBy(() -> new NetworkSettings(
                        8, CellKind.GRU, Nonlinearity.TANH, leak, LeakForm.RATE, false, false, 0, 0, law, start, 2))
                .hasMessageContaining("cell: leaky");
        assertThat(new NetworkSettings(
                                8,
                                CellKind.GRU,
                                Nonlinearity.TANH,
                                leak,
                                LeakForm.RATE,
                                true,
                                false,
                                0,
                                0,
                                law,
                                start,
                                1)
                        .cell())
                .isEqualTo(CellKind.GRU);
    }
}
