package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.TaskContract;

class HeadingPathIntegrationTest {
    private static HeadingPathIntegration.Settings settings(int dimensions) {
        return new HeadingPathIntegration.Settings(dimensions, 60, 10, 0.5, 0.3, 2);
    }

    @Nested
    class InThePlane extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return new HeadingPathIntegration(settings(2));
        }
    }

    @Nested
    class InSpace extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return new HeadingPathIntegration(settings(3));
        }
    }

    private static SequenceBatch filled(Task task, int trials) {
        SequenceBatch batch = task.newBatch(trials);
        task.fill(5, "test", 3, batch);
        return batch;
    }

    @Test
    void theInputsIntegratedFromTheStartGiveTheTargets() {
        for (int dimensions : new int[] {2, 3}) {
            SequenceBatch batch = filled(new HeadingPathIntegration(settings(dimensions)), 20);
            int speed = dimensions == 2 ? 2 : 4;
            for (int trial = 0; trial < 20; trial++) {
                double[] at = new double[dimensions];
                for (int axis = 0; axis < dimensions; axis++) {
                    at[axis] = batch.input[trial * batch.inputs + speed + 1 + axis];
                }
                for (int t = 0; t < 60; t++) {
                    int in = (t * 20 + trial) * batch.inputs;
                    double v = batch.input[in + speed] / 2;
                    double theta = Math.atan2(batch.input[in + 1], batch.input[in]);
                    double phi = dimensions == 2 ? 0 : Math.atan2(batch.input[in + 3], batch.input[in + 2]);
                    at[0] += v * Math.cos(phi) * Math.cos(theta);
                    at[1] += v * Math.cos(phi) * Math.sin(theta);
                    if (dimensions == 3) {
                        at[2] += v * Math.sin(phi);
                    }
                    for (int axis = 0; axis < dimensions; axis++) {
                        assertThat((double) batch.target[(t * 20 + trial) * dimensions + axis])
                                .isCloseTo(at[axis], within(1e-5));
                        assertThat(t == 0 || batch.input[in + speed + 1 + axis] == 0f)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void nobodyLeavesAndBouncesHappen() {
        for (int dimensions : new int[] {2, 3}) {
            SequenceBatch batch = filled(new HeadingPathIntegration(settings(dimensions)), 200);
            for (float coordinate : batch.target) {
                assertThat(Math.abs(coordinate)).isLessThanOrEqualTo(5f);
            }
            int bounces = 0;
            for (int row = 200; row < batch.rows(); row++) {
                int now = row * batch.inputs;
                int before = (row - 200) * batch.inputs;
                double cosine = batch.input[now] * batch.input[before] + batch.input[now + 1] * batch.input[before + 1];
                bounces += cosine < -0.5 ? 1 : 0;
            }
            assertThat(bounces).isGreaterThan(50);
        }
    }

    @Test
    void speedsTurnsStartsAndDirectionsHaveTheirLaws() {
        SequenceBatch batch = filled(new HeadingPathIntegration(settings(3)), 3000);
        double speed = 0;
        double start = 0;
        double up = 0;
        for (int trial = 0; trial < 3000; trial++) {
            int in = trial * batch.inputs;
            speed += batch.input[in + 4] / 2;
            start += batch.input[in + 5] * batch.input[in + 5];
            up += batch.input[in + 3] * batch.input[in + 3];
        }
        assertThat(speed / 3000).isCloseTo(0.25, within(0.01));
        // variance of a uniform number on [-5, 5]
        assertThat(start / 3000).isCloseTo(100 / 12.0, within(0.5));
        // on the sphere z^2 = (1 - cos 2 phi) / 2 has mean 1/3; a turn of sd 0.3 shrinks the mean of cos 2 phi, 1/3
        assertThat(up / 3000).isCloseTo((1 - Math.exp(-2 * 0.09) / 3) / 2, within(0.02));
        // steps too short to meet a wall
        SequenceBatch plane =
                filled(new HeadingPathIntegration(new HeadingPathIntegration.Settings(2, 60, 10, 1e-5, 0.3, 2)), 3000);
        double cosine = 0;
        for (int trial = 0; trial < 3000; trial++) {
            int a = trial * plane.inputs;
            int b = (3000 + trial) * plane.inputs;
            cosine += plane.input[a] * plane.input[b] + plane.input[a + 1] * plane.input[b + 1];
        }
        assertThat(cosine / 3000).isCloseTo(Math.exp(-0.09 / 2), within(0.005));
    }

    @Test
    void stretchedThePathIsLonger() {
        HeadingPathIntegration task = new HeadingPathIntegration(settings(2)).stretched(2);
        assertThat(task.steps()).isEqualTo(120);
        assertThat(task.inputs()).isEqualTo(5);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new HeadingPathIntegration.Settings(4, 10, 10, 0.5, 0.3, 1))
                .hasMessageContaining("4 dimensions");
        assertThatThrownBy(() -> new HeadingPathIntegration.Settings(2, 10, 0.5, 0.5, 0.3, 1))
                .hasMessageContaining("0.5 m");
    }
}
