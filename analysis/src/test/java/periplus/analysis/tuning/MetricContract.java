package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

/** What every score of a map promises: a finite value or a reason, whatever the map. */
abstract class MetricContract {
    static final int N = 20;

    /** The score under test, for maps of 20 x 20 bins of 11 cm. */
    abstract MapScore score();

    /** Whether a flat map has a value (most scores have none). */
    boolean definedForAConstantMap() {
        return false;
    }

    @Test
    void everyMapGivesAFiniteValueOrAReason() {
        for (Map.Entry<String, double[]> map : strangeMaps().entrySet()) {
            assertThatCode(() -> {
                        Measured m = score().of(map.getValue());
                        if (m instanceof Measured.Undefined none) {
                            assertThat(none.reason()).isNotBlank();
                        } else {
                            assertThat(m.orNaN()).isFinite();
                        }
                    })
                    .as(map.getKey())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aConstantMapIsDefinedOnlyWhereItMeansSomething() {
        assertThat(score().of(filled(2.5)).isDefined()).isEqualTo(definedForAConstantMap());
    }

    @Test
    void anUnvisitedMapIsUndefined() {
        assertThat(score().of(filled(Double.NaN))).isEqualTo(Measured.undefined("no visited bin"));
    }

    @Test
    void aSilentMapIsUndefined() {
        assertThat(score().of(filled(0))).isEqualTo(Measured.undefined("silent unit"));
    }

    @Test
    void theMapIsNotChanged() {
        double[] map = Lattices.hexagonal(N, 0.7, 0, 0, 0.2);
        map[7] = Double.NaN;
        double[] copy = map.clone();
        score().of(map);
        assertThat(map).containsExactly(copy);
    }

    @Test
    void theScoreDoesNotRememberEarlierMaps() {
        MapScore used = score();
        strangeMaps().values().forEach(used::of);
        double[] map = Lattices.hexagonal(N, 0.7, 0.1, 0.3, 0.2);
        assertThat(used.of(map)).isEqualTo(score().of(map));
    }

    static Map<String, double[]> strangeMaps() {
        Map<String, double[]> maps = new LinkedHashMap<>();
        double[] oneVisited = filled(Double.NaN);
        oneVisited[33] = 1;
        maps.put("one visited bin", oneVisited);
        double[] twoVisited = oneVisited.clone();
        twoVisited[300] = 2;
        maps.put("two visited bins", twoVisited);
        double[] oneActive = filled(0);
        oneActive[33] = 1;
        maps.put("one active bin", oneActive);
        maps.put("all unvisited", filled(Double.NaN));
        maps.put("silent", filled(0));
        maps.put("constant", filled(0.1));
        maps.put("negative", filled(-1));
        double[] column = filled(Double.NaN);
        for (int y = 0; y < N; y++) {
            column[y * N + 4] = y;
        }
        maps.put("one visited column", column);
        double[] infinite = Lattices.hexagonal(N, 0.7, 0, 0, 0);
        infinite[5] = Double.POSITIVE_INFINITY;
        maps.put("infinite rate", infinite);
        double[] signed = new double[N * N];
        for (int b = 0; b < signed.length; b++) {
            signed[b] = RandomStream.of(b, "test/signed").nextGaussian();
        }
        maps.put("signed noise", signed);
        double[] tiny = Arrays.stream(signed).map(v -> v * 1e-160).toArray();
        double[] huge = Arrays.stream(signed).map(v -> v * 1e300).toArray();
        double[] offset = Arrays.stream(signed).map(v -> v * 1e-15 + 1).toArray();
        double[] below = Arrays.stream(signed).map(v -> -Math.abs(v) - 1).toArray();
        maps.put("tiny rates", tiny);
        maps.put("huge rates", huge);
        maps.put("rounding on a plateau", offset);
        maps.put("all rates negative", below);
        maps.put("half unvisited", halfUnvisited());
        double[] checkerboard = new double[N * N];
        for (int b = 0; b < checkerboard.length; b++) {
            checkerboard[b] = (b / N + b % N) % 2 == 0 ? 1 : Double.NaN;
        }
        checkerboard[0] = 2;
        maps.put("checkerboard of holes", checkerboard);
        double[] ramp = new double[N * N];
        for (int b = 0; b < ramp.length; b++) {
            ramp[b] = b % N;
        }
        maps.put("ramp", ramp);
        return maps;
    }

    private static double[] halfUnvisited() {
        double[] map = Lattices.hexagonal(N, 0.7, 0, 0, 0.2);
        Arrays.fill(map, 0, N * N / 2, Double.NaN);
        return map;
    }

    static double[] filled(double value) {
        double[] map = new double[N * N];
        Arrays.fill(map, value);
        return map;
    }
}
