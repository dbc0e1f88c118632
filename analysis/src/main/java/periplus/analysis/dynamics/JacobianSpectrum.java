package periplus.analysis.dynamics;

import periplus.analysis.weights.Spectrum;
import periplus.core.carriers.StateMap;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * What a small push does at a state: the eigenvalues of the step's Jacobian.
 *
 * <pre>
 *   J = dF/dh      a push along an eigenvector grows by lambda a step
 *   time constant = -dt / ln |lambda|
 * </pre>
 *
 * <p>By falling modulus. A fixed point is stable where all moduli are below 1; moduli near 1 are slow directions, as
 * many as a continuous attractor has dimensions. Away from fixed points the spectrum describes the step, not stability.
 * Not to be confused with the spectrum of the weights, which knows neither rates nor leak.
 *
 * @param real parts
 * @param imaginary parts
 * @param radius the largest modulus; the reason where the spectrum could not be had
 * @param dtSeconds duration of a step
 */
@Source(key = "sussillo2013", where = "linearisation around fixed and slow points")
public record JacobianSpectrum(double[] real, double[] imaginary, Measured radius, double dtSeconds) {

    /** The spectrum at a state; up to {@value Spectrum#MAX_UNITS} units. */
    public static JacobianSpectrum at(StateMap map, double[] state, double dtSeconds) {
        int n = map.size();
        if (state.length != n || !(dtSeconds > 0)) {
            throw new IllegalArgumentException("a spectrum at a state of " + state.length + " numbers for a map of " + n
                    + ", a step of " + dtSeconds + " s: expected the same number and a positive step");
        }
        if (n > Spectrum.MAX_UNITS) {
            return new JacobianSpectrum(
                    new double[0],
                    new double[0],
                    Measured.undefined("more than " + Spectrum.MAX_UNITS + " units"),
                    dtSeconds);
        }
        double[] jacobian = new double[n * n];
        map.jacobian(state, jacobian);
        Spectrum.Eigenvalues e = Spectrum.eigenvalues(jacobian, n);
        return new JacobianSpectrum(e.real(), e.imaginary(), e.radius(), dtSeconds);
    }

    /** |lambda|. */
    public double modulus(int index) {
        return Math.sqrt(real[index] * real[index] + imaginary[index] * imaginary[index]);
    }

    /** How many directions grow by more than 1 + tolerance a step. */
    public int growing(double tolerance) {
        int count = 0;
        for (int i = 0; i < real.length; i++) {
            count += modulus(i) > 1 + tolerance ? 1 : 0;
        }
        return count;
    }

    /** How many directions neither grow nor shrink by more than the tolerance a step. */
    public int marginal(double tolerance) {
        int count = 0;
        for (int i = 0; i < real.length; i++) {
            count += Math.abs(modulus(i) - 1) <= tolerance ? 1 : 0;
        }
        return count;
    }

    /** What kind of point this is, moduli within the tolerance of 1 counting as neither growing nor shrinking. */
    public Kind kind(double tolerance) {
        if (!radius.isDefined()) {
            return Kind.UNKNOWN;
        }
        int growing = growing(tolerance);
        if (growing > 0) {
            return growing + marginal(tolerance) == real.length ? Kind.REPELLER : Kind.SADDLE;
        }
        return marginal(tolerance) > 0 ? Kind.MARGINAL : Kind.STABLE;
    }

    /** After how many seconds a push is down to 1/e; undefined where it does not shrink, 0 where one step ends it. */
    public Measured timeConstantSeconds(int index) {
        double modulus = modulus(index);
        if (modulus >= 1) {
            return Measured.undefined("does not shrink: modulus " + modulus);
        }
        return modulus == 0 ? Measured.of(0) : Measured.of(-dtSeconds / StrictMath.log(modulus));
    }

    /** Kinds of points by what pushes do. */
    public enum Kind {
        /** All shrink. */
        STABLE,
        /** None grows, some stay: part of a line, ring or sheet. */
        MARGINAL,
        /** Some grow, some shrink. */
        SADDLE,
        /** None shrinks and some grow. */
        REPELLER,
        /** The eigenvalues could not be had. */
        UNKNOWN
    }
}
