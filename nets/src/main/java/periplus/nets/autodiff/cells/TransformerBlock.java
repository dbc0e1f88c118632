package periplus.nets.autodiff.cells;

import java.util.List;
import periplus.core.source.Source;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * A transformer block that normalises before each half.
 *
 * <pre>
 *   q, k, v = W_in norm1(x) + b_in         each cut into heads of size / heads columns
 *   y = x + W_out attention(q, k, v) + b_out
 *   x' = y + W_2 relu(W_1 norm2(y) + b_1) + b_2
 * </pre>
 *
 * <p>Shapes: x [trials][positions][size]; parameters and their names as in PyTorch's TransformerEncoderLayer. No
 * dropout.
 *
 * <p>Source: Vaswani et al. 2017 with the normalisation moved before each half (Xiong et al. 2020).
 */
@Source(key = "vaswani2017", where = "section 3")
@Source(key = "xiong2020", where = "the pre-norm block")
@Source(key = "pytorch2019", where = "nn.TransformerEncoderLayer(norm_first=True): names")
public final class TransformerBlock {
    private static final double EPSILON = 1e-5;

    private final int size;
    private final boolean causal;
    private final Shape whole;
    private final Shape inHeads;
    private final Parameter inWeights;
    private final Parameter inBias;
    private final Parameter outWeights;
    private final Parameter outBias;
    private final Parameter weights1;
    private final Parameter bias1;
    private final Parameter weights2;
    private final Parameter bias2;
    private final Parameter gain1;
    private final Parameter shift1;
    private final Parameter gain2;
    private final Parameter shift2;

    /**
     * A block whose weights are all zero and whose gains are 1, for inputs of one shape.
     *
     * @param size columns of x; a multiple of {@code heads}
     * @param hidden units of the feed-forward half
     * @param causal whether a position sees none after it
     */
    public TransformerBlock(String prefix, int trials, int positions, int size, int heads, int hidden, boolean causal) {
        if (heads < 1 || size % heads != 0) {
            throw new IllegalArgumentException(
                    "size " + size + " cannot be cut into " + heads + " heads; use a divisor of it");
        }
        this.size = size;
        this.causal = causal;
        this.whole = Shape.of(trials, positions, size);
        this.inHeads = Shape.of(trials, positions, heads, size / heads);
        this.inWeights = layer(prefix + ".self_attn.in_proj_weight", 3 * size, size);
        this.inBias = Parameter.vector(prefix + ".self_attn.in_proj_bias", Role.BIAS, 3 * size);
        this.outWeights = layer(prefix + ".self_attn.out_proj.weight", size, size);
        this.outBias = Parameter.vector(prefix + ".self_attn.out_proj.bias", Role.BIAS, size);
        this.weights1 = layer(prefix + ".linear1.weight", hidden, size);
        this.bias1 = Parameter.vector(prefix + ".linear1.bias", Role.BIAS, hidden);
        this.weights2 = layer(prefix + ".linear2.weight", size, hidden);
        this.bias2 = Parameter.vector(prefix + ".linear2.bias", Role.BIAS, size);
        // the one role that every initialisation sets to the parameter's own constant
        this.gain1 = Parameter.leak(prefix + ".norm1.weight", size, 1f);
        this.shift1 = Parameter.leak(prefix + ".norm1.bias", size, 0f);
        this.gain2 = Parameter.leak(prefix + ".norm2.weight", size, 1f);
        this.shift2 = Parameter.leak(prefix + ".norm2.bias", size, 0f);
    }

    private static Parameter layer(String name, int to, int from) {
        return Parameter.matrix(name, Role.DECODER, to, from);
    }

    /** x' of x, [trials][positions][size]. */
    public Tensor apply(Tape tape, Tensor x) {
        if (!x.shape().equals(whole)) {
            throw new IllegalArgumentException("the block was made for " + whole + ", got " + x.shape());
        }
        Tensor first = x.layerNorm(tape.parameter(gain1), tape.parameter(shift1), EPSILON);
        Tensor y = x.plus(selfAttention(tape, first));
        Tensor second = y.layerNorm(tape.parameter(gain2), tape.parameter(shift2), EPSILON);
        Tensor hidden =
                second.linear(tape.parameter(weights1), tape.parameter(bias1)).relu();
        return y.plus(hidden.linear(tape.parameter(weights2), tape.parameter(bias2)));
    }

    private Tensor selfAttention(Tape tape, Tensor x) {
        Tensor qkv = x.linear(tape.parameter(inWeights), tape.parameter(inBias));
        Tensor attended = Attention.attend(heads(qkv, 0), heads(qkv, 1), heads(qkv, 2), causal);
        return attended.transpose(1, 2).reshape(whole).linear(tape.parameter(outWeights), tape.parameter(outBias));
    }

    /** [trials][heads][positions][size / heads]. */
    private Tensor heads(Tensor qkv, int which) {
        return qkv.slice(2, which * size, (which + 1) * size).reshape(inHeads).transpose(1, 2);
    }

    /** Everything it learns, in PyTorch's order. */
    public List<Parameter> parameters() {
        return List.of(
                inWeights, inBias, outWeights, outBias, weights1, bias1, weights2, bias2, gain1, shift1, gain2, shift2);
    }
}
