package periplus.nets.parameters;

import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * How one array of weights is drawn.
 *
 * <pre>
 *   UniformByFan   w ~ U(-1/sqrt(fan), 1/sqrt(fan)); fan = columns of encoder and decoder, hidden units otherwise
 *   GlorotUniform  w ~ U(-a, a), a = sqrt(6 / (rows + columns))
 *   Gaussian       w ~ N(0, gain^2 / columns)
 *   Orthogonal     w = gain Q, Q uniform over orthogonal matrices
 *   Zeros          w = 0
 * </pre>
 *
 * <p>Not to be confused with: PyTorch's Kaiming initialisation, to which {@code UniformByFan} is equal only for the
 * linear layers' default argument a = sqrt(5).
 */
public sealed interface WeightScheme {
    /**
     * Draws all values of the parameter from the stream.
     *
     * @param units hidden units of the network, which is the fan of every recurrent-layer array in PyTorch
     */
    void draw(Parameter parameter, int units, RandomStream stream);

    /** PyTorch's default for recurrent and linear layers. */
    @Source(key = "pytorch2019", where = "defaults of nn.RNN and nn.Linear")
    record UniformByFan() implements WeightScheme {
        @Override
        public void draw(Parameter parameter, int units, RandomStream stream) {
            boolean linearLayer = parameter.role() == Role.ENCODER || parameter.role() == Role.DECODER;
            double bound = 1.0 / Math.sqrt(linearLayer ? parameter.columns() : units);
            uniform(parameter, bound, stream);
        }
    }

    /** Keeps variances equal forward and backward through a linear layer. */
    record GlorotUniform() implements WeightScheme {
        @Override
        public void draw(Parameter parameter, int units, RandomStream stream) {
            uniform(parameter, Math.sqrt(6.0 / (parameter.rows() + parameter.columns())), stream);
        }
    }

    /** Independent normal weights of standard deviation gain / sqrt(columns). */
    record Gaussian(double gain) implements WeightScheme {
        public Gaussian {
            checkGain(gain);
        }

        @Override
        public void draw(Parameter parameter, int units, RandomStream stream) {
            double sd = gain / Math.sqrt(parameter.columns());
            float[] w = parameter.values();
            for (int i = 0; i < w.length; i++) {
                w[i] = (float) (sd * stream.nextGaussian());
            }
        }
    }

    /** A random rotation or reflection scaled by gain; square matrices only. */
    record Orthogonal(double gain) implements WeightScheme {
        public Orthogonal {
            checkGain(gain);
        }

        @Override
        public void draw(Parameter parameter, int units, RandomStream stream) {
            if (parameter.rows() != parameter.columns()) {
                throw new BadInputException("orthogonal initialisation needs a square matrix, but "
                        + parameter.name() + " is " + parameter.rows() + " x " + parameter.columns()
                        + "; use a Gaussian or a uniform scheme for it");
            }
            OrthogonalMatrix.fill(parameter.values(), parameter.rows(), gain, stream);
        }
    }

    /** All zero. */
    record Zeros() implements WeightScheme {
        @Override
        public void draw(Parameter parameter, int units, RandomStream stream) {
            java.util.Arrays.fill(parameter.values(), 0f);
        }
    }

    private static void uniform(Parameter parameter, double bound, RandomStream stream) {
        float[] w = parameter.values();
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) (bound * (2.0 * stream.nextUniform() - 1.0));
        }
    }

    private static void checkGain(double gain) {
        if (!(gain > 0.0) || !Double.isFinite(gain)) {
            throw new BadInputException("initialisation gain is " + gain + ", expected a positive number");
        }
    }
}
