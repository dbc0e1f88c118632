package periplus.nets.autodiff;

import periplus.core.random.RandomStream;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/** A graph that uses every builder method once. */
final class EveryBuilder implements Graph {
    final Parameter weights = Parameter.matrix("weights", Role.RECURRENT, 4, 4);
    private final Parameter gain = Parameter.vector("gain", Role.BIAS, 4);
    private final Parameter bias = Parameter.vector("bias", Role.BIAS, 4);
    private final float[] input = new float[24];
    private final float[] target = new float[24];
    private final Shape batch = Shape.of(3, 2, 4);
    private final Shape step = Shape.of(2, 4);
    private final Shape flat = Shape.of(6, 4);
    private final Shape two = Shape.of(2);
    private final int[] rows = {3, 1};
    private final int[] classes = {0, 3, 1, 1, 2, 0};
    private final RandomStream mask = RandomStream.of(2, "mask");
    private final Tensor[] parts = new Tensor[2];

    EveryBuilder() {
        RandomStream.of(1, "weights").fillUniform(weights.values(), 0, 16, -0.7f, 0.7f);
        RandomStream.of(1, "gain").fillUniform(gain.values(), 0, 4, 0.5f, 1.5f);
        RandomStream.of(1, "bias").fillUniform(bias.values(), 0, 4, 0.2f, 0.5f);
        RandomStream.of(1, "input").fillUniform(input, 0, 24, 0.3f, 2f);
        RandomStream.of(1, "target").fillUniform(target, 0, 24, 0f, 1f);
    }

    @Override
    public Tensor record(Tape tape) {
        Tensor w = tape.parameter(weights);
        Tensor b = tape.parameter(bias);
        Tensor g = tape.parameter(gain);
        Tensor x = tape.variable(input, batch);
        Tensor goal = tape.constant(target, flat);
        Tensor h = x.linear(w, b).tanh().plus(x.sigmoid()).minus(b).times(g);
        h = h.layerNorm(g, b, 1e-5).linearScan(b, tape.filled(0.5f, step)).oneMinus();
        h = h.plus(x.linearScan(b)).dropout(0.2, mask);
        Tensor scores = h.matmul(h, false, true);
        h = scores.causalSoftmax().matmul(h).plus(scores.softmax().matmul(h)).transpose(0, 1);
        parts[0] = h;
        parts[1] = h.softplus();
        h = tape.concat(0, parts).slice(0, 1, 3).reshape(flat);
        Tensor products = w.matmul(w).plus(w.matmul(w, true, false)).plus(w.matmul(w, true, true));
        Tensor looked = w.rows(rows, two).exp().mean(0);
        Tensor positive = h.square().affine(0.5f, 0.1f).over(g);
        return h.crossEntropy(goal)
                .plus(h.crossEntropy(classes).scale(0.5f))
                .plus(h.meanSquaredError(goal))
                .plus(h.linearCka(goal))
                .plus(h.logSoftmax().times(goal.detach()).mean())
                .plus(products.square().sum(0).mean())
                .plus(positive.log().plus(positive.sqrt()).sum(1).mean())
                .plus(h.relu().mean())
                .plus(looked.sum().scale(0.1f));
    }
}
