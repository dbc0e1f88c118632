package periplus.analysis.tuning;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Gaussian noise with the map's power at each spatial frequency, spread evenly over directions, then the map's own rates
 * in that field's rank order.
 *
 * <p>Frequencies are grouped in rings one cycle per box wide. Keeps the unit's spatial scales and rates, loses every
 * preferred direction.
 */
@Source(key = "theiler1992", where = "Fourier surrogates; here the power is averaged over directions first")
public final class RadialSpectrum implements MapSurrogate {
    @Override
    public String name() {
        return "radialSpectrum";
    }

    @Override
    public String question() {
        return "could a map of these spatial scales, alike in all directions, score as high?";
    }

    @Override
    public void draw(double[] map, int binsY, int binsX, RandomStream stream, double[] out) {
        Fft2 fft = new Fft2(binsY, binsX);
        double[] spectrum = SpectralSurrogate.spectrum(map, binsY, binsX, fft);
        double[] power = new double[binsY + binsX];
        int[] modes = new int[power.length];
        for (int k = 0; k < map.length; k++) {
            int ring = ring(k, binsY, binsX);
            power[ring] += spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
            modes[ring]++;
        }
        double[] amplitude = new double[map.length];
        for (int k = 0; k < map.length; k++) {
            int ring = ring(k, binsY, binsX);
            amplitude[k] = Math.sqrt(power[ring] / modes[ring]);
        }
        SpectralSurrogate.dealByRank(map, SpectralSurrogate.field(amplitude, fft, stream, true), out);
    }

    /** The mode's spatial frequency in cycles per shorter side, rounded. */
    private static int ring(int k, int binsY, int binsX) {
        int ky = k / binsX;
        int kx = k % binsX;
        double side = Math.min(binsY, binsX);
        double fy = Math.min(ky, binsY - ky) * side / binsY;
        double fx = Math.min(kx, binsX - kx) * side / binsX;
        return (int) Math.rint(Math.sqrt(fy * fy + fx * fx));
    }
}
