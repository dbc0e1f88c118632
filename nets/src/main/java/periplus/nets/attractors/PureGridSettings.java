package periplus.nets.attractors;

import periplus.core.source.Source;

/**
 * An integrator of grid cells alone, made to be compared with a band-to-grid circuit.
 *
 * <p>The paper counts its cells (5 N^2 a module) and states no equation or value: everything here is [I], taken from the
 * circuit wherever it has a counterpart: sheets, spacings, noise, the conjunctive cells' time constant and drive.
 *
 * @param common the circuit that it is compared with; its band cells' numbers of units, weights and shift are not used
 * @param push weights from the shifted sheets, over those of the sheet to itself; 0.2, as w_b w_fb of the band cells
 * @param shiftRadians delta, how far they reach ahead; to be calibrated
 */
@Source(key = "chu2025", where = "pure grid-cell integrators, neuron count; all values ours")
public record PureGridSettings(CircuitSettings common, double push, double shiftRadians) {
    public PureGridSettings {
        CircuitSettings.positive("push", push);
        CircuitSettings.positive("shiftRadians", shiftRadians);
    }

    /** For comparison with this circuit, the shift by the first-order gain: {@link #firstOrderGain} is 1. */
    public static PureGridSettings like(CircuitSettings circuit) {
        PureGridSettings one = new PureGridSettings(circuit, 0.2, 1);
        return one.withShift(1 / one.firstOrderGain());
    }

    /** The same with another shift. */
    public PureGridSettings withShift(double radians) {
        return new PureGridSettings(common, push, radians);
    }

    /** The same beside other common settings. */
    public PureGridSettings withCommon(CircuitSettings other) {
        return new PureGridSettings(other, push, shiftRadians);
    }

    /**
     * Bump speed over k.v to first order, as for the rings; four sheets are active at rest.
     *
     * <pre>2 w delta / (tau_g (1 + 4 g0 w)),  tau_g in units of 0.1 s</pre>
     */
    public double firstOrderGain() {
        double tau = common.grid().seconds() / BandSettings.TIME_UNIT_SECONDS;
        return 2 * push * shiftRadians / (tau * (1 + 4 * common.band().drive() * push));
    }
}
