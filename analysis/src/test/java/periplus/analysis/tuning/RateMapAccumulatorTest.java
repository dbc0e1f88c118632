package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;

class RateMapAccumulatorTest {
    @Test
    void summedActivityIsKeptAndOutsideSamplesAreCounted() {
        Cases.forAll(20, seed -> {
            Samples s = samples(seed, 3000, 5, 1.3);
            RateMapAccumulator accumulator = RateMapAccumulator.centredBox(5, 10, 2.2);
            accumulator.add(Workers.single(), 3000, s.position, s.activity);
            RateMaps maps = accumulator.rateMaps();
            assertThat(accumulator.samplesInside() + accumulator.samplesOutside())
                    .isEqualTo(3000);
            assertThat(accumulator.samplesOutside()).isEqualTo(s.outside(1.1)).isPositive();
            assertThat(Arrays.stream(maps.occupancy()).sum()).isEqualTo(accumulator.samplesInside());
            for (int u = 0; u < 5; u++) {
                double sum = 0;
                double expected = 0;
                for (int b = 0; b < 100; b++) {
                    double rate = maps.rate()[u * 100 + b];
                    assertThat(Double.isNaN(rate)).isEqualTo(maps.occupancy()[b] == 0);
                    sum += Double.isNaN(rate) ? 0 : rate * maps.occupancy()[b];
                }
                for (int i = 0; i < 3000; i++) {
                    expected += s.isInside(i, 1.1) ? s.activity[i * 5 + u] : 0;
                }
                assertThat(sum).isEqualTo(expected, within(1e-9));
            }
        });
    }

    @Test
    void bitsDependNeitherOnChunksNorOnThreads() {
        Samples s = samples(3, 2000, 300, 1);
        RateMapAccumulator whole = RateMapAccumulator.centredBox(300, 8, 2.2);
        whole.add(Workers.single(), 2000, s.position, s.activity);
        RateMapAccumulator pieces = RateMapAccumulator.centredBox(300, 8, 2.2);
        for (int from = 0, size = 1; from < 2000; from += size, size = Math.min(3 * size, 2000 - from)) {
            pieces.add(
                    Backwards.INSTANCE,
                    size,
                    Arrays.copyOfRange(s.position, 2 * from, 2 * (from + size)),
                    Arrays.copyOfRange(s.activity, 300 * from, 300 * (from + size)));
            if (from + size == 2000) {
                break;
            }
        }
        assertThat(pieces.rateMaps().rate()).containsExactly(whole.rateMaps().rate());
    }

    @Test
    void duplicatedDataChangesNothingAndScaledActivityScalesTheMap() {
        Samples s = samples(4, 500, 3, 1);
        RateMapAccumulator once = RateMapAccumulator.centredBox(3, 6, 2.2);
        once.add(Workers.single(), 500, s.position, s.activity);
        RateMapAccumulator twice = RateMapAccumulator.centredBox(3, 6, 2.2);
        twice.add(Workers.single(), 500, s.position, s.activity);
        twice.add(Workers.single(), 500, s.position, s.activity);
        RateMapAccumulator scaled = RateMapAccumulator.centredBox(3, 6, 2.2);
        float[] fourfold = s.activity.clone();
        for (int i = 0; i < fourfold.length; i++) {
            fourfold[i] *= 4;
        }
        scaled.add(Workers.single(), 500, s.position, fourfold);
        double[] rate = once.rateMaps().rate();
        assertThat(twice.rateMaps().rate()).containsExactly(rate, within(1e-13));
        for (int i = 0; i < rate.length; i++) {
            assertThat(scaled.rateMaps().rate()[i]).isEqualTo(4 * rate[i]);
        }
    }

    @Test
    void binsAreHalfOpenButTheLastOneIncludesTheEdge() {
        assertThat(RateMapAccumulator.index(-1.1, -1.1, 1.1, 20)).isZero();
        assertThat(RateMapAccumulator.index(1.1, -1.1, 1.1, 20)).isEqualTo(19);
        assertThat(RateMapAccumulator.index(Math.nextUp(1.1), -1.1, 1.1, 20)).isEqualTo(-1);
        assertThat(RateMapAccumulator.index(Math.nextDown(-1.1), -1.1, 1.1, 20)).isEqualTo(-1);
        assertThat(RateMapAccumulator.index(Double.NaN, -1.1, 1.1, 20)).isEqualTo(-1);
        double width = 2.2 / 20;
        for (int i = 1; i < 20; i++) {
            double edge = -1.1 + i * width;
            assertThat(RateMapAccumulator.index(edge, -1.1, 1.1, 20)).isEqualTo(i);
            assertThat(RateMapAccumulator.index(Math.nextDown(edge), -1.1, 1.1, 20))
                    .isEqualTo(i - 1);
        }
    }

    @Test
    void nonFiniteActivityIsRefusedWithItsPlace() {
        RateMapAccumulator accumulator = RateMapAccumulator.centredBox(2, 4, 2.0);
        accumulator.add(Workers.single(), 1, new double[] {0.1, -0.9}, new float[] {1, Float.NaN});
        assertThatThrownBy(accumulator::rateMaps)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("unit 1")
                .hasMessageContaining("(0, 2)");
    }

    @Test
    void smoothingKeepsUnvisitedBinsAndConstantMaps() {
        double[] map = new double[400];
        Arrays.fill(map, 3);
        for (int b = 0; b < 400; b += 7) {
            map[b] = Double.NaN;
        }
        RateMaps smooth = MapSmoothing.smooth(Lattices.maps(20, map), 1.5);
        for (int b = 0; b < 400; b++) {
            assertThat(smooth.rate()[b]).isEqualTo(b % 7 == 0 ? Double.NaN : 3, within(1e-12));
        }
        double[] point = new double[400];
        point[210] = 1;
        double[] spread = MapSmoothing.smooth(Lattices.maps(20, point), 1.0).rate();
        assertThat(spread[211] / spread[210]).isEqualTo(StrictMath.exp(-0.5), within(1e-3));
        assertThat(Arrays.stream(spread).sum()).isEqualTo(1, within(1e-3));
        assertThatThrownBy(() -> MapSmoothing.smooth(smooth, 0)).hasMessageContaining("sigmaBins");
    }

    private record Samples(double[] position, float[] activity) {
        boolean isInside(int i, double half) {
            return Math.abs(position[2 * i]) <= half && Math.abs(position[2 * i + 1]) <= half;
        }

        long outside(double half) {
            return java.util.stream.IntStream.range(0, position.length / 2)
                    .filter(i -> !isInside(i, half))
                    .count();
        }
    }

    private static Samples samples(long seed, int count, int units, double half) {
        RandomStream stream = RandomStream.of(seed, "test/samples");
        double[] position = new double[2 * count];
        float[] activity = new float[count * units];
        for (int i = 0; i < position.length; i++) {
            position[i] = half * (2 * stream.nextUniform() - 1);
        }
        for (int i = 0; i < activity.length; i++) {
            activity[i] = (float) stream.nextGaussian();
        }
        return new Samples(position, activity);
    }

    /** Runs the parts last to first on the last of three workers: a job must not care. */
    enum Backwards implements Workers {
        INSTANCE;

        @Override
        public int count() {
            return 3;
        }

        @Override
        public void run(int parts, Job job) {
            for (int part = parts - 1; part >= 0; part--) {
                job.run(part, part % 3);
            }
        }
    }
}
