package periplus.studies.unfolding;

/** The amplitude spectrum of a map about its mean, low frequencies only; unvisited bins take the mean. */
final class MapSpectrum {
    /** Highest frequency, cycles a box. */
    static final int CYCLES = 10;

    /** Frequencies along a side. */
    static final int SIDE = 2 * CYCLES + 1;

    private MapSpectrum() {}

    /** Amplitudes [fy][fx] from -{@value #CYCLES} to {@value #CYCLES} cycles a box. */
    static double[] centre(double[] map, int binsY, int binsX) {
        double sum = 0;
        int visited = 0;
        for (double rate : map) {
            if (!Double.isNaN(rate)) {
                sum += rate;
                visited++;
            }
        }
        double mean = visited == 0 ? 0 : sum / visited;
        double[] re = new double[binsY * SIDE];
        double[] im = new double[binsY * SIDE];
        for (int y = 0; y < binsY; y++) {
            for (int f = 0; f < SIDE; f++) {
                for (int x = 0; x < binsX; x++) {
                    double rate = map[y * binsX + x];
                    double value = Double.isNaN(rate) ? 0 : rate - mean;
                    double angle = -2 * Math.PI * (f - CYCLES) * x / binsX;
                    re[y * SIDE + f] += value * StrictMath.cos(angle);
                    im[y * SIDE + f] += value * StrictMath.sin(angle);
                }
            }
        }
        double[] amplitude = new double[SIDE * SIDE];
        for (int g = 0; g < SIDE; g++) {
            for (int f = 0; f < SIDE; f++) {
                double a = 0;
                double b = 0;
                for (int y = 0; y < binsY; y++) {
                    double angle = -2 * Math.PI * (g - CYCLES) * y / binsY;
                    double c = StrictMath.cos(angle);
                    double s = StrictMath.sin(angle);
                    a += re[y * SIDE + f] * c - im[y * SIDE + f] * s;
                    b += re[y * SIDE + f] * s + im[y * SIDE + f] * c;
                }
                amplitude[g * SIDE + f] = Math.sqrt(a * a + b * b);
            }
        }
        return amplitude;
    }
}
