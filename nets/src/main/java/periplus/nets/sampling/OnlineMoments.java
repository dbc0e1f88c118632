package periplus.nets.sampling;

import periplus.nets.network.RecurrentNetwork;

/**
 * Mean and variance of every unit, kept as the steps go by.
 *
 * <pre>
 *   n += 1     d = x - mean     mean += d / n     squares += d (x - mean)        a chain and unit, in double
 *   variance = squares / (n - 1)
 *   over all chains: n mean^2 and squares joined pairwise in the order of the chains (mean, then what is between)
 * </pre>
 *
 * <p>Unit of the rates, and its square. The variance within one step's numbers (n = 1) is undefined and refused.
 */
public final class OnlineMoments implements StepObserver {
    private final int chains;
    private final int width;
    private final long[] count;
    private final double[] mean;
    private final double[] squares;

    /**
     * Before the first step.
     *
     * @param chains those of the run
     * @param width numbers a chain: units, or outputs behind a {@link ReadoutObserver}
     */
    public OnlineMoments(int chains, int width) {
        this.chains = chains;
        this.width = width;
        this.count = new long[chains];
        this.mean = new double[Math.multiplyExact(chains, width)];
        this.squares = new double[mean.length];
    }

    @Override
    public void observe(
            long step, int firstChain, int blockChains, float[] values, int offset, RecurrentNetwork network) {
        for (int chain = 0; chain < blockChains; chain++) {
            add(1.0 / ++count[firstChain + chain], values, offset + chain * width, (firstChain + chain) * width);
        }
    }

    private void add(double share, float[] values, int from, int to) {
        for (int i = 0; i < width; i++) {
            double x = values[from + i];
            double d = x - mean[to + i];
            double newMean = mean[to + i] + d * share;
            mean[to + i] = newMean;
            squares[to + i] += d * (x - newMean);
        }
    }

    /** Steps seen of this chain. */
    public long count(int chain) {
        return count[chain];
    }

    /** The mean of one unit of one chain over the steps. */
    public double mean(int chain, int unit) {
        return mean[at(chain, unit)];
    }

    /** The variance of one unit of one chain over the steps, around the chain's own mean. */
    public double variance(int chain, int unit) {
        return squares[at(chain, unit)] / degrees(count[chain]);
    }

    /** The mean of each unit over steps and chains. */
    public double[] means() {
        return joined()[0];
    }

    /** The variance of each unit over steps and chains, around the mean of all. */
    public double[] variances() {
        double[] result = joined()[1];
        long all = 0;
        for (long n : count) {
            all += n;
        }
        for (int u = 0; u < width; u++) {
            result[u] /= degrees(all);
        }
        return result;
    }

    private double[][] joined() {
        double[] m = new double[width];
        double[] s = new double[width];
        long before = 0;
        for (int chain = 0; chain < chains; chain++) {
            long n = count[chain];
            if (n == 0) {
                continue;
            }
            double all = (double) before + n;
            for (int u = 0; u < width; u++) {
                double d = mean[chain * width + u] - m[u];
                m[u] += d * (n / all);
                s[u] += squares[chain * width + u] + d * d * (before * (n / all));
            }
            before += n;
        }
        if (before == 0) {
            throw new IllegalStateException("no step has been observed");
        }
        return new double[][] {m, s};
    }

    private static double degrees(long n) {
        if (n < 2) {
            throw new IllegalStateException("a variance needs at least 2 numbers, observed " + n);
        }
        return n - 1.0;
    }

    private int at(int chain, int unit) {
        if (chain < 0 || chain >= chains || unit < 0 || unit >= width) {
            throw new IllegalArgumentException(
                    "chain " + chain + ", unit " + unit + " of " + chains + " chains x " + width + " units");
        }
        return chain * width + unit;
    }
}
