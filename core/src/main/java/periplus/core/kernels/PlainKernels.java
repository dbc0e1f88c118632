package periplus.core.kernels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * The plain twin: each operation as its definition reads, one loop at a time, on the calling thread. It is the
 * specification that every other provider is held to, bit for bit.
 */
final class PlainKernels implements KernelSupport {
    private final PlainSoftmax softmax = new PlainSoftmax();

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void multiply(
            Workers workers,
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            boolean accumulate,
            float[] c,
            int cOffset,
            int ldc) {
        if (!accumulate) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cOffset + i * ldc, cOffset + i * ldc + n, 0f);
            }
        }
        int aRow = transposeA ? 1 : lda;
        int aColumn = transposeA ? lda : 1;
        for (int i = 0; i < m; i++) {
            int ai = aOffset + i * aRow;
            int ci = cOffset + i * ldc;
            if (transposeB) {
                for (int j = 0; j < n; j++) {
                    float sum = c[ci + j];
                    for (int p = 0; p < k; p++) {
                        sum = Math.fma(a[ai + p * aColumn], b[bOffset + j * ldb + p], sum);
                    }
                    c[ci + j] = sum;
                }
            } else {
                for (int p = 0; p < k; p++) {
                    float x = a[ai + p * aColumn];
                    for (int j = 0; j < n; j++) {
                        c[ci + j] = Math.fma(x, b[bOffset + p * ldb + j], c[ci + j]);
                    }
                }
            }
        }
    }

    @Override
    public void addBias(Workers workers, int rows, int units, float[] bias, float[] z, int zOffset) {
        for (int row = 0; row < rows; row++) {
            for (int u = 0; u < units; u++) {
                z[zOffset + row * units + u] += bias[u];
            }
        }
    }

    @Override
    public void addColumnSums(Workers workers, int rows, int units, float[] x, int xOffset, float[] sums) {
        for (int row = 0; row < rows; row++) {
            for (int u = 0; u < units; u++) {
                sums[u] += x[xOffset + row * units + u];
            }
        }
    }

    @Override
    public void leakForward(
            Workers workers,
            Nonlinearity f,
            int rows,
            int units,
            float[] z,
            int zOffset,
            float[] alpha,
            float[] hPrevious,
            int hPreviousOffset,
            float @Nullable [] noise,
            int noiseOffset,
            float[] r,
            int rOffset,
            float[] h,
            int hOffset) {
        for (int row = 0; row < rows; row++) {
            for (int u = 0; u < units; u++) {
                int i = row * units + u;
                float rate = Rates.rate(f, z[zOffset + i]);
                float a = alpha[u];
                float state = a == 1f ? rate : Math.fma(a, rate, (1f - a) * hPrevious[hPreviousOffset + i]);
                r[rOffset + i] = rate;
                h[hOffset + i] = noise == null ? state : state + noise[noiseOffset + i];
            }
        }
    }

    @Override
    public void leakBackward(
            Workers workers,
            Nonlinearity f,
            int rows,
            int units,
            float[] alpha,
            float[] r,
            int rOffset,
            float[] hPrevious,
            int hPreviousOffset,
            float[] dh,
            int dhOffset,
            float[] dz,
            int dzOffset,
            float[] dhPrevious,
            int dhPreviousOffset,
            float @Nullable [] dAlpha) {
        for (int row = 0; row < rows; row++) {
            for (int u = 0; u < units; u++) {
                int i = row * units + u;
                float g = dh[dhOffset + i];
                float rate = r[rOffset + i];
                if (dAlpha != null) {
                    dAlpha[u] = Math.fma(rate - hPrevious[hPreviousOffset + i], g, dAlpha[u]);
                }
                dz[dzOffset + i] = alpha[u] * Rates.slope(f, rate) * g;
                dhPrevious[dhPreviousOffset + i] = (1f - alpha[u]) * g;
            }
        }
    }

    @Override
    public void rates(Workers workers, Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Rates.rate(f, x[xOffset + i]);
        }
    }

    @Override
    public void addSlopes(
            Workers workers,
            Nonlinearity f,
            int n,
            float[] r,
            int rOffset,
            float[] dr,
            int drOffset,
            float[] dx,
            int dxOffset) {
        for (int i = 0; i < n; i++) {
            float rate = r[rOffset + i];
            float upstream = dr[drOffset + i];
            if (f == Nonlinearity.RELU) {
                dx[dxOffset + i] += rate > 0f ? upstream : 0f;
            } else {
                dx[dxOffset + i] += upstream * Rates.slope(f, rate);
            }
        }
    }

    @Override
    public void softmaxCrossEntropy(
            Workers workers,
            int rows,
            int classes,
            float[] logits,
            float[] target,
            float[] weight,
            float scale,
            double[] rowLoss) {
        for (int row = 0; row < rows; row++) {
            rowLoss[row] = softmax.row(classes, logits, target, row * classes, weight[row], scale);
        }
    }

    @Override
    public void adam(
            Workers workers,
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            float learningRate,
            float beta1,
            float beta2,
            float epsilon,
            double correction1,
            double correction2) {
        float stepSize = (float) (learningRate / correction1);
        float rootCorrection = (float) Math.sqrt(correction2);
        for (int i = 0; i < w.length; i++) {
            m[i] = Math.fma(beta1, m[i], (1f - beta1) * g[i]);
            v[i] = Math.fma(beta2, v[i], (1f - beta2) * g[i] * g[i]);
            w[i] -= stepSize * m[i] / ((float) Math.sqrt(v[i]) / rootCorrection + epsilon);
        }
    }

    @Override
    public void rmsProp(
            Workers workers, float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon) {
        for (int i = 0; i < w.length; i++) {
            v[i] = Math.fma(rho, v[i], (1f - rho) * g[i] * g[i]);
            w[i] -= learningRate * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public void sgd(Workers workers, float[] w, float[] g, float[] u, float learningRate, float momentum) {
        for (int i = 0; i < w.length; i++) {
            u[i] = Math.fma(momentum, u[i], g[i]);
            w[i] -= learningRate * u[i];
        }
    }

    @Override
    public void addScaled(Workers workers, int length, float a, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Math.fma(a, x[xOffset + i], y[yOffset + i]);
        }
    }

    /** Four interleaved chains in double, then (s0 + s1) + (s2 + s3); what is left over goes to the first. */
    static double sumOfSquares(float[] x, int from, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int end = from + length;
        int i = from;
        for (; i <= end - 4; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < end; i++) {
            s0 += (double) x[i] * x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
