package periplus.analysis.frequency;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The sinusoid of a known frequency in a series, by least squares.
 *
 * <pre>x_t = offset + real cos(w t) - imaginary sin(w t) + rest,   that is  offset + Re((real + i imaginary) e^{iwt})</pre>
 *
 * <p>Any length will do; whole periods are not needed. w in radians a step, in (0, pi); at least 3 numbers.
 *
 * @param rest root mean square of what is left
 */
@Source(key = "bendat2010", where = "frequency response; least squares in place of a transform")
public record SinusoidFit(double radiansAStep, double offset, double real, double imaginary, double rest) {
    /** Fits {@code series[from .. to)}; t counts from index 0, so that fits of two series share their phase. */
    public static SinusoidFit of(double[] series, int from, int to, double radiansAStep) {
        if (from < 0 || to > series.length || to - from < 3) {
            throw new BadInputException("a sinusoid in numbers " + from + " to " + to + " of " + series.length
                    + ": expected at least 3 of them");
        }
        if (!(radiansAStep > 0 && radiansAStep < Math.PI)) {
            throw new BadInputException(
                    "a frequency of " + radiansAStep + " radians a step: expected one between 0 and pi, both excluded");
        }
        double[] normal = new double[9];
        double[] right = new double[3];
        double[] basis = new double[3];
        for (int t = from; t < to; t++) {
            if (!Double.isFinite(series[t])) {
                throw new BadInputException("number " + t + " of a series is " + series[t] + ": expected finite ones");
            }
            basis(t, radiansAStep, basis);
            for (int i = 0; i < 3; i++) {
                right[i] += basis[i] * series[t];
                for (int j = 0; j < 3; j++) {
                    normal[3 * i + j] += basis[i] * basis[j];
                }
            }
        }
        double[] x = solve(normal, right);
        double squares = 0;
        for (int t = from; t < to; t++) {
            basis(t, radiansAStep, basis);
            double left = series[t] - x[0] * basis[0] - x[1] * basis[1] - x[2] * basis[2];
            squares += left * left;
        }
        return new SinusoidFit(radiansAStep, x[0], x[1], -x[2], Math.sqrt(squares / (to - from)));
    }

    /** Half the height from trough to crest. */
    public double amplitude() {
        return Math.sqrt(real * real + imaginary * imaginary);
    }

    /** The phase at t = 0, in radians. */
    public double phaseRadians() {
        return StrictMath.atan2(imaginary, real);
    }

    private static void basis(int t, double w, double[] basis) {
        basis[0] = 1;
        basis[1] = StrictMath.cos(w * t);
        basis[2] = StrictMath.sin(w * t);
    }

    /** Three equations by elimination; the largest pivot first. */
    private static double[] solve(double[] a, double[] b) {
        for (int c = 0; c < 3; c++) {
            int pivot = c;
            for (int r = c + 1; r < 3; r++) {
                pivot = Math.abs(a[3 * r + c]) > Math.abs(a[3 * pivot + c]) ? r : pivot;
            }
            for (int k = 0; k < 3; k++) {
                double swap = a[3 * c + k];
                a[3 * c + k] = a[3 * pivot + k];
                a[3 * pivot + k] = swap;
            }
            double swap = b[c];
            b[c] = b[pivot];
            b[pivot] = swap;
            for (int r = c + 1; r < 3; r++) {
                double factor = a[3 * r + c] / a[3 * c + c];
                for (int k = c; k < 3; k++) {
                    a[3 * r + k] -= factor * a[3 * c + k];
                }
                b[r] -= factor * b[c];
            }
        }
        double[] x = new double[3];
        for (int c = 2; c >= 0; c--) {
            x[c] = b[c];
            for (int k = c + 1; k < 3; k++) {
                x[c] -= a[3 * c + k] * x[k];
            }
            x[c] /= a[3 * c + c];
        }
        return x;
    }
}
