package periplus.nets.featurelearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import periplus.core.carriers.SequenceBatch;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;

/**
 * The empirical neural tangent kernel of a network on a batch of trials, and how well two of them are aligned.
 *
 * <pre>
 *   K_(b,o),(b',o') = sum over parameters p of c_p^2 (dy_bo / dp) (dy_b'o' / dp)
 *   y_bo            = output o of trial b at its last step of positive weight
 *   KA(K, K')       = tr(K K') / (|K|_F |K'|_F)       in [0, 1]; 1 where the kernel has not turned
 * </pre>
 *
 * <p>c_p is the factor by which the network's array p is folded (1 where none is): the kernel is then that of the
 * unfolded parameters. All parameters count. {@code k[i * rows + j]} with i = trial * outputs + output.
 *
 * <p>Source: the alignment and that it falls where features are learnt; that all parameters count and the last response
 * step is looked at is our choice, the text does not say. For small networks: a backward pass for each row, and all rows'
 * gradients are held at once (rows x parameters floats).
 */
@Source(key = "huang2025", where = "section 4.1, kernel alignment")
@Source(key = "jacot2018", where = "the neural tangent kernel")
public record TangentKernel(int rows, double[] k) {
    public TangentKernel {
        if (k.length != Math.multiplyExact(rows, rows)) {
            throw new IllegalArgumentException(k.length + " numbers are no kernel of " + rows + " rows");
        }
    }

    /** The kernel of the network's own arrays. */
    public static TangentKernel of(RecurrentNetwork network, SequenceBatch batch) {
        return of(network, batch, parameter -> 1);
    }

    /**
     * The kernel of unfolded parameters; overwrites the network's gradients.
     *
     * @param factor c_p
     */
    public static TangentKernel of(RecurrentNetwork network, SequenceBatch batch, ToDoubleFunction<Parameter> factor) {
        int outputs = batch.outputs;
        SequenceBatch one = new SequenceBatch(batch.steps, 1, batch.inputs, outputs, batch.initialSize);
        Forward forward = network.newForward(batch.steps, 1);
        Backward backward = network.newRepeatedBackward(forward);
        List<float[]> gradients = new ArrayList<>();
        for (int trial = 0; trial < batch.trials; trial++) {
            copyTrial(batch, trial, one);
            int last = lastWeighedStep(batch, trial);
            network.run(one, NoiseSource.NONE, forward);
            for (int o = 0; o < outputs; o++) {
                Arrays.fill(backward.dOutput(), 0f);
                backward.dOutput()[last * outputs + o] = 1f;
                network.parameters().clearGradients();
                network.backwardReadout(one, forward, backward);
                network.backwardSequence(one, forward, backward);
                gradients.add(flat(network, factor));
            }
        }
        return products(gradients);
    }

    /** KA of this kernel and another of the same rows; undefined where one of them is all zero or not finite. */
    public Measured alignment(TangentKernel other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException("kernels of " + rows + " and " + other.rows + " rows");
        }
        double both = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < k.length; i++) {
            both += k[i] * other.k[i];
            own += k[i] * k[i];
            others += other.k[i] * other.k[i];
        }
        return own == 0 || others == 0
                ? Measured.undefined("a kernel of zeros")
                : Measured.of(both / (Math.sqrt(own) * Math.sqrt(others)), "a kernel that is not finite");
    }

    private static void copyTrial(SequenceBatch batch, int trial, SequenceBatch one) {
        for (int t = 0; t < batch.steps; t++) {
            int row = t * batch.trials + trial;
            System.arraycopy(batch.input, row * batch.inputs, one.input, t * batch.inputs, batch.inputs);
        }
        System.arraycopy(batch.initial, trial * batch.initialSize, one.initial, 0, batch.initialSize);
    }

    private static int lastWeighedStep(SequenceBatch batch, int trial) {
        for (int t = batch.steps - 1; t >= 0; t--) {
            if (batch.weight[t * batch.trials + trial] > 0f) {
                return t;
            }
        }
        throw new IllegalArgumentException("trial " + trial + " has no step of positive weight");
    }

    private static float[] flat(RecurrentNetwork network, ToDoubleFunction<Parameter> factor) {
        float[] flat = new float[Math.toIntExact(network.parameters().count())];
        int at = 0;
        for (Parameter parameter : network.parameters()) {
            float c = (float) factor.applyAsDouble(parameter);
            for (float g : parameter.gradient()) {
                flat[at++] = c * g;
            }
        }
        return flat;
    }

    private static TangentKernel products(List<float[]> gradients) {
        int rows = gradients.size();
        double[] k = new double[Math.multiplyExact(rows, rows)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                float[] a = gradients.get(i);
                float[] b = gradients.get(j);
                double sum = 0;
                for (int p = 0; p < a.length; p++) {
                    sum += (double) a[p] * b[p];
                }
                k[i * rows + j] = sum;
                k[j * rows + i] = sum;
            }
        }
        return new TangentKernel(rows, k);
    }
}
