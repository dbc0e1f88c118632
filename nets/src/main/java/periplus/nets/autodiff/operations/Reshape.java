package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * The same numbers in the same order under another shape; shares its input's arrays, so it costs nothing.
 *
 * @param to the new shape
 */
public record Reshape(Shape to) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Reshape", inputs, 1, 1);
        if (inputs.get(0).size() != to.size()) {
            throw new IllegalArgumentException("Reshape of " + inputs.get(0) + " to " + to + ": the first holds "
                    + inputs.get(0).size() + " numbers, the second " + to.size());
        }
        return to;
    }

    @Override
    public boolean isView() {
        return true;
    }

    @Override
    public void forward(Frame f) {
        System.arraycopy(f.in(0), 0, f.out(), 0, to.size());
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            AddRange.add(f.dOut(), 0, f.dIn(0), 0, to.size());
        }
    }

    @Override
    public void plain(DualFrame f) {
        System.arraycopy(f.in(0), 0, f.out(), 0, to.size());
    }
}
