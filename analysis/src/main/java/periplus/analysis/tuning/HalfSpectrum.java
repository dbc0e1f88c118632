package periplus.analysis.tuning;

import java.util.Arrays;

/** The upper half of the amplitude spectrum and its products with Gaussians, which factor into rows and columns. */
final class HalfSpectrum {
    private final int binsY;
    private final int binsX;
    private final int firstRow;
    private final double[] f;
    private final double[] axisY;
    private final double[] axisX;
    private final double[] gy;
    private final double[] gx;
    private final double[] momentY = new double[5];
    private final double[] momentX = new double[5];
    private final double[] dots = new double[9];
    double energy;

    HalfSpectrum(int binsY, int binsX) {
        this.binsY = binsY;
        this.binsX = binsX;
        this.firstRow = binsY / 2;
        this.f = new double[binsY * binsX];
        this.axisY = axis(binsY);
        this.axisX = axis(binsX);
        this.gy = new double[binsY];
        this.gx = new double[binsX];
    }

    private static double[] axis(int n) {
        double[] axis = new double[n];
        for (int i = 0; i < n; i++) {
            axis[i] = n == 1 ? 0 : -2 + 4.0 * i / (n - 1);
        }
        return axis;
    }

    void read(double[] spectrum) {
        energy = 0;
        for (int y = firstRow; y < binsY; y++) {
            int ky = Math.floorMod(y - binsY / 2, binsY);
            for (int x = 0; x < binsX; x++) {
                int k = 2 * (ky * binsX + Math.floorMod(x - binsX / 2, binsX));
                double a = Math.sqrt(spectrum[k] * spectrum[k] + spectrum[k + 1] * spectrum[k + 1]);
                f[y * binsX + x] = a;
                energy += a * a;
            }
        }
    }

    /** Computes the moments and inner products of the Gaussian at (u0, v0). */
    void project(double u0, double v0, double sigma) {
        factor(axisY, v0, sigma, gy, momentY);
        factor(axisX, u0, sigma, gx, momentX);
        Arrays.fill(dots, 0);
        for (int y = firstRow; y < binsY; y++) {
            double row0 = 0;
            double row1 = 0;
            double row2 = 0;
            for (int x = 0; x < binsX; x++) {
                double p = axisX[x] - u0;
                double z = f[y * binsX + x] * gx[x];
                row0 += z;
                row1 += z * p;
                row2 += z * p * p;
            }
            double q = axisY[y] - v0;
            dots[0] += gy[y] * row0;
            dots[1] += gy[y] * q * row0;
            dots[2] += gy[y] * q * q * row0;
            dots[3] += gy[y] * row1;
            dots[6] += gy[y] * row2;
        }
    }

    private static void factor(double[] axis, double centre, double sigma, double[] g, double[] moment) {
        Arrays.fill(moment, 0);
        for (int i = 0; i < axis.length; i++) {
            double p = axis[i] - centre;
            g[i] = StrictMath.exp(-p * p / (2 * sigma * sigma));
            double power = g[i] * g[i];
            for (int m = 0; m < moment.length; m++) {
                moment[m] += power;
                power *= p;
            }
        }
    }

    /** sum of g^2 p^i q^j. */
    double moment(int i, int j) {
        return momentX[i] * momentY[j];
    }

    /** sum of F g p^i q^j, i + j <= 2, not both 1. */
    double dot(int i, int j) {
        return dots[3 * i + j];
    }
}
