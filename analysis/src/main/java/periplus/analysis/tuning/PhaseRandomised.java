package periplus.analysis.tuning;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The map's Fourier amplitudes with phases drawn evenly, then the map's own rates in that field's rank order.
 *
 * <p>Keeps the (periodic) autocorrelogram, hence most of a lattice's score: see {@link MapSurrogate} for the question.
 */
@Source(key = "theiler1992", where = "amplitude-adjusted Fourier surrogates, here in two dimensions")
public final class PhaseRandomised implements MapSurrogate {
    @Override
    public String name() {
        return "phaseRandomised";
    }

    @Override
    public String question() {
        return "could any map with this power spectrum and these rates score as high?";
    }

    @Override
    public void draw(double[] map, int binsY, int binsX, RandomStream stream, double[] out) {
        Fft2 fft = new Fft2(binsY, binsX);
        double[] spectrum = SpectralSurrogate.spectrum(map, binsY, binsX, fft);
        double[] amplitude = new double[map.length];
        for (int k = 0; k < amplitude.length; k++) {
            double re = spectrum[2 * k];
            double im = spectrum[2 * k + 1];
            amplitude[k] = Math.sqrt(re * re + im * im);
        }
        SpectralSurrogate.dealByRank(map, SpectralSurrogate.field(amplitude, fft, stream, false), out);
    }
}
