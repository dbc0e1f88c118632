package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * A diagonal linear recurrence over the first axis, which is time.
 *
 * <pre>
 *   h_t = a_t h_{t-1} + x_t                 t = 1 .. T, element by element; h_0 is given or 0
 *   g_t = dh_t + a_{t+1} g_{t+1}            t = T .. 1
 *   dx_t = g_t      da_t = g_t h_{t-1}      dh_0 = a_1 g_1
 * </pre>
 *
 * <p>Inputs: a, x [T][..], and h_0 [..] if there is one. a has x's shape, or the end of a time step's shape and is then
 * repeated ([units]: a decay constant a unit). Order of sums: da of a repeated a is one chain from t = T down to 1, in
 * each step in rising order of the array.
 */
public record LinearScan() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("LinearScan", inputs, 2, 3);
        Shape a = inputs.get(0);
        Shape x = inputs.get(1);
        if (x.axes() < 2) {
            throw new IllegalArgumentException("LinearScan over " + x + ": expected [time, .., units]");
        }
        Shape step = x.without(0);
        if (!a.equals(x) && !step.endsWith(a)) {
            throw new IllegalArgumentException("LinearScan: the decay has shape " + a + " and the input " + x
                    + "; expected that shape, or the end of a step's shape " + step);
        }
        if (inputs.size() == 3) {
            Op.checkShape("LinearScan", "the start", inputs.get(2), step);
        }
        return x;
    }

    /** g of the present step. */
    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return output.inner(0);
    }

    @Override
    public void forward(Frame f) {
        float[] a = f.in(0);
        float[] x = f.in(1);
        float[] h = f.out();
        int step = f.outShape().inner(0);
        int size = f.outShape().size();
        boolean everyStep = f.inShape(0).equals(f.outShape());
        int inner = everyStep ? step : f.inShape(0).size();
        for (int t = 0; t < size; t += step) {
            float[] before = t > 0 ? h : f.inputs() == 3 ? f.in(2) : null;
            if (before == null) {
                System.arraycopy(x, 0, h, 0, step);
                continue;
            }
            int atBefore = t > 0 ? t - step : 0;
            int atA = everyStep ? t : 0;
            for (int row = 0; row < step; row += inner) {
                for (int i = 0; i < inner; i++) {
                    h[t + row + i] = Math.fma(a[atA + i], before[atBefore + row + i], x[t + row + i]);
                }
            }
        }
    }

    @Override
    public void backward(Frame f) {
        float[] a = f.in(0);
        float[] h = f.out();
        float[] dh = f.dOut();
        float[] g = f.kept();
        int step = f.outShape().inner(0);
        boolean everyStep = f.inShape(0).equals(f.outShape());
        int inner = everyStep ? step : f.inShape(0).size();
        java.util.Arrays.fill(g, 0, step, 0f);
        for (int t = f.outShape().size() - step; t >= 0; t -= step) {
            AddRange.add(dh, t, g, 0, step);
            if (f.wants(1)) {
                AddRange.add(g, 0, f.dIn(1), t, step);
            }
            float[] before = t > 0 ? h : f.inputs() == 3 ? f.in(2) : null;
            if (before == null) {
                return;
            }
            int atBefore = t > 0 ? t - step : 0;
            int atA = everyStep ? t : 0;
            if (f.wants(0)) {
                float[] da = f.dIn(0);
                for (int row = 0; row < step; row += inner) {
                    for (int i = 0; i < inner; i++) {
                        da[atA + i] = Math.fma(g[row + i], before[atBefore + row + i], da[atA + i]);
                    }
                }
            }
            for (int row = 0; row < step; row += inner) {
                for (int i = 0; i < inner; i++) {
                    g[row + i] *= a[atA + i];
                }
            }
        }
        if (f.wants(2)) {
            AddRange.add(g, 0, f.dIn(2), 0, step);
        }
    }

    @Override
    public void plain(DualFrame f) {
        int step = f.outShape().inner(0);
        boolean everyStep = f.inShape(0).equals(f.outShape());
        for (int i = 0; i < f.out().length; i++) {
            Dual before = i >= step ? f.out()[i - step] : f.in().size() == 3 ? f.in(2)[i] : Dual.ZERO;
            Dual a = f.in(0)[everyStep ? i : i % step % f.inShape(0).size()];
            f.out()[i] = a.times(before).plus(f.in(1)[i]);
        }
    }
}
