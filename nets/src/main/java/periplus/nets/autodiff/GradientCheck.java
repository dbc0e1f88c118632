package periplus.nets.autodiff;

import java.util.ArrayList;
import java.util.List;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.operations.Dual;

/**
 * Compares the gradient that a tape finds with ones found in other ways.
 *
 * <pre>
 *   reverse    sum_i g_i d_i                    g: the tape's float32 gradient, d: a random direction
 *   forward    tangent of the double twin along d
 *   difference (L(w + h d) - L(w - h d)) / 2 h  of the double twin, or in float32 where there is no twin
 *   error      |one - other| / max(sum_i |g_i d_i|, |L| / 1000)
 * </pre>
 *
 * <p>Directions: each leaf alone, then all together, {@code rounds} times over; every component is +-1 times a number
 * in [1/2, 1). Choose a point away from kinks: a relu whose input changes sign within h has no derivative there.
 *
 * @param directions how many directions were tried
 * @param value the largest relative difference of the loss between float32 and the twin (0 without a twin)
 * @param reverse the largest error of the tape's gradient: against the twin's tangents, or in float32 against
 * differences
 * @param difference the largest error of the twin's tangents against its own central differences (0 without a twin)
 */
public record GradientCheck(int directions, double value, double reverse, double difference) {
    /** h for the twin: rounding then leaves about 1e-11, truncation 1e-10. */
    private static final double STEP = 1e-5;

    /** h in float32: rounding of the loss then leaves about 1e-4, truncation 1e-5. */
    private static final float STEP_FLOAT32 = 0x1p-8f;

    /** What a right gradient of a well-scaled graph stays below in {@link #reverse} against the twin. */
    public static final double REVERSE_BOUND = 1e-4;

    /** What right tangents stay below in {@link #difference}. */
    public static final double DIFFERENCE_BOUND = 1e-6;

    /** What a right gradient stays below in {@link #reverse} where all that there is are float32 differences. */
    public static final double FLOAT32_BOUND = 1e-2;

    /** Checks the graph against its double twin. Gradients of its parameters are overwritten. */
    public static GradientCheck againstTwin(Tape tape, Graph graph, long seed, int rounds) {
        Tensor loss = recordAndDifferentiate(tape, graph);
        DoubleTwin twin = new DoubleTwin(tape);
        double exact = twin.evaluate(loss)[0].value();
        double value = Math.abs(loss.item() - exact) / Math.max(Math.abs(exact), 1e-3);
        double reverse = 0;
        double difference = 0;
        List<Tensor> leaves = twin.leaves();
        List<List<double[]>> directions = directions(leaves, seed, rounds);
        for (List<double[]> d : directions) {
            double scale = Math.max(magnitude(leaves, d), Math.abs(exact) / 1000);
            Dual forward = twin.evaluate(loss, d, 0)[0];
            double up = twin.evaluate(loss, d, STEP)[0].value();
            double down = twin.evaluate(loss, d, -STEP)[0].value();
            reverse = Math.max(reverse, error(along(leaves, d), forward.slope(), scale));
            difference = Math.max(difference, error((up - down) / (2 * STEP), forward.slope(), scale));
        }
        return new GradientCheck(directions.size(), value, reverse, difference);
    }

    /** Checks the graph by moving its leaves in float32; for operations that have no double form. */
    public static GradientCheck inFloat32(Tape tape, Graph graph, long seed, int rounds) {
        Tensor loss = recordAndDifferentiate(tape, graph);
        double value = loss.item();
        List<Tensor> leaves = new DoubleTwin(tape).leaves();
        List<float[]> at = leaves.stream().map(leaf -> leaf.values().clone()).toList();
        List<float[]> gradients =
                leaves.stream().map(leaf -> leaf.gradient().clone()).toList();
        double reverse = 0;
        List<List<double[]>> directions = directions(leaves, seed, rounds);
        for (List<double[]> d : directions) {
            double up = moved(tape, graph, leaves, at, d, STEP_FLOAT32);
            double down = moved(tape, graph, leaves, at, d, -STEP_FLOAT32);
            moved(tape, graph, leaves, at, d, 0f);
            for (int i = 0; i < leaves.size(); i++) {
                System.arraycopy(gradients.get(i), 0, leaves.get(i).gradient(), 0, gradients.get(i).length);
            }
            double scale = Math.max(magnitude(leaves, d), Math.abs(value) / 1000);
            double slope = (up - down) / (2 * STEP_FLOAT32);
            reverse = Math.max(reverse, error(along(leaves, d), slope, scale));
        }
        return new GradientCheck(directions.size(), 0, reverse, 0);
    }

    /** Whether every error is below its bound. */
    public boolean holds() {
        boolean twin = difference > 0 || value > 0;
        return reverse <= (twin ? REVERSE_BOUND : FLOAT32_BOUND) && difference <= DIFFERENCE_BOUND;
    }

    private static Tensor recordAndDifferentiate(Tape tape, Graph graph) {
        tape.begin();
        Tensor loss = graph.record(tape);
        for (Tensor leaf : new DoubleTwin(tape).leaves()) {
            java.util.Arrays.fill(leaf.gradient(), 0f);
        }
        tape.backward(loss);
        return loss;
    }

    private static double moved(
            Tape tape, Graph graph, List<Tensor> leaves, List<float[]> at, List<double[]> d, float step) {
        for (int i = 0; i < leaves.size(); i++) {
            float[] w = leaves.get(i).values();
            for (int k = 0; k < w.length; k++) {
                w[k] = (float) (at.get(i)[k] + step * d.get(i)[k]);
            }
        }
        tape.begin();
        return graph.record(tape).item();
    }

    private static List<List<double[]>> directions(List<Tensor> leaves, long seed, int rounds) {
        RandomStream stream = RandomStream.of(seed, "gradient check");
        List<List<double[]>> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int alone = 0; alone <= leaves.size(); alone++) {
                List<double[]> d = new ArrayList<>();
                for (int i = 0; i < leaves.size(); i++) {
                    double[] direction = new double[leaves.get(i).shape().size()];
                    if (alone == i || alone == leaves.size()) {
                        fill(direction, stream);
                    }
                    d.add(direction);
                }
                all.add(d);
            }
        }
        return all;
    }

    private static void fill(double[] direction, RandomStream stream) {
        for (int k = 0; k < direction.length; k++) {
            double size = 0.5 + 0.5 * stream.nextUniform();
            direction[k] = stream.nextBelow(2) == 0 ? size : -size;
        }
    }

    private static double along(List<Tensor> leaves, List<double[]> d) {
        double sum = 0;
        for (int i = 0; i < leaves.size(); i++) {
            float[] g = leaves.get(i).gradient();
            for (int k = 0; k < g.length; k++) {
                sum += g[k] * d.get(i)[k];
            }
        }
        return sum;
    }

    private static double magnitude(List<Tensor> leaves, List<double[]> d) {
        double sum = 0;
        for (int i = 0; i < leaves.size(); i++) {
            float[] g = leaves.get(i).gradient();
            for (int k = 0; k < g.length; k++) {
                sum += Math.abs(g[k] * d.get(i)[k]);
            }
        }
        return sum;
    }

    private static double error(double one, double other, double scale) {
        double difference = Math.abs(one - other);
        return difference == 0 ? 0 : difference / scale;
    }
}
