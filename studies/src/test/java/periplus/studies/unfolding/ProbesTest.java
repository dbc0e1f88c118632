package periplus.studies.unfolding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.StateMap;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.nets.sampling.AutonomousStep;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

class ProbesTest {
    /** Velocity reaches units 0 to 7 alone, the readout hears 8 to 15 alone; both pass through the recurrent weights. */
    private static SmallIntegrator planted() {
        SmallIntegrator small = SmallIntegrator.of(5, 1);
        float[] m =
                small.network().network().parameters().get("RNN.weight_ih_l0").values();
        Arrays.fill(m, 2 * 8, m.length, 0f);
        for (int i = 0; i < 2 * 8; i++) {
            m[i] *= 20;
        }
        float[] d = small.network().network().parameters().get("decoder.weight").values();
        for (int i = 0; i < d.length; i++) {
            int unit = i % SmallIntegrator.UNITS;
            d[i] = unit >= 8 && unit < 16 ? 10 * d[i] : 0;
        }
        return small;
    }

    @Test
    void pruningSeesWhereVelocityEntersAndWhatTheReadoutHears() {
        SmallIntegrator small = planted();
        Findings findings = new Findings();
        new PruningProbe(small.network(), 3, 20, Workers.single()).measure(findings, small.planted());
        assertThat(Math.abs(findings.number("velocityBandIncreaseMetres").orNaN()))
                .isGreaterThan(1e-4);
        assertThat(findings.number("velocityGridIncreaseMetres").orNaN()).isZero();
        assertThat(findings.number("velocityEqualUndefinedMetres").orNaN()).isZero();
        assertThat(findings.number("readoutBandIncreaseMetres").orNaN()).isZero();
        assertThat(Math.abs(findings.number("readoutGridIncreaseMetres").orNaN()))
                .isGreaterThan(1e-4);
        assertThat(findings.number("velocityBandNormRatio").isDefined()).isFalse();
        assertThat(findings.number("unitsBandIncreaseMetres").isDefined()).isTrue();
        RunKey key = new RunKey(UnfoldingArms.ONE, 1, RunKey.Role.JUDGED);
        assertThat(PruningPanels.of(new StudyResults(Map.of(key, new StudyResults.Finished(findings)))))
                .extracting(Panel::id)
                .contains(
                        "pruning-velocity", "pruning-readout", "pruning-units", "pruning-between", "increase-velocity");
        // the same weights are gone when all sources, or all targets, are chosen
        double[] between = findings.array("pruning_between").values();
        int subsets = 3;
        for (int direction = 0; direction < 2; direction++) {
            for (int s = 0; s < subsets; s++) {
                int outputs = ((3 * direction) * 5 + 4) * subsets + s;
                int inputs = ((3 * direction + 1) * 5 + 4) * subsets + s;
                assertThat(between[outputs]).isEqualTo(between[inputs]);
            }
        }
    }

    @Test
    void tooFewUnitsOfATypeGiveAReason() {
        SmallIntegrator small = SmallIntegrator.of(5, 1);
        UnitCensus census = UnitCensus.of(
                small.network().network(),
                small.network().task(),
                new UnitCensus.Settings(50, 4, 0),
                1,
                Workers.single());
        Findings findings = new Findings();
        new PruningProbe(small.network(), 2, 10, Workers.single()).measure(findings, census);
        assertThat(findings.number("velocityBandIncreaseMetres").toString()).contains("fewer than 8");
    }

    @Test
    void theDensestGroupIsTheCommonestWave() {
        double[] spacing = new double[40];
        double[] angle = new double[40];
        RandomStream random = RandomStream.of(1, "waves");
        for (int u = 0; u < 40; u++) {
            boolean planted = u >= 30;
            spacing[u] = planted ? 0.6 : 0.3 + 0.02 * u;
            // around 0, so that the group spans the wrap of the angle
            angle[u] = planted ? (Math.PI + 0.01 * (u - 35)) % Math.PI : Math.PI * random.nextUniform();
        }
        int[] all = java.util.stream.IntStream.range(0, 40).toArray();
        DensestGroup group = DensestGroup.of(all, spacing, angle, Math.PI, 0.05);
        assertThat(group).isNotNull();
        assertThat(group.units()).contains(30, 35, 39).hasSizeLessThan(14);
        assertThat(group.spacingMetres()).isCloseTo(0.6, within(0.03));
        assertThat(Math.abs(StrictMath.sin(group.angleRadians()))).isLessThan(0.02);
        assertThat(DensestGroup.of(new int[] {1, 2, 3}, spacing, angle, Math.PI, 0.05))
                .isNull();
    }

    @Test
    void onTheSphereDerivativesAreThoseOfTheMapItself() {
        AutonomousStep step =
                AutonomousStep.of(SmallIntegrator.of(2, 1).network().network());
        OnSphere map = new OnSphere(step, 3);
        int n = map.size();
        RandomStream random = RandomStream.of(4, "state");
        double[] state = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            state[i] = Math.abs(random.nextGaussian());
            v[i] = random.nextGaussian();
        }
        double[] next = new double[n];
        map.apply(state, next);
        assertThat(Math.sqrt(Arrays.stream(next).map(x -> x * x).sum())).isCloseTo(3, within(1e-12));
        double[] exact = new double[n * n];
        map.jacobian(state, exact);
        StateMap plain = new StateMap() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void apply(double[] from, double[] to) {
                map.apply(from, to);
            }
        };
        double[] differences = new double[n * n];
        plain.jacobian(state, differences);
        double[] pulled = new double[n];
        map.pullBack(state, v, pulled);
        for (int j = 0; j < n; j++) {
            double expected = 0;
            for (int i = 0; i < n; i++) {
                assertThat(exact[i * n + j]).isCloseTo(differences[i * n + j], within(1e-6));
                expected += v[i] * exact[i * n + j];
            }
            assertThat(pulled[j]).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void aWaveShowsAsAPairOfPeaksInItsSpectrum() {
        double[] map = new double[50 * 50];
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 50; x++) {
                map[y * 50 + x] = 2 + StrictMath.cos(2 * Math.PI * (3 * x - 4 * y) / 50.0);
            }
        }
        double[] spectrum = MapSpectrum.centre(map, 50, 50);
        int middle = MapSpectrum.CYCLES;
        double peak = spectrum[(middle - 4) * MapSpectrum.SIDE + middle + 3];
        assertThat(peak).isCloseTo(1250, within(1e-6));
        assertThat(spectrum[(middle + 4) * MapSpectrum.SIDE + middle - 3]).isCloseTo(1250, within(1e-6));
        assertThat(spectrum[middle * MapSpectrum.SIDE + middle]).isCloseTo(0, within(1e-6));
    }

    @Test
    void aCoordinateAgreesWithThePhaseThatItFollowsInEitherDirection() {
        double[] turns = new double[100];
        double[] phase = new double[100];
        for (int i = 0; i < 100; i++) {
            turns[i] = i / 100.0;
            phase[i] = 1 - 2 * Math.PI * i / 100.0;
        }
        assertThat(RingProbe.agreement(turns, phase)).isCloseTo(1, within(1e-12));
        for (int i = 0; i < 100; i++) {
            phase[i] = 4 * Math.PI * i / 100.0;
        }
        assertThat(RingProbe.agreement(turns, phase)).isLessThan(1e-9);
    }
}
