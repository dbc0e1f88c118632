package periplus.analysis.frequency;

import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Gain against frequency.
 *
 * <pre>gain(w) = |H(w)| = amplitude of the output at w / amplitude of the input at w</pre>
 *
 * <p>For a network that is not linear the gain depends on the input's amplitude: use one that is small against the
 * activity, and say which. Frequencies in radians a step, rising.
 *
 * @param radiansAStep [frequency]
 * @param gain [frequency]; undefined where the input holds nothing at the frequency
 */
@Source(key = "bendat2010", where = "frequency response function")
public record FrequencyResponse(double[] radiansAStep, Measured[] gain) {
    /** Below this share of the input's size its sinusoid is rounding. */
    private static final double SILENT = 1e-12;

    public FrequencyResponse {
        if (radiansAStep.length != gain.length) {
            throw new IllegalArgumentException(
                    radiansAStep.length + " frequencies with " + gain.length + " gains: expected as many");
        }
        for (int i = 1; i < radiansAStep.length; i++) {
            if (!(radiansAStep[i] > radiansAStep[i - 1])) {
                throw new BadInputException("frequency " + i + " is " + radiansAStep[i] + " after "
                        + radiansAStep[i - 1] + ": expected rising frequencies");
            }
        }
    }

    /** The gain at one frequency from an input and an output series, the first {@code settling} numbers left out. */
    public static Measured gain(double[] input, double[] output, int settling, double radiansAStep) {
        if (input.length != output.length) {
            throw new BadInputException("an input of " + input.length + " numbers and an output of " + output.length
                    + ": expected as many");
        }
        SinusoidFit in = SinusoidFit.of(input, settling, input.length, radiansAStep);
        SinusoidFit out = SinusoidFit.of(output, settling, output.length, radiansAStep);
        double size = Math.abs(in.offset()) + in.rest();
        return in.amplitude() > SILENT * size && in.amplitude() > 0
                ? Measured.of(out.amplitude() / in.amplitude(), "gain too large for doubles")
                : Measured.undefined("the input does not swing at this frequency");
    }

    /**
     * The mean response of many units that were driven by {@code input[frequency][t]}.
     *
     * @param output [frequency][unit][t]
     * @return root mean square over units of their gains, at each frequency
     */
    public static FrequencyResponse ofPopulation(
            double[][] input, double[][][] output, int settling, double[] radiansAStep) {
        Measured[] gain = new Measured[radiansAStep.length];
        for (int f = 0; f < gain.length; f++) {
            double squares = 0;
            Measured last = Measured.undefined("no unit");
            for (double[] unit : output[f]) {
                last = gain(input[f], unit, settling, radiansAStep[f]);
                if (!last.isDefined()) {
                    break;
                }
                squares += last.orNaN() * last.orNaN();
            }
            int units = output[f].length;
            gain[f] = last.isDefined() ? Measured.of(Math.sqrt(squares / units), "gain too large") : last;
        }
        return new FrequencyResponse(radiansAStep, gain);
    }

    /**
     * The frequency at which the power first falls to half that of the lowest frequency, linear in between.
     *
     * <p>Undefined where it never does, or a gain up to there is undefined. The lowest frequency must lie well inside the
     * passband for this to be the filter's own.
     */
    public Measured halfPowerRadians() {
        if (gain.length == 0 || !gain[0].isDefined()) {
            return Measured.undefined("no gain at the lowest frequency");
        }
        double level = gain[0].orNaN() / Math.sqrt(2);
        for (int i = 1; i < gain.length; i++) {
            if (!gain[i].isDefined()) {
                return Measured.undefined("no gain at frequency " + i);
            }
            double before = gain[i - 1].orNaN();
            double here = gain[i].orNaN();
            if (here <= level && level > 0) {
                double share = (before - level) / (before - here);
                return Measured.of(radiansAStep[i - 1] + share * (radiansAStep[i] - radiansAStep[i - 1]));
            }
        }
        return Measured.undefined("the power does not fall to half within these frequencies");
    }
}
