package periplus.analysis.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

class SlowPointSearchTest {
    private static final Workers ONE = Workers.single();
    private static final SearchSettings USUAL = SearchSettings.usual();

    private static double[][] starts(int n, int count, double sd) {
        return SearchStarts.around(new double[][] {new double[n]}, count, sd, 11);
    }

    @Test
    void aLinearMapHasTheOneFixedPointOfItsEquation() {
        double[][] a = {{0.5, 0.3, 0}, {-0.3, 0.5, 0.1}, {0, 0.2, 1.4}};
        double[] fixed = {1, -2, 3};
        double[] b = new double[3];
        for (int i = 0; i < 3; i++) {
            b[i] = fixed[i] - Speed.dot(a[i], fixed);
        }
        SlowPoints found = SlowPointSearch.find(KnownMaps.linear(a, b), starts(3, 20, 3), USUAL, ONE);
        assertThat(found.points()).hasSize(1);
        assertThat(found.points().getFirst().state()).containsExactly(fixed, within(1e-8));
        assertThat(found.points().getFirst().starts()).isEqualTo(20);
        assertThat(found.points().getFirst().speed()).isLessThan(1e-8);
        assertThat(found.coverage()).isEqualTo(Measured.of(1));
    }

    @Test
    void threeLatchesHaveEightStablePointsAndNineteenOthers() {
        StateMap latches = KnownMaps.latches(3, 2);
        SlowPoints found = SlowPointSearch.find(latches, starts(3, 600, 0.7), USUAL, ONE);
        assertThat(found.fixed()).hasSize(27);
        Map<JacobianSpectrum.Kind, Integer> kinds = new EnumMap<>(JacobianSpectrum.Kind.class);
        for (SlowPoint point : found.points()) {
            kinds.merge(JacobianSpectrum.at(latches, point.state(), 1).kind(1e-6), 1, Integer::sum);
            for (double x : point.state()) {
                assertThat(Math.min(Math.abs(x), Math.abs(Math.abs(x) - 0.9575040240772687)))
                        .isLessThan(1e-8);
            }
        }
        assertThat(kinds)
                .containsEntry(JacobianSpectrum.Kind.STABLE, 8)
                .containsEntry(JacobianSpectrum.Kind.SADDLE, 18)
                .containsEntry(JacobianSpectrum.Kind.REPELLER, 1);
        int[] curve = found.accumulation();
        assertThat(curve[599]).isEqualTo(27);
        assertThat(curve[300]).isGreaterThan(20);
        assertThat(curve).isSorted();
        assertThat(found.coverage().orNaN()).isGreaterThan(0.98);
    }

    @Test
    void aHopfieldNetworkRemembersItsPatternsAndTheirNegatives() {
        double[][] patterns = new double[2][32];
        for (int i = 0; i < 32; i++) {
            patterns[0][i] = i % 2 == 0 ? 1 : -1;
            patterns[1][i] = i / 2 % 2 == 0 ? 1 : -1;
        }
        StateMap map = KnownMaps.hopfield(patterns, 3, 0.2);
        double[][] near = {patterns[0], patterns[1], negative(patterns[0]), negative(patterns[1])};
        SlowPoints found = SlowPointSearch.find(map, SearchStarts.around(near, 40, 0.1, 2), USUAL, ONE);
        assertThat(found.fixed()).hasSize(4);
        double m = 0.9949 /* tanh(3 m) = m */;
        for (SlowPoint point : found.points()) {
            double overlap = Math.max(
                    Math.abs(Speed.dot(point.state(), patterns[0])), Math.abs(Speed.dot(point.state(), patterns[1])));
            assertThat(overlap / 32).isEqualTo(m, within(1e-3));
            JacobianSpectrum spectrum = JacobianSpectrum.at(map, point.state(), 0.02);
            assertThat(spectrum.kind(1e-6)).isEqualTo(JacobianSpectrum.Kind.STABLE);
        }
    }

