package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.kernels.Nonlinearity;

/**
 * What an LSTM does between its products, in one pass instead of a dozen.
 *
 * <pre>
 *   z = a + r                                          blocks i, f, g, o of n columns
 *   i, f, o = sigmoid(z)     g = tanh(z)
 *   c' = f c + i g           h' = o tanh(c')
 *
 *   dm  = dc' + dh' o (1 - tanh(c')^2)                 dc = dm f
 *   dz_i = dm g i (1 - i)    dz_f = dm c f (1 - f)    dz_g = dm i (1 - g^2)    dz_o = dh' tanh(c') o (1 - o)
 *   da = dr = dz
 * </pre>
 *
 * <p>Inputs: drive a and recurrent r, each [trials][4 n], and the state (h, c) side by side [trials][2 n]; output (h', c')
 * [trials][2 n]. The h of the state is not read: it is in r. The values are those of the same equation written with the
 * tape's single operations bit for bit, its gradients to rounding. No sums over elements.
 */
public record LstmGates() implements Op {
    private static final int GATES = 4;

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("LstmGates", inputs, 3, 3);
        Shape state = inputs.get(2);
        if (state.axes() != 2 || state.last() % 2 != 0) {
            throw new IllegalArgumentException("LstmGates: the state has shape " + state + ", expected [trials, 2 n]");
        }
        Shape gates = state.with(1, 2 * state.last());
        Op.checkShape("LstmGates", "the drive", inputs.get(0), gates);
        Op.checkShape("LstmGates", "the recurrent input", inputs.get(1), gates);
        return state;
    }

    /** i, f, o, g and tanh c', each [trials][n]. */
    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return 5 * output.size() / 2;
    }

    @Override
    public void forward(Frame f) {
        int n = f.outShape().last() / 2;
        int trials = f.outShape().extent(0);
        int block = trials * n;
        float[] kept = f.kept();
        for (int k = 0; k < trials; k++) {
            int row = k * GATES * n;
            sum(f, row, kept, k * n, n);
            sum(f, row + n, kept, block + k * n, n);
            sum(f, row + 3 * n, kept, 2 * block + k * n, n);
            sum(f, row + 2 * n, kept, 3 * block + k * n, n);
        }
        f.kernels().rates(Nonlinearity.SIGMOID, 3 * block, kept, 0, kept, 0);
        f.kernels().rates(Nonlinearity.TANH, block, kept, 3 * block, kept, 3 * block);
        float[] state = f.in(2);
        float[] out = f.out();
        for (int k = 0; k < trials; k++) {
            memory(kept, k * n, block, state, (2 * k + 1) * n, out, n);
        }
        f.kernels().rates(Nonlinearity.TANH, block, kept, 4 * block, kept, 4 * block);
        for (int k = 0; k < trials; k++) {
            for (int i = 0; i < n; i++) {
                out[2 * k * n + i] = kept[2 * block + k * n + i] * kept[4 * block + k * n + i];
            }
        }
    }

    private static void sum(Frame f, int from, float[] to, int at, int n) {
        float[] a = f.in(0);
        float[] r = f.in(1);
        for (int i = 0; i < n; i++) {
            to[at + i] = a[from + i] + r[from + i];
        }
    }

    /** c' into the output and, for its tanh, into the last block of what is kept. */
    private static void memory(float[] kept, int row, int block, float[] state, int c, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[c + i] = kept[block + row + i] * state[c + i] + kept[row + i] * kept[3 * block + row + i];
        }
        System.arraycopy(out, c, kept, 4 * block + row, n);
    }

    @Override
    public void backward(Frame f) {
        int n = f.outShape().last() / 2;
        int trials = f.outShape().extent(0);
        int block = trials * n;
        float[] kept = f.kept();
        float[] dOut = f.dOut();
        float[] state = f.in(2);
        float[] dDrive = f.wants(0) ? f.dIn(0) : null;
        float[] dRecurrent = f.wants(1) ? f.dIn(1) : null;
        float[] dState = f.wants(2) ? f.dIn(2) : null;
        for (int k = 0; k < trials; k++) {
            int row = k * n;
            int gates = k * GATES * n;
            int h = 2 * k * n;
            for (int u = 0; u < n; u++) {
                float i = kept[row + u];
                float forget = kept[block + row + u];
                float o = kept[2 * block + row + u];
                float g = kept[3 * block + row + u];
                float t = kept[4 * block + row + u];
                float dh = dOut[h + u];
                float dm = dOut[h + n + u] + dh * o * (1f - t * t);
                float dzi = dm * g * (i * (1f - i));
                float dzf = dm * state[h + n + u] * (forget * (1f - forget));
                float dzg = dm * i * (1f - g * g);
                float dzo = dh * t * (o * (1f - o));
                if (dState != null) {
                    dState[h + n + u] += dm * forget;
                }
                if (dDrive != null) {
                    add(dDrive, gates + u, n, dzi, dzf, dzg, dzo);
                }
                if (dRecurrent != null) {
                    add(dRecurrent, gates + u, n, dzi, dzf, dzg, dzo);
                }
            }
        }
    }

    private static void add(float[] to, int at, int n, float i, float f, float g, float o) {
        to[at] += i;
        to[at + n] += f;
        to[at + 2 * n] += g;
        to[at + 3 * n] += o;
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.outShape().last() / 2;
        for (int k = 0; k < f.outShape().extent(0); k++) {
            for (int u = 0; u < n; u++) {
                Dual[] z = new Dual[GATES];
                for (int gate = 0; gate < GATES; gate++) {
                    int at = (k * GATES + gate) * n + u;
                    z[gate] = f.in(0)[at].plus(f.in(1)[at]);
                }
                Dual c = f.in(2)[(2 * k + 1) * n + u];
                Dual memory = z[1].sigmoid().times(c).plus(z[0].sigmoid().times(z[2].tanh()));
                f.out()[2 * k * n + u] = z[3].sigmoid().times(memory.tanh());
                f.out()[(2 * k + 1) * n + u] = memory;
            }
        }
    }
}
