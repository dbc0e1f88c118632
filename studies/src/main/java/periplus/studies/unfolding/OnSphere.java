package periplus.studies.unfolding;

import periplus.core.carriers.StateMap;

/**
 * A map brought back to states of one length after each step.
 *
 * <pre>
 *   G(h) = R F(h) / |F(h)|       dG/dh = R/|F| (I - f f^T) dF/dh,   f = F/|F|
 * </pre>
 *
 * <p>A ReLU network without bias and input is positively homogeneous, F(c h) = c F(h): its one isolated fixed point is
 * silence, its speed shrinks with the state, and any search for slow points ends there. What it keeps is a direction; on
 * the sphere directions have speeds that can be compared. Fixed points of G are rays that F keeps, growing or shrinking.
 */
record OnSphere(StateMap map, double radius) implements StateMap {
    @Override
    public int size() {
        return map.size();
    }

    @Override
    public void apply(double[] state, double[] next) {
        map.apply(state, next);
        double scale = radius / length(next);
        for (int i = 0; i < next.length; i++) {
            next[i] *= scale;
        }
    }

    @Override
    public void jacobian(double[] state, double[] jacobian) {
        int n = size();
        double[] f = new double[n];
        map.apply(state, f);
        map.jacobian(state, jacobian);
        double length = length(f);
        double[] along = new double[n];
        for (int i = 0; i < n; i++) {
            f[i] /= length;
            for (int j = 0; j < n; j++) {
                along[j] += f[i] * jacobian[i * n + j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                jacobian[i * n + j] = radius / length * (jacobian[i * n + j] - f[i] * along[j]);
            }
        }
    }

    @Override
    public void pullBack(double[] state, double[] v, double[] out) {
        int n = size();
        double[] f = new double[n];
        map.apply(state, f);
        double length = length(f);
        double along = 0;
        for (int i = 0; i < n; i++) {
            f[i] /= length;
            along += f[i] * v[i];
        }
        double[] across = new double[n];
        for (int i = 0; i < n; i++) {
            across[i] = radius / length * (v[i] - along * f[i]);
        }
        map.pullBack(state, across, out);
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        // a silent state stays where it is
        return sum > 0 ? Math.sqrt(sum) : 1;
    }
}
