package periplus.analysis.langevin;

/**
 * Variances and autocorrelation times of linear samplers as formulas.
 *
 * <pre>
 *   plain       r' = (1 - k) r + s xi                        Var = s^2 / (k (2 - k))         tau = (2 - k) / k
 *   momentum    phi1 = 2 - lambda - k, phi2 = -(1 - lambda)  Var = s^2 (2 - lambda) / (lambda k (4 - 2 lambda - k))
 *                                                            tau = lambda (4 - 2 lambda - k) / (k (2 - lambda))
 *   adaptation  dr = (-k r - c) dt + sqrt(2) sigma dW, dc = a (b r - c) dt, in continuous time
 *               Var = sigma^2 (k + a + b) / ((k + a) (k + b))       tau = 2 (k + a) / ((k + b) (k + a + b))
 *   best friction of a mode of stiffness k    2 sqrt(k) - k, at which the radius is 1 - sqrt(k)
 * </pre>
 *
 * <p>tau is 1 + 2 sum of rho in steps, and 2 times the integral of rho in continuous time. For several at once in
 * discrete time see {@link LinearSampler}.
 */
public final class LinearClosedForms {
    private LinearClosedForms() {}

    /** Variance without momentum and adaptation. */
    public static double plainVariance(double k, double noiseSd) {
        return noiseSd * noiseSd / (k * (2 - k));
    }

    /** Autocorrelation time without momentum and adaptation. */
    public static double plainTime(double k) {
        return (2 - k) / k;
    }

    /** Variance with momentum. */
    public static double momentumVariance(double k, double friction, double noiseSd) {
        return noiseSd * noiseSd * (2 - friction) / (friction * k * (4 - 2 * friction - k));
    }

    /** Autocorrelation time with momentum: to first order in k, friction times the plain one. */
    public static double momentumTime(double k, double friction) {
        return friction * (4 - 2 * friction - k) / (k * (2 - friction));
    }

    /** The friction at which a mode of stiffness k forgets fastest. */
    public static double criticalFriction(double k) {
        return 2 * Math.sqrt(k) - k;
    }

    /** Variance with adaptation, continuous time, noise sqrt(2) sigma. */
    public static double adaptationVariance(double k, double b, double a, double sigma) {
        return sigma * sigma * (k + a + b) / ((k + a) * (k + b));
    }

    /** Autocorrelation time with adaptation, continuous time. */
    public static double adaptationTime(double k, double b, double a) {
        return 2 * (k + a) / ((k + b) * (k + a + b));
    }

    /** Rate of the slowest relaxation with adaptation, continuous time: k without it. */
    public static double adaptationRelaxation(double k, double b, double a) {
        double half = (k + a) / 2;
        double d = half * half - a * (k + b);
        return d > 0 ? half - Math.sqrt(d) : half;
    }

    /** The power of the density that is sampled: beta = 2 sigma^2 / sigma_q^2 for an awake noise sigma. */
    public static double powerOfDensity(double awakeSd, double replaySd) {
        return 2 * awakeSd * awakeSd / (replaySd * replaySd);
    }
}
