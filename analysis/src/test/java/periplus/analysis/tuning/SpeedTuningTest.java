package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.PlantedPopulation;
import periplus.testkit.PlantedUnit.Kind;

class SpeedTuningTest {
    /** Units: linear in speed; minus that; quadratic; unrelated; constant. */
    private static SpeedCurves planted(Workers workers, int... chunks) {
        int samples = 5000;
        double[] speed = new double[samples];
        float[] activity = new float[5 * samples];
        RandomStream stream = RandomStream.of(1, "test/speed");
        for (int s = 0; s < samples; s++) {
            speed[s] = s % 3 == 0 ? 0 : stream.nextUniform();
            activity[5 * s] = (float) (2 + 3 * speed[s]);
            activity[5 * s + 1] = (float) (1000 - 0.5 * speed[s]);
            activity[5 * s + 2] = (float) ((speed[s] - 0.5) * (speed[s] - 0.5));
            activity[5 * s + 3] = (float) stream.nextGaussian();
            activity[5 * s + 4] = 0.3f;
        }
        SpeedAccumulator accumulator = new SpeedAccumulator(5, 20, 0.8);
        int from = 0;
        for (int size : chunks) {
            accumulator.add(
                    workers,
                    size,
                    Arrays.copyOfRange(speed, from, from + size),
                    Arrays.copyOfRange(activity, 5 * from, 5 * (from + size)));
            from += size;
        }
        return accumulator.curves();
    }

    @Test
    void plantedRelationsAreRead() {
        SpeedCurves curves = planted(Workers.single(), 5000);
        assertThat(SpeedTuning.score(curves, 0).orNaN()).isEqualTo(1, within(1e-6));
        assertThat(SpeedTuning.slope(curves, 0).orNaN()).isEqualTo(3, within(1e-5));
        assertThat(SpeedTuning.linearity(curves, 0).orNaN()).isEqualTo(1, within(1e-6));
        // single precision leaves some 3e-5 of an activity near 1000
        assertThat(SpeedTuning.score(curves, 1).orNaN()).isEqualTo(-1, within(1e-4));
        assertThat(SpeedTuning.slope(curves, 1).orNaN()).isEqualTo(-0.5, within(1e-4));
        assertThat(SpeedTuning.linearity(curves, 1).orNaN()).isEqualTo(1, within(1e-4));
        assertThat(Math.abs(SpeedTuning.score(curves, 2).orNaN())).isLessThan(0.9);
        assertThat(SpeedTuning.linearity(curves, 2).orNaN()).isLessThan(0.9);
        assertThat(SpeedTuning.score(curves, 3).orNaN()).isEqualTo(0, within(0.05));
        assertThat(SpeedTuning.score(curves, 4)).isEqualTo(Measured.undefined("constant activity"));
        assertThat(SpeedTuning.slope(curves, 4)).isEqualTo(Measured.undefined("constant activity"));
        assertThat(SpeedTuning.linearity(curves, 4)).isEqualTo(Measured.undefined("constant activity"));
        assertThat(curves.curve(0)[0]).isEqualTo(2 + 3 * curves.speedMetresPerSecond()[0], within(1e-6));
        assertThat(curves.curve(0)[19]).isEqualTo(2 + 3 * 0.78, within(0.05));
        assertThat(curves.count()).isEqualTo(5000);
        assertThat(Arrays.stream(curves.samples()).sum()).isLessThan(5000);
    }

    @Test
    void bitsDependNeitherOnChunksNorOnWorkers() {
        SpeedCurves one = planted(Workers.single(), 5000);
        SpeedCurves other = planted(RateMapAccumulatorTest.Backwards.INSTANCE, 1, 1499, 2000, 1500);
        assertThat(other.mean()).containsExactly(one.mean());
        assertThat(other.variance()).containsExactly(one.variance());
        assertThat(other.covariance()).containsExactly(one.covariance());
        assertThat(other.speedVariance()).isEqualTo(one.speedVariance());
    }

