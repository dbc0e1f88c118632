package periplus.nets.parameters;

import java.util.Arrays;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The first values of a network's parameters, one scheme a role.
 *
 * <p>Each parameter is drawn from its own stream (seed, "init " + name), so that adding a bias or changing the scheme
 * of one array leaves all others as they were. A learned leak starts at the constant of its setting.
 *
 * @param encoder start state to hidden state
 * @param input input to hidden (M)
 * @param recurrent hidden to hidden (J)
 * @param decoder hidden to output (D)
 * @param bias every bias vector
 */
@Source(key = "sorscher2019", where = "released code: PyTorch defaults; the TensorFlow version uses Glorot uniform")
@Source(key = "cueva2018", where = "section 2.1: orthogonal or Gaussian 1.5/sqrt(N) recurrent weights, zero readout")
public record Initialisation(
        WeightScheme encoder, WeightScheme input, WeightScheme recurrent, WeightScheme decoder, WeightScheme bias) {

    /** PyTorch's defaults: E ~ U(+-1/sqrt(Np)); J, M, D and biases ~ U(+-1/sqrt(Ng)). */
    public static Initialisation pytorch() {
        WeightScheme uniform = new WeightScheme.UniformByFan();
        return new Initialisation(uniform, uniform, uniform, uniform, uniform);
    }

    /** Glorot uniform for every matrix, zero biases. */
    public static Initialisation glorot() {
        WeightScheme glorot = new WeightScheme.GlorotUniform();
        return new Initialisation(glorot, glorot, glorot, glorot, new WeightScheme.Zeros());
    }

    /** Cueva and Wei: input weights of variance 1/inputs, zero readout and biases, recurrent weights as given. */
    public static Initialisation cuevaWei(WeightScheme recurrent) {
        WeightScheme zeros = new WeightScheme.Zeros();
        return new Initialisation(zeros, new WeightScheme.Gaussian(1.0), recurrent, zeros, zeros);
    }

    /** Draws all parameters of a network of this many hidden units. */
    public void draw(Parameters parameters, int units, long seed) {
        for (Parameter parameter : parameters) {
            RandomStream stream = RandomStream.of(seed, "init " + parameter.name());
            switch (parameter.role()) {
                case ENCODER -> encoder.draw(parameter, units, stream);
                case INPUT -> input.draw(parameter, units, stream);
                case RECURRENT -> recurrent.draw(parameter, units, stream);
                case DECODER -> decoder.draw(parameter, units, stream);
                case BIAS -> bias.draw(parameter, units, stream);
                case LEAK -> Arrays.fill(parameter.values(), parameter.constant());
            }
        }
    }
}
