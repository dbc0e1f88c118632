package periplus.analysis.tuning;

/** The damped normal equations of four unknowns, some of them held fast, by Cholesky. */
final class DampedSystem {
    private DampedSystem() {}

    /** Solves (a + damping diag(a)) x = b, a row-major; x is 0 for frozen unknowns. */
    static void solve(double[] a, double[] b, boolean[] frozen, double damping, double[] x) {
        double[] l = new double[16];
        for (int i = 0; i < 4; i++) {
            double sum = frozen[i] ? 0 : b[i];
            for (int j = 0; j <= i; j++) {
                double value = frozen[i] || frozen[j] ? 0 : a[4 * i + j];
                if (i == j) {
                    value = frozen[i] ? 1 : value * (1 + damping) + Double.MIN_NORMAL;
                }
                for (int k = 0; k < j; k++) {
                    value -= l[4 * i + k] * l[4 * j + k];
                }
                l[4 * i + j] = i == j ? Math.sqrt(Math.max(value, Double.MIN_NORMAL)) : value / l[5 * j];
            }
            for (int k = 0; k < i; k++) {
                sum -= l[4 * i + k] * x[k];
            }
            x[i] = sum / l[5 * i];
        }
        for (int i = 3; i >= 0; i--) {
            for (int k = i + 1; k < 4; k++) {
                x[i] -= l[4 * k + i] * x[k];
            }
            x[i] /= l[5 * i];
        }
        for (int i = 0; i < 4; i++) {
            x[i] = Double.isFinite(x[i]) ? x[i] : 0;
        }
    }
}
