package periplus.nets.attractors;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * A ring of band cells whose bump two rings of conjunctive cells push along with the velocity.
 *
 * <pre>
 *   tau_b du/dt   = -u + sum J G(phi - phi') r + sum_+- W_+- r_+- + I,   r = relu(u)^2 / (1 + k_b sum relu(u)^2)
 *   tau_c du_+-/dt = -u_+- + w_b r,                                      r_+- = relu(g0 +- k.v) relu(u_+-)
 *   W_+- = w_fb G(phi - phi' -+ delta)
 *
 *   u   input of a band cell          G  Gaussian of the circular distance, width a, area 1
 *   u_+-  input of a conjunctive cell   I  external input, here from the grid cells
 * </pre>
 *
 * <p>{@code v.k} in radians per 0.1 s. The whole factor g0 +- k.v is rectified [P]. Euler steps; all three rings read the
 * state before the step. Both conjunctive rings have the same input and differ by their velocity factor alone, so one
 * array holds their u, and one product pushes the bump: with the weights (factor_+ W_+ + factor_- W_-). A step allocates
 * nothing. Not to be confused with the band units of a trained network, which are found by their maps.
 */
@Source(key = "chu2025", where = "neural-circuit model, band cells; displayed equations reconstructed")
public final class BandAttractor {
    private final BandSettings settings;
    private final double[] recurrent;
    private final double[] forwards;
    private final double[] backwards;
    private final double[] u;
    private final double[] pushing;
    private final double[] conjunctive;
    private final double[] rates;
    private final double[] total;
    private final double[][] circle;

    /** A silent ring. */
    public BandAttractor(BandSettings settings) {
        this.settings = settings;
        int n = settings.units();
        recurrent = Ring.twice(n, settings.recurrentStrength(), settings.widthRadians(), 0);
        forwards = Ring.twice(n, settings.fromConjunctive(), settings.widthRadians(), settings.shiftRadians());
        backwards = Ring.twice(n, settings.fromConjunctive(), settings.widthRadians(), -settings.shiftRadians());
        u = new double[n];
        pushing = new double[2 * n];
        conjunctive = new double[n];
        rates = new double[n];
        total = new double[n];
        circle = Ring.circle(n);
    }

    /** Puts a bump of the right height at this phase, the conjunctive cells in step with it. */
    public void placeBump(double phaseRadians) {
        int n = settings.units();
        double a = settings.widthRadians();
        double area = n / (2 * Math.PI) * Math.sqrt(2 * Math.PI) * a;
        double w = settings.toConjunctive() * settings.fromConjunctive();
        double strength = settings.recurrentStrength() + 2 * settings.drive() * w;
        // height of the Gaussian bump: u0 = strength rho/sqrt 2 * u0^2/(1 + k area u0^2), the larger root
        double s = strength * n / (2 * Math.PI) / Math.sqrt(2);
        double root = Math.sqrt(Math.max(0, s * s - 4 * settings.inhibition() * area));
        double height = (s + root) / (2 * settings.inhibition() * area);
        for (int i = 0; i < n; i++) {
            double d = Ring.wrap(Ring.phase(i, n) - phaseRadians);
            u[i] = height * StrictMath.exp(-d * d / (4 * a * a));
        }
        Normalisation.rates(u, settings.inhibition(), rates);
        for (int i = 0; i < n; i++) {
            conjunctive[i] = settings.toConjunctive() * rates[i];
        }
    }

    /**
     * One Euler step.
     *
     * @param phaseVelocity k.v in radians a second
     * @param external input of each band cell [units]
     * @param noise added to each band cell's input after the step [units]; all 0 without noise
     */
    public void step(double dtSeconds, double phaseVelocity, double[] external, double[] noise) {
        int n = u.length;
        System.arraycopy(external, 0, total, 0, n);
        Ring.convolve(recurrent, rates, total);
        double kv = phaseVelocity * BandSettings.TIME_UNIT_SECONDS;
        double plus = Math.max(0, settings.drive() + kv);
        double minus = Math.max(0, settings.drive() - kv);
        for (int m = 0; m < pushing.length; m++) {
            pushing[m] = plus * forwards[m] + minus * backwards[m];
        }
        // u_+- is a mean of rates, never negative: its own rectification does not act
        Ring.convolve(pushing, conjunctive, total);
        double slow = dtSeconds / settings.bandSeconds();
        double fast = dtSeconds / settings.conjunctiveSeconds();
        for (int i = 0; i < n; i++) {
            conjunctive[i] += fast * (settings.toConjunctive() * rates[i] - conjunctive[i]);
            u[i] += slow * (total[i] - u[i]) + noise[i];
        }
        Normalisation.rates(u, settings.inhibition(), rates);
    }

    /** Moves the state by this much, cell by cell; for the response to a push. */
    public void perturb(double[] push) {
        for (int i = 0; i < u.length; i++) {
            u[i] += push[i];
        }
        Normalisation.rates(u, settings.inhibition(), rates);
    }

    /** The phase of the bump, the angle of sum r exp(i phi), in [-pi, pi]. */
    public double phase() {
        return Ring.decode(rates, circle);
    }

    /** Rates of the band cells [units], a copy. */
    public double[] rates() {
        return rates.clone();
    }

    /** Inputs u of the band cells [units], a copy. */
    public double[] inputs() {
        return u.clone();
    }

    /** Rates of one conjunctive ring at this phase velocity [units]: 0 for +, 1 for -. */
    public double[] conjunctiveRates(int side, double phaseVelocity) {
        double kv = (side == 0 ? phaseVelocity : -phaseVelocity) * BandSettings.TIME_UNIT_SECONDS;
        double factor = Math.max(0, settings.drive() + kv);
        return Arrays.stream(conjunctive).map(x -> factor * x).toArray();
    }

    double[] ratesInPlace() {
        return rates;
    }
}
