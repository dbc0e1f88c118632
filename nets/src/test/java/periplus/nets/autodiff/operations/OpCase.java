package periplus.nets.autodiff.operations;

import java.util.ArrayList;
import java.util.List;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;

/**
 * One operation with inputs to try it on.
 *
 * @param name what the test report shows
 * @param op the operation
 * @param shapes of the inputs
 * @param inputs their numbers
 */
public record OpCase(String name, Op op, List<Shape> shapes, List<float[]> inputs) {
    /** Inputs uniform in +-[0.1, 2], away from the kink of a relu. */
    public static OpCase of(String name, Op op, Shape... shapes) {
        RandomStream stream = RandomStream.of(3, name);
        List<float[]> inputs = new ArrayList<>();
        for (Shape shape : shapes) {
            float[] x = new float[shape.size()];
            for (int i = 0; i < x.length; i++) {
                double size = 0.1 + 1.9 * stream.nextUniform();
                x[i] = (float) (stream.nextBelow(2) == 0 ? size : -size);
            }
            inputs.add(x);
        }
        return new OpCase(name, op, List.of(shapes), inputs);
    }

    /** The same with the absolute values of one input. */
    public OpCase positive(int input) {
        float[] x = inputs.get(input).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.abs(x[i]);
        }
        return with(input, x);
    }

    /** The same with these numbers for one input. */
    public OpCase with(int input, float... numbers) {
        List<float[]> changed = new ArrayList<>(inputs);
        changed.set(input, numbers);
        return new OpCase(name, op, shapes, changed);
    }

    /** The same inputs for another operation. */
    OpCase with(Op other) {
        return new OpCase(name, other, shapes, inputs);
    }

    /** Which inputs have a gradient. */
    List<Integer> differentiable() {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            if (op.differentiable(i)) {
                wanted.add(i);
            }
        }
        return wanted;
    }

    /** Leaves for the inputs: variables where the list names them, otherwise constants. */
    Tensor[] leaves(Tape tape, List<Integer> wanted) {
        Tensor[] leaves = new Tensor[shapes.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = wanted.contains(i)
                    ? tape.variable(inputs.get(i), shapes.get(i))
                    : tape.constant(inputs.get(i), shapes.get(i));
        }
        return leaves;
    }

    /** Weights u for the loss sum u y, uniform in [-1, 1). */
    Tensor projection(Tape tape, Tensor y) {
        float[] u = new float[y.shape().size()];
        RandomStream.of(5, name).fillUniform(u, 0, u.length, -1f, 1f);
        return y.times(tape.constant(u, y.shape())).sum();
    }

    @Override
    public String toString() {
        return name;
    }
}
