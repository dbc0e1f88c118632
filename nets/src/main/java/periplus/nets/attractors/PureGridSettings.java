package periplus.nets.attractors;

import periplus.core.source.Source;

/**
 * An integrator of grid cells alone, made to be compared with a band-to-grid circuit.
 *
 * <p>The paper counts its cells (5 N^2 a module) and states no equation or value: everything here is [I], taken from the
 * circuit wherever it has a counterpart. Two choices matter under noise. {@link #like} carries over the rings: their
 * slow time constant, recurrent weights as far above the critical ones, and as large a share of the input from
 * conjunctive cells. {@link #fast} keeps the sheets as the circuit has them, with the short time constant of cells that
 * do not integrate there.
 *
 * @param common spacings, noise, the conjunctive cells' time constant and drive as in the circuit, and the sheet; its band
 *     cells' numbers of units, weights and shift are not used
 * @param push w, weights from the shifted sheets over those of the sheet to itself
 * @param shiftRadians delta, how far they reach ahead; to be calibrated
 */
@Source(key = "chu2025", where = "pure grid-cell integrators, neuron count; all values ours")
public record PureGridSettings(CircuitSettings common, double push, double shiftRadians) {
    public PureGridSettings {
        CircuitSettings.positive("push", push);
        CircuitSettings.positive("shiftRadians", shiftRadians);
    }

    /** The rings' counterpart in two dimensions, the shift by the first-order gain: {@link #firstOrderGain} is 1. */
    public static PureGridSettings like(CircuitSettings circuit) {
        GridSettings g = circuit.grid();
        BandSettings band = circuit.band();
        double critical = new Sheet(g.side()).critical(g.widthRadians(), g.inhibition());
        GridSettings slow = new GridSettings(
                g.side(),
                band.bandSeconds(),
                band.recurrentOverCritical() * critical,
                g.inhibition(),
                g.widthRadians());
        // half the rings' w/J: four sheets are active at rest where a ring has two
        double push = band.toConjunctive() * band.fromConjunctive() / band.recurrentStrength() / 2;
        return tuned(circuit.withGrid(slow), push);
    }

    /** The circuit's sheets as they are, time constant and weights included, with a push of 0.2. */
    public static PureGridSettings fast(CircuitSettings circuit) {
        return tuned(circuit, 0.2);
    }

    private static PureGridSettings tuned(CircuitSettings common, double push) {
        PureGridSettings one = new PureGridSettings(common, push, 1);
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