    @Test
    void aRingIsFoundAsALineOfMarginalPointsThatNeverEnds() {
        StateMap ring = KnownMaps.ring(4);
        SlowPoints found = SlowPointSearch.find(ring, starts(4, 100, 1), USUAL.withSameDistance(1e-3), ONE);
        int onRing = 0;
        for (SlowPoint point : found.fixed()) {
            double radius = Math.hypot(point.state()[0], point.state()[1]);
            JacobianSpectrum spectrum = JacobianSpectrum.at(ring, point.state(), 0.1);
            if (radius > 0.5) {
                onRing++;
                assertThat(radius).isEqualTo(1, within(1e-6));
                assertThat(spectrum.marginal(1e-5)).isEqualTo(1);
                assertThat(spectrum.kind(1e-5)).isEqualTo(JacobianSpectrum.Kind.MARGINAL);
                assertThat(spectrum.timeConstantSeconds(3).orNaN()).isEqualTo(-0.1 / StrictMath.log(0.5), within(1e-5));
            } else {
                assertThat(spectrum.kind(1e-5)).isEqualTo(JacobianSpectrum.Kind.SADDLE);
            }
        }
        assertThat(onRing).isGreaterThan(60);
        assertThat(found.accumulation()[99] - found.accumulation()[49]).isGreaterThan(30);
        assertThat(found.coverage().orNaN()).isLessThan(0.3);
    }

    @Test
    void aMapWithoutFixedPointsHasNoneAndItsBottleneckIsSlow() {
        StateMap moving = KnownMaps.without(1e-4);
        SlowPoints found = SlowPointSearch.find(moving, starts(2, 30, 0.3), USUAL, ONE);
        assertThat(found.fixed()).isEmpty();
        assertThat(found.points()).isNotEmpty();
        SlowPoint slowest = found.points().getFirst();
        assertThat(slowest.speed()).isEqualTo(1e-4, within(1e-9));
        assertThat(slowest.gradientSize()).isLessThan(1e-7);
        SlowPoints none = SlowPointSearch.find(KnownMaps.without(0.1), starts(2, 30, 0.3), USUAL, ONE);
        assertThat(none.points()).isEmpty();
        assertThat(none.notSlow()).isEqualTo(30);
        assertThat(none.coverage()).isEqualTo(Measured.undefined("no start ended at a slow point"));
    }

    @Test
    void pointsFarFromAllStartsAreDroppedAndCounted() {
        double[][] a = {{0.5}};
        SlowPoints found =
                SlowPointSearch.find(KnownMaps.linear(a, new double[] {500}), starts(1, 10, 0.1), USUAL, ONE);
        assertThat(found.points()).isEmpty();
        assertThat(found.far()).isEqualTo(10);
    }

    @Test
    void workersDoNotChangeABit() {
        StateMap latches = KnownMaps.latches(4, 1.7);
        SlowPoints alone = SlowPointSearch.find(latches, starts(4, 60, 0.7), USUAL, ONE);
        SlowPoints team = SlowPointSearch.find(latches, starts(4, 60, 0.7), USUAL, new ThreadTeam(3));
        assertThat(team.end()).isEqualTo(alone.end());
        for (int p = 0; p < alone.points().size(); p++) {
            assertThat(team.points().get(p).state())
                    .isEqualTo(alone.points().get(p).state());
        }
    }

    @Test
    void moreStartsKeepTheFirstOnesAndBadStartsAreRefused() {
        assertThat(java.util.Arrays.copyOf(starts(3, 9, 1), 4)).isDeepEqualTo(starts(3, 4, 1));
        StateMap map = KnownMaps.latches(3, 2);
        assertThatThrownBy(() -> SlowPointSearch.find(map, new double[0][], USUAL, ONE))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> SlowPointSearch.find(map, new double[][] {{1, 2}}, USUAL, ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("start 0 has 2 numbers: expected the map's 3");
        assertThatThrownBy(() -> SlowPointSearch.find(map, new double[][] {{1, 2, Double.NaN}}, USUAL, ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void timeConstantsAreThoseOfALeak() {
        StateMap leak = KnownMaps.linear(new double[][] {{0.9, 0}, {0, 0}}, new double[2]);
        JacobianSpectrum spectrum = JacobianSpectrum.at(leak, new double[2], 0.02);
        assertThat(spectrum.timeConstantSeconds(0).orNaN()).isEqualTo(-0.02 / StrictMath.log(0.9), within(1e-7));
        assertThat(spectrum.timeConstantSeconds(1).orNaN()).isLessThan(0.01);
        assertThat(spectrum.radius().orNaN()).isEqualTo(0.9, within(1e-8));
        StateMap still = KnownMaps.linear(new double[][] {{2}}, new double[1]);
        assertThat(JacobianSpectrum.at(still, new double[1], 1)
                        .timeConstantSeconds(0)
                        .isDefined())
                .isFalse();
    }

    private static double[] negative(double[] x) {
        return java.util.Arrays.stream(x).map(v -> -v).toArray();
    }
}
