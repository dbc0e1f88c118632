package periplus.analysis.frequency;

import org.jtransforms.fft.DoubleFFT_1D;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * What a system does to noise: spectra of input and output, and what of the output the input explains.
 *
 * <pre>
 *   Pxx, Pyy, Pxy   averages over segments of conj(X) X, conj(Y) Y, conj(X) Y     one-sided densities
 *   power ratio     Pyy / Pxx            everything in the output, its own noise included
 *   gain            |Pxy| / Pxx          only what follows the input
 *   coherence       |Pxy|^2 / (Pxx Pyy)  1 for a noise-free linear system, 0 for independent series
 * </pre>
 *
 * <p>Densities are per step's frequency 1 (multiply by dt for per Hz); over frequencies they sum to the variance times
 * the segment. A coherence of few segments is biased upwards: independent series give about 1 / segments.
 *
 * <p>Source: Welch 1967; window, overlap, mean removal and scaling as SciPy's defaults.
 *
 * @param radiansAStep [frequency], 0 to pi
 * @param segments how many were averaged
 */
@Source(key = "welch1967", where = "averaged modified periodograms")
@Source(key = "bendat2010", where = "coherence, response from cross spectra")
public record NoiseResponse(
        double[] radiansAStep,
        int segments,
        double[] inputPower,
        double[] outputPower,
        double[] crossReal,
        double[] crossImaginary) {

    /** Spectra of two series of one length. */
    public static NoiseResponse of(double[] input, double[] output, WelchSettings settings) {
        if (input.length != output.length) {
            throw new BadInputException("an input of " + input.length + " numbers and an output of " + output.length
                    + ": expected as many");
        }
        int segments = settings.segments(input.length);
        if (segments < 1) {
            throw new BadInputException("a series of " + input.length + " numbers holds no segment of "
                    + settings.segment() + ": expected a longer series or shorter segments");
        }
        int n = settings.segment();
        int frequencies = settings.frequencies();
        double[] window = hann(n);
        double energy = 0;
        for (double w : window) {
            energy += w * w;
        }
        DoubleFFT_1D transform = new DoubleFFT_1D(n);
        double[] xx = new double[frequencies];
        double[] yy = new double[frequencies];
        double[] re = new double[frequencies];
        double[] im = new double[frequencies];
        for (int s = 0; s < segments; s++) {
            int from = s * (n - settings.overlap());
            double[] x = spectrum(input, from, window, transform);
            double[] y = spectrum(output, from, window, transform);
            for (int f = 0; f < frequencies; f++) {
                boolean twoSided = f == 0 || 2 * f == n;
                double scale = (twoSided ? 1 : 2) / (energy * segments);
                xx[f] += scale * (x[2 * f] * x[2 * f] + x[2 * f + 1] * x[2 * f + 1]);
                yy[f] += scale * (y[2 * f] * y[2 * f] + y[2 * f + 1] * y[2 * f + 1]);
                re[f] += scale * (x[2 * f] * y[2 * f] + x[2 * f + 1] * y[2 * f + 1]);
                im[f] += scale * (x[2 * f] * y[2 * f + 1] - x[2 * f + 1] * y[2 * f]);
            }
        }
        double[] radians = new double[frequencies];
        for (int f = 0; f < frequencies; f++) {
            radians[f] = 2 * Math.PI * f / n;
        }
        return new NoiseResponse(radians, segments, xx, yy, re, im);
    }

    /** Pyy / Pxx at one frequency. */
    public Measured powerRatio(int frequency) {
        return ratio(outputPower[frequency], inputPower[frequency]);
    }

    /** |Pxy| / Pxx at one frequency. */
    public Measured gain(int frequency) {
        return ratio(crossSize(frequency), inputPower[frequency]);
    }

    /** The output's phase less the input's, in radians; negative where the output lags. */
    public double phaseRadians(int frequency) {
        return StrictMath.atan2(crossImaginary[frequency], crossReal[frequency]);
    }

    /** |Pxy|^2 / (Pxx Pyy) at one frequency, in [0, 1]; 1 throughout where a single segment was averaged. */
    public Measured coherence(int frequency) {
        double cross = crossSize(frequency);
        if (!(inputPower[frequency] > 0 && outputPower[frequency] > 0)) {
            return Measured.undefined("no power at this frequency");
        }
        return Measured.of(Math.min(1, cross / inputPower[frequency] * (cross / outputPower[frequency])));
    }

    /** Gains at all frequencies but 0, where the means were taken off. */
    public FrequencyResponse response() {
        double[] radians = java.util.Arrays.copyOfRange(radiansAStep, 1, radiansAStep.length);
        Measured[] gain = new Measured[radians.length];
        for (int f = 0; f < gain.length; f++) {
            gain[f] = gain(f + 1);
        }
        return new FrequencyResponse(radians, gain);
    }

    private double crossSize(int f) {
        return Math.sqrt(crossReal[f] * crossReal[f] + crossImaginary[f] * crossImaginary[f]);
    }

    private static Measured ratio(double above, double below) {
        return below > 0
                ? Measured.of(above / below, "ratio too large for doubles")
                : Measured.undefined("the input has no power at this frequency");
    }

    /** Periodic: the first zero is there, the last is not. */
    private static double[] hann(int n) {
        double[] window = new double[n];
        for (int i = 0; i < n; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / n);
        }
        return window;
    }

    /** [2 f] real and [2 f + 1] imaginary part of the windowed segment less its mean, f = 0 .. n/2. */
    private static double[] spectrum(double[] series, int from, double[] window, DoubleFFT_1D transform) {
        int n = window.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += series[from + i] / n;
        }
        if (!Double.isFinite(mean)) {
            throw new BadInputException("a number among " + from + " to " + (from + n)
                    + " of a series is not finite: expected finite ones");
        }
        double[] a = new double[2 * n];
        for (int i = 0; i < n; i++) {
            a[2 * i] = window[i] * (series[from + i] - mean);
        }
        transform.complexForward(a);
        return a;
    }
}
