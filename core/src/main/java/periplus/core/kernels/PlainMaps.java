package periplus.core.kernels;

/** The plain twin of {@link MapFunctions}: the specification. */
final class PlainMaps implements MapFunctions {
    /** The pole of the cubic B-spline's inverse filter. */
    static final double POLE = Math.sqrt(3) - 2;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void laggedProducts(double[] z, int rows, int columns, double[] out) {
        requireColumns(columns);
        int stride = columns + 2 * MARGIN;
        int lags = 2 * columns - 1;
        for (int dy = 0; dy < rows; dy++) {
            for (int dx = 1 - columns; dx < columns; dx++) {
                int at = MAPS * (dy * lags + dx + columns - 1);
                for (int map = 0; map < MAPS; map++) {
                    double sum = 0;
                    for (int y = 0; y + dy < rows; y++) {
                        int row = y * stride + MARGIN;
                        for (int x = Math.max(0, -dx); x < Math.min(columns, columns - dx); x++) {
                            sum = Math.fma(
                                    z[MAPS * (row + x) + map], z[MAPS * (row + dy * stride + x + dx) + map], sum);
                        }
                    }
                    out[at + map] = sum;
                }
            }
        }
    }

    @Override
    public boolean correlations(
            double n,
            double[] x,
            int xAt,
            double[] sum,
            double[] squares,
            Overlap o,
            double[] floor,
            double[] r,
            int rAt) {
        boolean known = true;
        double share = 1 / n;
        for (int map = 0; map < MAPS; map++) {
            double s1 = o.first(sum, map);
            double s2 = o.second(sum, map);
            double v1 = o.first(squares, map) - s1 * s1 * share;
            double v2 = o.second(squares, map) - s2 * s2 * share;
            double value = (x[xAt + map] - s1 * s2 * share) / Math.sqrt(v1 * v2);
            value = value > 1 ? 1 : value;
            value = value < -1 ? -1 : value;
            boolean few = v1 < floor[map] || v2 < floor[map];
            known &= !few;
            r[rAt + map] = few ? Double.NaN : value;
        }
        return known;
    }

    @Override
    public void splineFilter(double[] c, int at, int n, int step, int width) {
        if (n == 1) {
            return;
        }
        double last = power(n - 1);
        double end = POLE / (POLE * POLE - 1);
        for (int line = at; line < at + width; line++) {
            for (int i = 0; i < n; i++) {
                c[line + i * step] *= 6;
            }
            // the mirrored, hence periodic, samples seen from the first one: a geometric sum over one period
            double sum = 0;
            double power = 1;
            for (int i = 0; i < n; i++) {
                sum += power * c[line + i * step];
                power *= POLE;
            }
            double back = last;
            for (int i = n - 2; i >= 1; i--) {
                back *= POLE;
                sum += back * c[line + i * step];
            }
            c[line] = sum / (1 - last * last);
            for (int i = 1; i < n; i++) {
                c[line + i * step] += POLE * c[line + (i - 1) * step];
            }
            int foot = line + (n - 1) * step;
            c[foot] = end * (c[foot] + POLE * c[foot - step]);
            for (int i = n - 2; i >= 0; i--) {
                c[line + i * step] = POLE * (c[line + (i + 1) * step] - c[line + i * step]);
            }
        }
    }

    @Override
    public void splineSums(
            double[] c,
            int rowStep,
            int[] base,
            double[] weightY,
            double[] weightX,
            int firstSlot,
            int from,
            int to,
            double[] z,
            int[] place,
            double[] sum,
            double[] product,
            int at) {
        for (int i = from; i < to; i++) {
            int slot = firstSlot + i;
            for (int map = 0; map < MAPS; map++) {
                double turned = 0;
                for (int j = 0; j < 4; j++) {
                    int row = MAPS * (base[slot] + j * rowStep) + map;
                    double across = weightX[4 * slot] * c[row]
                            + weightX[4 * slot + 1] * c[row + MAPS]
                            + weightX[4 * slot + 2] * c[row + 2 * MAPS]
                            + weightX[4 * slot + 3] * c[row + 3 * MAPS];
                    turned += weightY[4 * slot + j] * across;
                }
                sum[at + map] += turned;
                product[at + map] += z[MAPS * place[i] + map] * turned;
            }
        }
    }

    /** Lags (dy, dx) to (dy, dx + 7) of one map. */
    static void eightLags(double[] z, int stride, int rows, int columns, int dy, int dx, double[] out, int outAt) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int from = Math.max(0, -dx - MARGIN);
        int to = Math.min(columns, columns - dx);
        for (int y = 0; y + dy < rows; y++) {
            int row = y * stride + MARGIN;
            int moved = dy * stride + dx;
            for (int at = row + from; at < row + to; at++) {
                double a = z[at];
                s0 = Math.fma(a, z[at + moved], s0);
                s1 = Math.fma(a, z[at + moved + 1], s1);
                s2 = Math.fma(a, z[at + moved + 2], s2);
                s3 = Math.fma(a, z[at + moved + 3], s3);
                s4 = Math.fma(a, z[at + moved + 4], s4);
                s5 = Math.fma(a, z[at + moved + 5], s5);
                s6 = Math.fma(a, z[at + moved + 6], s6);
                s7 = Math.fma(a, z[at + moved + 7], s7);
            }
        }
        out[outAt] = s0;
        out[outAt + 1] = s1;
        out[outAt + 2] = s2;
        out[outAt + 3] = s3;
        out[outAt + 4] = s4;
        out[outAt + 5] = s5;
        out[outAt + 6] = s6;
        out[outAt + 7] = s7;
    }

    static void requireColumns(int columns) {
        if (columns < LEAST_COLUMNS) {
            throw new IllegalArgumentException(
                    "lagged products need at least " + LEAST_COLUMNS + " columns, got " + columns);
        }
    }

    /** POLE^n, multiplied up. */
    static double power(int n) {
        double power = 1;
        for (int i = 0; i < n; i++) {
            power *= POLE;
        }
        return power;
    }
}