    @Test
    void theScoreIsPearsonWrittenOut() {
        double[] speed = {0, 0.1, 0.4, 0.2, 0.9};
        float[] activity = {1, 0, 3, 2, -1};
        SpeedAccumulator accumulator = new SpeedAccumulator(1, 4, 1);
        for (int i = 0; i < 4; i++) {
            accumulator.add(Workers.single(), 5, speed, activity);
        }
        double covariance = -0.1 * 1 + 0.1 * 0 + (0.4 * 3 + 0.2 * 2 - 0.9) / 5 - 0.32 + 0.1;
        double speedVariance = (0.01 + 0.16 + 0.04 + 0.81) / 5 - 0.32 * 0.32;
        double variance = 15 / 5.0 - 1;
        assertThat(SpeedTuning.score(accumulator.curves(), 0).orNaN())
                .isEqualTo(covariance / Math.sqrt(speedVariance * variance), within(1e-12));
        assertThat(SpeedTuning.slope(accumulator.curves(), 0).orNaN())
                .isEqualTo(covariance / speedVariance, within(1e-12));
    }

    @Test
    void whatCannotBeJudgedSaysWhy() {
        SpeedAccumulator few = new SpeedAccumulator(1, 4, 1);
        assertThat(SpeedTuning.score(few.curves(), 0)).isEqualTo(Measured.undefined("fewer than 20 samples"));
        assertThat(SpeedTuning.linearity(few.curves(), 0)).isEqualTo(Measured.undefined("fewer than 20 samples"));
        float[] activity = new float[30];
        for (int i = 0; i < 30; i++) {
            activity[i] = i;
        }
        SpeedAccumulator still = new SpeedAccumulator(1, 4, 1);
        still.add(Workers.single(), 30, new double[30], activity);
        assertThat(SpeedTuning.score(still.curves(), 0)).isEqualTo(Measured.undefined("constant speed"));
        assertThat(SpeedTuning.linearity(still.curves(), 0))
                .isEqualTo(Measured.undefined("fewer than 3 speeds visited"));
        double[] unknown = new double[30];
        Arrays.fill(unknown, Double.NaN);
        SpeedAccumulator blind = new SpeedAccumulator(1, 4, 1);
        blind.add(Workers.single(), 30, unknown, activity);
        assertThat(blind.samplesSkipped()).isEqualTo(30);
        assertThat(SpeedTuning.slope(blind.curves(), 0)).isEqualTo(Measured.undefined("fewer than 20 samples"));
        unknown[3] = -0.1;
        assertThatThrownBy(() -> blind.add(Workers.single(), 30, unknown, activity))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("-0.1");
        activity[4] = Float.POSITIVE_INFINITY;
        still.add(Workers.single(), 30, new double[30], activity);
        assertThatThrownBy(still::curves).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new SpeedAccumulator(1, 4, 0)).hasMessageContaining("m/s");
        assertThatThrownBy(() -> new SpeedAccumulator(0, 4, 1)).hasMessageContaining("0 units");
    }

    @Test
    void onlyTheSpeedUnitBeatsItsShiftedNull() {
        var walk = new PlantedPopulation(2.2)
                .scattered(Kind.SPEED, 1, Populations.uniform(1, "speed"))
                .scattered(Kind.HEXAGONAL, 1, Populations.uniform(2, "speed"))
                .scattered(Kind.HEADING, 1, Populations.uniform(3, "speed"))
                .walk(6000, Populations.uniform(4, "speed"));
        ShuffleNull.SampleScores scores = order -> {
            SpeedAccumulator accumulator = new SpeedAccumulator(3, 20, 1);
            double[] speed = SampleShuffle.reordered(walk.speedMetresPerSecond(), order);
            accumulator.add(Workers.single(), 6000, speed, walk.activity());
            SpeedCurves curves = accumulator.curves();
            Measured[] score = new Measured[3];
            Arrays.setAll(score, u -> SpeedTuning.score(curves, u).map(Math::abs));
            return score;
        };
        int[] identity = new int[6000];
        Arrays.setAll(identity, s -> s);
        Measured[] data = scores.of(identity);
        NullDistribution n = ShuffleNull.ofSamples(6000, new CircularShift(300), 40, 2, scores);
        assertThat(data[0].orNaN()).isEqualTo(1, within(1e-6));
        assertThat(n.ofUnit(0).pValue(data[0]).orNaN()).isEqualTo(1 / 41.0);
        assertThat(n.ofUnit(1).pValue(data[1]).orNaN()).isGreaterThan(0.05);
        assertThat(n.ofUnit(2).pValue(data[2]).orNaN()).isGreaterThan(0.05);
    }
}
