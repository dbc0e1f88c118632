package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Layer normalisation over the last axis.
 *
 * <pre>
 *   m = mean_i x_i      s = 1 / sqrt(mean_i (x_i - m)^2 + epsilon)      z_i = (x_i - m) s
 *   y_i = gain_i z_i + bias_i
 *   g_i = gain_i dy_i    dx_i = s (g_i - mean_j g_j - z_i mean_j g_j z_j)
 *   dgain_i = sum_rows dy_i z_i      dbias_i = sum_rows dy_i
 * </pre>
 *
 * <p>Inputs: x [rows..][n], gain [n], bias [n]. The variance divides by n, as in PyTorch. Order of sums: within a row
 * one chain in double in rising i; over rows one chain in float in rising row.
 *
 * @param epsilon added to the variance
 */
public record LayerNorm(double epsilon) implements Op {
    public LayerNorm {
        if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
            throw new IllegalArgumentException(
                    "LayerNorm has epsilon " + epsilon + ", expected a positive number such as 1e-5");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("LayerNorm", inputs, 3, 3);
        Shape x = inputs.get(0);
        if (x.axes() == 0) {
            throw new IllegalArgumentException("LayerNorm of a scalar: it needs one axis to run over");
        }
        Op.checkShape("LayerNorm", "the gain", inputs.get(1), Shape.of(x.last()));
        Op.checkShape("LayerNorm", "the bias", inputs.get(2), Shape.of(x.last()));
        return x;
    }

    /** z of every element, then s of every row. */
    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return output.size() + output.rows();
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] gain = f.in(1);
        float[] bias = f.in(2);
        float[] y = f.out();
        float[] z = f.kept();
        int n = f.outShape().last();
        int rows = f.outShape().rows();
        for (int row = 0; row < rows; row++) {
            int start = row * n;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[start + i];
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double centred = x[start + i] - mean;
                squares += centred * centred;
            }
            double s = 1.0 / Math.sqrt(squares / n + epsilon);
            z[rows * n + row] = (float) s;
            for (int i = 0; i < n; i++) {
                z[start + i] = (float) ((x[start + i] - mean) * s);
                y[start + i] = Math.fma(gain[i], z[start + i], bias[i]);
            }
        }
    }

    @Override
    public void backward(Frame f) {
        float[] dy = f.dOut();
        float[] z = f.kept();
        int n = f.outShape().last();
        int rows = f.outShape().rows();
        if (f.wants(0)) {
            backwardInput(f, n, rows);
        }
        if (f.wants(1)) {
            float[] dGain = f.dIn(1);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < n; i++) {
                    dGain[i] = Math.fma(dy[row * n + i], z[row * n + i], dGain[i]);
                }
            }
        }
        if (f.wants(2)) {
            f.kernels().addColumnSums(rows, n, dy, 0, f.dIn(2));
        }
    }

    private static void backwardInput(Frame f, int n, int rows) {
        float[] dy = f.dOut();
        float[] z = f.kept();
        float[] gain = f.in(1);
        float[] dx = f.dIn(0);
        for (int row = 0; row < rows; row++) {
            int start = row * n;
            double sum = 0;
            double overlap = 0;
            for (int i = 0; i < n; i++) {
                double g = (double) gain[i] * dy[start + i];
                sum += g;
                overlap += g * z[start + i];
            }
            float s = z[rows * n + row];
            float meanG = (float) (sum / n);
            float meanGz = (float) (overlap / n);
            for (int i = 0; i < n; i++) {
                dx[start + i] += s * (gain[i] * dy[start + i] - meanG - z[start + i] * meanGz);
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.outShape().last();
        Dual[] x = f.in(0);
        for (int start = 0; start < f.outShape().size(); start += n) {
            Dual mean = Dual.sum(x, start, n, 1).times(1.0 / n);
            Dual squares = Dual.ZERO;
            for (int i = 0; i < n; i++) {
                squares = squares.plus(x[start + i].minus(mean).squared());
            }
            Dual sd = squares.times(1.0 / n).plus(Dual.of(epsilon)).root();
            for (int i = 0; i < n; i++) {
                Dual z = x[start + i].minus(mean).over(sd);
                f.out()[start + i] = f.in(1)[i].times(z).plus(f.in(2)[i]);
            }
        }
    }
}
