package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Part of an array along an axis: y = x[.., from to (excluding) end, ..]; dy goes back to where it came from.
 *
 * @param axis the axis that shrinks
 * @param from first index
 * @param end one after the last index
 */
public record Slice(int axis, int from, int end) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Slice", inputs, 1, 1);
        Shape x = inputs.get(0);
        x.checkAxis("Slice", axis);
        if (from < 0 || from >= end || end > x.extent(axis)) {
            throw new IllegalArgumentException("Slice " + from + " to " + end + " along axis " + axis + " of " + x
                    + ": expected 0 <= from < end <= " + x.extent(axis));
        }
        return x.with(axis, end - from);
    }

    @Override
    public void forward(Frame f) {
        int inner = f.outShape().inner(axis);
        int outer = f.outShape().outer(axis);
        int whole = f.inShape(0).extent(axis) * inner;
        int part = (end - from) * inner;
        for (int o = 0; o < outer; o++) {
            System.arraycopy(f.in(0), o * whole + from * inner, f.out(), o * part, part);
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        int inner = f.outShape().inner(axis);
        int outer = f.outShape().outer(axis);
        int whole = f.inShape(0).extent(axis) * inner;
        int part = (end - from) * inner;
        float[] dx = f.dIn(0);
        for (int o = 0; o < outer; o++) {
            AddRange.add(f.dOut(), o * part, dx, o * whole + from * inner, part);
        }
    }

    @Override
    public void plain(DualFrame f) {
        int inner = f.outShape().inner(axis);
        int part = end - from;
        int whole = f.inShape(0).extent(axis);
        for (int i = 0; i < f.out().length; i++) {
            int along = i / inner % part + from;
            f.out()[i] = f.in(0)[(i / (inner * part) * whole + along) * inner + i % inner];
        }
    }
}
