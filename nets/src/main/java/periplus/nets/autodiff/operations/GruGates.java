package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.kernels.Nonlinearity;

/**
 * What a GRU does between its products, in one pass instead of a dozen.
 *
 * <pre>
 *   r = sigmoid(a_r + w_r)   z = sigmoid(a_z + w_z)   c = tanh(a_c + r w_c)      blocks r, z, c of n columns
 *   h' = c + z (h - c)
 *
 *   dp_c = dh' (1 - z) (1 - c^2)    dp_z = dh' (h - c) z (1 - z)    dp_r = dp_c w_c r (1 - r)    dh = dh' z
 *   da = dp    dw_r = dp_r    dw_z = dp_z    dw_c = dp_c r
 * </pre>
 *
 * <p>Inputs: drive a and recurrent w, each [trials][3 n], and h [trials][n]; output h' [trials][n]. The values are those
 * of the same equation written with the tape's single operations bit for bit, its gradients to rounding. No sums over
 * elements.
 */
public record GruGates() implements Op {
    private static final int GATES = 3;

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("GruGates", inputs, 3, 3);
        Shape h = inputs.get(2);
        if (h.axes() != 2) {
            throw new IllegalArgumentException("GruGates: the state has shape " + h + ", expected [trials, n]");
        }
        Shape gates = h.with(1, GATES * h.last());
        Op.checkShape("GruGates", "the drive", inputs.get(0), gates);
        Op.checkShape("GruGates", "the recurrent input", inputs.get(1), gates);
        return h;
    }

    /** r, z and c, each [trials][n]. */
    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return GATES * output.size();
    }

    @Override
    public void forward(Frame f) {
        int n = f.outShape().last();
        int trials = f.outShape().extent(0);
        int block = trials * n;
        float[] a = f.in(0);
        float[] w = f.in(1);
        float[] h = f.in(2);
        float[] out = f.out();
        float[] kept = f.kept();
        for (int k = 0; k < trials; k++) {
            int from = k * GATES * n;
            for (int i = 0; i < n; i++) {
                kept[k * n + i] = a[from + i] + w[from + i];
            }
            for (int i = 0; i < n; i++) {
                kept[block + k * n + i] = a[from + n + i] + w[from + n + i];
            }
        }
        f.kernels().rates(Nonlinearity.SIGMOID, 2 * block, kept, 0, kept, 0);
        for (int k = 0; k < trials; k++) {
            int from = k * GATES * n + 2 * n;
            for (int i = 0; i < n; i++) {
                kept[2 * block + k * n + i] = a[from + i] + kept[k * n + i] * w[from + i];
            }
        }
        f.kernels().rates(Nonlinearity.TANH, block, kept, 2 * block, kept, 2 * block);
        for (int i = 0; i < block; i++) {
            float c = kept[2 * block + i];
            out[i] = c + kept[block + i] * (h[i] - c);
        }
    }

    @Override
    public void backward(Frame f) {
        int n = f.outShape().last();
        int trials = f.outShape().extent(0);
        int block = trials * n;
        float[] kept = f.kept();
        float[] w = f.in(1);
        float[] h = f.in(2);
        float[] dOut = f.dOut();
        float[] dDrive = f.wants(0) ? f.dIn(0) : null;
        float[] dRecurrent = f.wants(1) ? f.dIn(1) : null;
        float[] dState = f.wants(2) ? f.dIn(2) : null;
        for (int k = 0; k < trials; k++) {
            int row = k * n;
            int gates = k * GATES * n;
            for (int u = 0; u < n; u++) {
                float r = kept[row + u];
                float z = kept[block + row + u];
                float c = kept[2 * block + row + u];
                float dh = dOut[row + u];
                float dpc = dh * (1f - z) * (1f - c * c);
                float dpz = dh * (h[row + u] - c) * (z * (1f - z));
                float dpr = dpc * w[gates + 2 * n + u] * (r * (1f - r));
                if (dState != null) {
                    dState[row + u] += dh * z;
                }
                if (dDrive != null) {
                    add(dDrive, gates + u, n, dpr, dpz, dpc);
                }
                if (dRecurrent != null) {
                    add(dRecurrent, gates + u, n, dpr, dpz, dpc * r);
                }
            }
        }
    }

    private static void add(float[] to, int at, int n, float r, float z, float c) {
        to[at] += r;
        to[at + n] += z;
        to[at + 2 * n] += c;
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.outShape().last();
        for (int k = 0; k < f.outShape().extent(0); k++) {
            for (int u = 0; u < n; u++) {
                int at = k * GATES * n + u;
                Dual r = f.in(0)[at].plus(f.in(1)[at]).sigmoid();
                Dual z = f.in(0)[at + n].plus(f.in(1)[at + n]).sigmoid();
                Dual c = f.in(0)[at + 2 * n].plus(r.times(f.in(1)[at + 2 * n])).tanh();
                Dual h = f.in(2)[k * n + u];
                f.out()[k * n + u] = c.plus(z.times(h.minus(c)));
            }
        }
    }
}
