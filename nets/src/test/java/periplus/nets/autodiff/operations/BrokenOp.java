package periplus.nets.autodiff.operations;

import java.util.List;

/** An operation whose gradient by its first differentiable input has the wrong sign: the negative control. */
record BrokenOp(Op op) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        return op.shape(inputs);
    }

    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return op.keptSize(inputs, output);
    }

    @Override
    public boolean differentiable(int input) {
        return op.differentiable(input);
    }

    @Override
    public void forward(Frame frame) {
        op.forward(frame);
    }

    @Override
    public void backward(Frame frame) {
        float[] before = frame.dIn(0).clone();
        op.backward(frame);
        float[] after = frame.dIn(0);
        for (int i = 0; i < before.length; i++) {
            after[i] = before[i] - (after[i] - before[i]);
        }
    }

    @Override
    public void plain(DualFrame frame) {
        op.plain(frame);
    }
}
