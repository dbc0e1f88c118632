package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Arrays laid one after another along an axis: y = [x_1, x_2, ...], dx_k = the k-th part of dy.
 *
 * <p>Shapes: equal but for the extent of that axis.
 *
 * @param axis the axis that grows
 */
public record Concat(int axis) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Concat", inputs, 1, Integer.MAX_VALUE);
        Shape first = inputs.get(0);
        first.checkAxis("Concat", axis);
        int total = 0;
        for (int k = 0; k < inputs.size(); k++) {
            Shape x = inputs.get(k);
            if (x.axes() != first.axes() || !x.with(axis, 1).equals(first.with(axis, 1))) {
                throw new IllegalArgumentException("Concat along axis " + axis + ": input " + k + " has shape " + x
                        + ", the first has " + first + "; all other axes must be equal");
            }
            total = Math.addExact(total, x.extent(axis));
        }
        return first.with(axis, total);
    }

    @Override
    public void forward(Frame f) {
        int outer = f.outShape().outer(axis);
        int whole = f.outShape().size() / outer;
        int at = 0;
        for (int k = 0; k < f.inputs(); k++) {
            int part = f.inShape(k).size() / outer;
            for (int o = 0; o < outer; o++) {
                System.arraycopy(f.in(k), o * part, f.out(), o * whole + at, part);
            }
            at += part;
        }
    }

    @Override
    public void backward(Frame f) {
        int outer = f.outShape().outer(axis);
        int whole = f.outShape().size() / outer;
        int at = 0;
        for (int k = 0; k < f.inputs(); k++) {
            int part = f.inShape(k).size() / outer;
            if (f.wants(k)) {
                float[] dx = f.dIn(k);
                for (int o = 0; o < outer; o++) {
                    AddRange.add(f.dOut(), o * whole + at, dx, o * part, part);
                }
            }
            at += part;
        }
    }

    @Override
    public void plain(DualFrame f) {
        int inner = f.outShape().inner(axis);
        int extent = f.outShape().extent(axis);
        for (int i = 0; i < f.out().length; i++) {
            int along = i / inner % extent;
            int k = 0;
            while (along >= f.inShape(k).extent(axis)) {
                along -= f.inShape(k).extent(axis);
                k++;
            }
            int from = (i / (inner * extent) * f.inShape(k).extent(axis) + along) * inner + i % inner;
            f.out()[i] = f.in(k)[from];
        }
    }
}
