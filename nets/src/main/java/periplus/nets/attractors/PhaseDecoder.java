package periplus.nets.attractors;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The place whose phases agree best with those of several modules together.
 *
 * <pre>x = argmax over the square  sum_m sum_i cos(k_mi . x - phase_mi)</pre>
 *
 * <p>Best point of a lattice of {@value #STEPS_A_PERIOD} steps a smallest spacing, then Newton steps (the surface is
 * smooth and nearly round at its peak). Unique within the square only as long as no other place has nearly the same
 * phases in all modules; with one module that is one unit cell of the lattice. It reads the bumps and not the rates:
 * what the circuit knows, without what a readout of finitely many place cells loses. [I]: not in the paper.
 */
@Source(key = "chu2025", where = "several modules read together; the decoder is ours")
public final class PhaseDecoder {
    private static final int STEPS_A_PERIOD = 12;
    private static final int NEWTON_STEPS = 8;

    private final double[][] k;
    private final double halfWidth;
    private final int steps;

    /** For places within halfWidth of the centre on both axes. */
    public PhaseDecoder(CircuitSettings settings, double halfWidthMetres) {
        CircuitSettings.positive("halfWidthMetres", halfWidthMetres);
        int modules = settings.spacingsMetres().length;
        k = new double[modules][];
        double smallest = Double.POSITIVE_INFINITY;
        for (int m = 0; m < modules; m++) {
            k[m] = settings.waveVectors(m);
            smallest = Math.min(smallest, settings.spacingsMetres()[m]);
        }
        halfWidth = halfWidthMetres;
        steps = (int) Math.ceil(2 * halfWidth / smallest * STEPS_A_PERIOD);
        if (steps > 5000) {
            throw new BadInputException("a square of half width " + halfWidth + " m is too large for a spacing of "
                    + smallest + " m; expected at most " + 5000 / (2 * STEPS_A_PERIOD) + " spacings");
        }
    }

    /** {x, y} in metres from phases [modules][2]. */
    public double[] place(double[][] phases) {
        double best = Double.NEGATIVE_INFINITY;
        double[] x = new double[2];
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps; j++) {
                double tryX = halfWidth * (2.0 * i / steps - 1);
                double tryY = halfWidth * (2.0 * j / steps - 1);
                double agreement = agreement(phases, tryX, tryY);
                if (agreement > best) {
                    best = agreement;
                    x[0] = tryX;
                    x[1] = tryY;
                }
            }
        }
        return refine(phases, x);
    }

    /** The nearest place of best agreement to {@code from}; for following a path without a new search each step. */
    public double[] refine(double[][] phases, double[] from) {
        double x = from[0];
        double y = from[1];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double gx = 0;
            double gy = 0;
            double hxx = 0;
            double hxy = 0;
            double hyy = 0;
            for (int m = 0; m < k.length; m++) {
                for (int i = 0; i < 2; i++) {
                    double kx = k[m][2 * i];
                    double ky = k[m][2 * i + 1];
                    double e = Ring.wrap(kx * x + ky * y - phases[m][i]);
                    // Gauss-Newton: the residual is sin e, its slope taken as 1, so that the matrix stays positive
                    double s = StrictMath.sin(e);
                    gx += kx * s;
                    gy += ky * s;
                    hxx += kx * kx;
                    hxy += kx * ky;
                    hyy += ky * ky;
                }
            }
            double determinant = hxx * hyy - hxy * hxy;
            x -= (hyy * gx - hxy * gy) / determinant;
            y -= (hxx * gy - hxy * gx) / determinant;
        }
        return new double[] {x, y};
    }

    /** sum of cos(k.x - phase), at most twice the modules. */
    public double agreement(double[][] phases, double x, double y) {
        double sum = 0;
        for (int m = 0; m < k.length; m++) {
            for (int i = 0; i < 2; i++) {
                sum += StrictMath.cos(k[m][2 * i] * x + k[m][2 * i + 1] * y - phases[m][i]);
            }
        }
        return sum;
    }
}
