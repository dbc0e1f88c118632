package periplus.lab.bench;

import java.util.ArrayList;
import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;

/** Single products at the shapes of training: a recurrent step, a readout over all steps, a weight gradient. */
final class MatrixProducts implements Benchmark {
    @Override
    public String name() {
        return "products";
    }

    @Override
    public String question() {
        return "How near to the machine's float32 ceiling are matrix products at the shapes of recurrent training?";
    }

    @Override
    public String unit() {
        return "products";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        List<BenchmarkCase> cases = new ArrayList<>();
        cases.add(product("step", false, 64, 128, 128));
        cases.add(product("step", false, 200, 256, 256));
        cases.add(product("step", false, 200, 512, 512));
        cases.add(product("step", false, 200, 1024, 1024));
        cases.add(product("step", false, 200, 4096, 4096));
        cases.add(product("readout", false, 4000, 512, 1024));
        cases.add(product("gradient", true, 1024, 1024, 4000));
        return cases;
    }

    /** C[m][n] = A B^T with the weights B stored [to][from], or, for a gradient, C = A^T B over k rows. */
    private static BenchmarkCase product(String what, boolean gradient, int m, int n, int k) {
        return new BenchmarkCase(
                what + " m " + m + ", n " + n + ", k " + k,
                1,
                2.0 * m * n * k,
                kernels -> work(kernels, gradient, m, n, k));
    }

    private static BenchmarkCase.Work work(Kernels kernels, boolean gradient, int m, int n, int k) {
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] c = new float[m * n];
        RandomStream.of(1, "bench product", 0).fillUniform(a, 0, a.length, -1f, 1f);
        RandomStream.of(1, "bench product", 1).fillUniform(b, 0, b.length, -1f, 1f);
        return () -> {
            kernels.multiply(
                    gradient, !gradient, m, n, k, a, 0, gradient ? m : k, b, 0, gradient ? n : k, false, c, 0, n);
            return c[0];
        };
    }
}
