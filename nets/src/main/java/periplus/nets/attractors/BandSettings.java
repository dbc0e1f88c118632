package periplus.nets.attractors;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * A ring of band cells and its two rings of conjunctive cells.
 *
 * <p>[P] read in the paper, [C] in the group's released code, [I] inferred; defaults in {@link #published()}.
 *
 * @param units cells n of each of the three rings, phases -pi + 2 pi i/n; 180 [P]
 * @param bandSeconds time constant tau_b; 0.1 s [P]
 * @param conjunctiveSeconds time constant tau_c; 0.01 s [P]
 * @param recurrentOverCritical J/J_c, above 1 for a bump that holds itself; 1.1 [P]
 * @param inhibition k_b of the divisive normalisation; 5e-4 [P]
 * @param widthRadians a, width of the recurrent weights; 2 pi/9 (by the unit check of J_c [I])
 * @param toConjunctive w_b, band to conjunctive cell; 1 [P], 0.2 [C]: only its product with the next one matters
 * @param fromConjunctive w_fb, conjunctive to band cells; 0.2 [P], 1 [C]
 * @param drive g0, what a conjunctive cell is multiplied with at rest, in radians per 0.1 s; 0.2 [P]. A velocity with
 *     |k.v| above g0 silences one of the two rings, and from there on the bump lags
 * @param shiftRadians delta, how far the conjunctive weights reach ahead; 0.265 [P], to be calibrated by
 *     {@link GainCalibration}
 */
@Source(key = "chu2025", where = "neural-circuit model, band cells; table of parameters")
public record BandSettings(
        int units,
        double bandSeconds,
        double conjunctiveSeconds,
        double recurrentOverCritical,
        double inhibition,
        double widthRadians,
        double toConjunctive,
        double fromConjunctive,
        double drive,
        double shiftRadians) {
    /** What g0 is a rate per: table and text of the paper agree if it is 100 ms [I]. */
    public static final double TIME_UNIT_SECONDS = 0.1;

    public BandSettings {
        if (units < 8) {
            throw new BadInputException("a ring of " + units + " band cells; expected at least 8");
        }
        CircuitSettings.positive("bandSeconds", bandSeconds);
        CircuitSettings.positive("conjunctiveSeconds", conjunctiveSeconds);
        CircuitSettings.positive("recurrentOverCritical", recurrentOverCritical);
        CircuitSettings.positive("inhibition", inhibition);
        CircuitSettings.positive("widthRadians", widthRadians);
        CircuitSettings.positive("toConjunctive", toConjunctive);
        CircuitSettings.positive("fromConjunctive", fromConjunctive);
        CircuitSettings.positive("drive", drive);
        CircuitSettings.positive("shiftRadians", shiftRadians);
    }

    /** The paper's values. */
    public static BandSettings published() {
        return new BandSettings(180, 0.1, 0.01, 1.1, 5e-4, 2 * Math.PI / 9, 1, 0.2, 0.2, 0.265);
    }

    /** The same with another shift of the conjunctive weights. */
    public BandSettings withShift(double radians) {
        return new BandSettings(
                units,
                bandSeconds,
                conjunctiveSeconds,
                recurrentOverCritical,
                inhibition,
                widthRadians,
                toConjunctive,
                fromConjunctive,
                drive,
                radians);
    }

    /**
     * The strength below which the recurrent weights alone hold no bump.
     *
     * <pre>J_c = sqrt(8 sqrt(2 pi) k_b a / rho),  rho = n/(2 pi) cells a radian</pre>
     *
     * 0.01563 at the published values. [I]: reconstructed, agrees with the continuum solution of Gaussian bumps.
     */
    public double criticalStrength() {
        double density = units / (2 * Math.PI);
        return Math.sqrt(8 * Math.sqrt(2 * Math.PI) * inhibition * widthRadians / density);
    }

    /** J = recurrentOverCritical J_c. */
    public double recurrentStrength() {
        return recurrentOverCritical * criticalStrength();
    }

    /**
     * Bump speed over k.v to first order, before smear, delay and feedback of the grid [I].
     *
     * <pre>2 w delta / (tau_b (J + 2 g0 w)),  w = w_b w_fb, tau_b in units of 0.1 s</pre>
     *
     * 1.09 at the published values; the measured gain is what {@link GainCalibration} sets to 1.
     */
    public double firstOrderGain() {
        double w = toConjunctive * fromConjunctive;
        return 2 * w * shiftRadians / (bandSeconds / TIME_UNIT_SECONDS * (recurrentStrength() + 2 * drive * w));
    }
}
