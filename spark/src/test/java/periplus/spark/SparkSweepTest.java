package periplus.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.lab.sweeps.SweepCluster;
import periplus.lab.sweeps.SweepSpec;

/** The engine is found by its address, and an address where nothing answers is said before anything starts. */
class SparkSweepTest {
    @Test
    void theEngineIsFoundByItsAddress() {
        assertThat(SweepCluster.at("spark://127.0.0.1:7077")).isInstanceOf(SparkSweep.class);
        assertThatThrownBy(() -> SweepCluster.at("mesos://127.0.0.1:1")).hasMessageContaining("no engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://127.0.0.1:1", "spark://127.0.0.1", "spark://no host:1"})
    void anAddressWhereNothingAnswers(String address) {
        SweepSpec spec = new SweepSpec("path-integration", "", "r.yaml", List.of(), ".");
        assertThatThrownBy(() ->
                        new SparkSweep().perform(address, spec, List.of(0), outcome -> {}, () -> false, message -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(address);
    }
}
