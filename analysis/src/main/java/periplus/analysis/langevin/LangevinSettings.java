package periplus.analysis.langevin;

/**
 * How a network-free sampler steps.
 *
 * @param step h, above 0
 * @param temperature T: the law p^(1/T) is sampled as h goes to 0
 * @param friction lambda in (0, 1]; 1 is no momentum
 * @param preserveLaw whether momentum's noise is scaled by sqrt(lambda)
 * @param adaptation b, 0 or more; 0 is none
 * @param adaptationTauSteps tau in steps, at least 1
 */
public record LangevinSettings(
        double step,
        double temperature,
        double friction,
        boolean preserveLaw,
        double adaptation,
        double adaptationTauSteps) {
    public LangevinSettings {
        if (!(step > 0)
                || !(temperature >= 0)
                || !(friction > 0 && friction <= 1)
                || !(adaptation >= 0)
                || !(adaptationTauSteps >= 1)) {
            throw new IllegalArgumentException("step " + step + ", temperature " + temperature + ", friction "
                    + friction + ", adaptation " + adaptation + " over " + adaptationTauSteps
                    + " steps: expected above 0, 0 or more, (0, 1], 0 or more, at least 1");
        }
    }

    /** Overdamped at temperature 1. */
    public static LangevinSettings plain(double step) {
        return new LangevinSettings(step, 1, 1, true, 0, 1);
    }

    /** With momentum at an unchanged law. */
    public LangevinSettings withFriction(double lambda) {
        return new LangevinSettings(step, temperature, lambda, true, adaptation, adaptationTauSteps);
    }

    /** With adaptation. */
    public LangevinSettings withAdaptation(double b, double tauSteps) {
        return new LangevinSettings(step, temperature, friction, preserveLaw, b, tauSteps);
    }

    double noiseSd() {
        return Math.sqrt((preserveLaw ? friction : 1) * 2 * step * temperature);
    }
}
