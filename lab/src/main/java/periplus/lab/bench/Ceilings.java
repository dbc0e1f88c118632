package periplus.lab.bench;

import java.util.Arrays;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.PeakRate;

/**
 * What this machine can do at most with the threads in use, measured here and now.
 *
 * <p>The float32 rate is that of independent fused multiply-adds in registers, two operations each. The memory bandwidth
 * is that of y += a x over arrays far larger than the caches, 12 bytes an element (two reads, one write). The best of
 * several tries each, since a ceiling is what nothing exceeds.
 *
 * @param flopsPerSecond float32 operations a second
 * @param memoryBytesPerSecond bytes a second
 */
public record Ceilings(double flopsPerSecond, double memoryBytesPerSecond) {
    private static final int WARM_UP_CALLS = 200;
    private static final int WARM_UP_ROUNDS = 1_000;
    private static final int FMA_ROUNDS = 200_000;
    private static final int ELEMENTS = 1 << 24;

    /** Measures both, in about this many seconds each. */
    public static Ceilings measure(Kernels kernels, double seconds) {
        PeakRate peak = new PeakRate(kernels);
        // in short calls first: until it is compiled, a long one could last for the whole measurement
        long start = System.nanoTime();
        for (int call = 0; call < WARM_UP_CALLS || System.nanoTime() - start < seconds / 2 * 1e9; call++) {
            peak.run(WARM_UP_ROUNDS);
        }
        double flops = 0;
        start = System.nanoTime();
        do {
            long from = System.nanoTime();
            double operations = peak.run(FMA_ROUNDS);
            flops = Math.max(flops, operations / ((System.nanoTime() - from) / 1e9));
        } while (System.nanoTime() - start < seconds / 2 * 1e9);
        return new Ceilings(flops, bandwidth(kernels, seconds));
    }

    private static double bandwidth(Kernels kernels, double seconds) {
        float[] x = new float[ELEMENTS];
        float[] y = new float[ELEMENTS];
        Arrays.fill(x, 1f);
        double best = 0;
        long start = System.nanoTime();
        do {
            long from = System.nanoTime();
            kernels.addScaled(ELEMENTS, 0.5f, x, 0, y, 0);
            best = Math.max(best, 12.0 * ELEMENTS / ((System.nanoTime() - from) / 1e9));
        } while (System.nanoTime() - start < seconds * 1e9);
        return best;
    }
}
