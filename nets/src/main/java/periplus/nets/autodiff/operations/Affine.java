package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * A fixed factor and a fixed shift: y = scale x + shift (one rounding), dx = scale dy.
 *
 * @param scale the factor
 * @param shift what is added
 */
public record Affine(float scale, float shift) implements Op {
    public Affine {
        if (!Float.isFinite(scale) || !Float.isFinite(shift)) {
            throw new IllegalArgumentException(
                    "scale " + scale + " and shift " + shift + ": both must be finite numbers");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Affine", inputs, 1, 1);
        return inputs.get(0);
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        int n = f.outShape().size();
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(scale, x[i], shift);
        }
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            f.kernels().addScaled(f.outShape().size(), scale, f.dOut(), 0, f.dIn(0), 0);
        }
    }

    @Override
    public void plain(DualFrame f) {
        for (int i = 0; i < f.out().length; i++) {
            f.out()[i] = f.in(0)[i].times(scale).plus(Dual.of(shift));
        }
    }
}
