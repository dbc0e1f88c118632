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
 * state before the step. Not to be confused with the band units of a trained network, which are found by their maps.
 */
@Source(key = "chu2025", where = "neural-circuit model, band cells; displayed equations reconstructed")
public final class BandAttractor {
    private final BandSettings settings;
    private final double[] recurrent;
    private final double[] forwards;
    private final double[] backwards;
    private final double[] u;
    private final double[][] conjunctive;
    private final double[] rates;
    private final double[] scratch;
    private final double[] total;

    /** A silent ring. */
    public BandAttractor(BandSettings settings) {
        this.settings = settings;
        int n = settings.units();
        recurrent = Ring.twice(n, settings.recurrentStrength(), settings.widthRadians(), 0);
        forwards = Ring.twice(n, settings.fromConjunctive(), settings.widthRadians(), settings.shiftRadians());
        backwards = Ring.twice(n, settings.fromConjunctive(), settings.widthRadians(), -settings.shiftRadians());
        u = new double[n];
        conjunctive = new double[2][n];
        rates = new double[n];
        scratch = new double[n];
        total = new double[n];
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
        for (double[] ring : conjunctive) {
            for (int i = 0; i < n; i++) {
                ring[i] = settings.toConjunctive() * rates[i];
            }
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
        for (int side = 0; side < 2; side++) {
            double kv = (side == 0 ? phaseVelocity : -phaseVelocity) * BandSettings.TIME_UNIT_SECONDS;
            double factor = Math.max(0, settings.drive() + kv);
            for (int i = 0; i < n; i++) {
                scratch[i] = factor * Math.max(0, conjunctive[side][i]);
            }
            Ring.convolve(side == 0 ? forwards : backwards, scratch, total);
        }
        double slow = dtSeconds / settings.bandSeconds();
        double fast = dtSeconds / settings.conjunctiveSeconds();
        for (int i = 0; i < n; i++) {
            for (double[] ring : conjunctive) {
                ring[i] += fast * (settings.toConjunctive() * rates[i] - ring[i]);
            }
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
        return Ring.decode(rates);
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
        return Arrays.stream(conjunctive[side])
                .map(x -> factor * Math.max(0, x))
                .toArray();
    }

    double[] ratesInPlace() {
        return rates;
    }
}
