package periplus.nets.losses;

import periplus.core.workers.Workers;

/**
 * The sum of squares of part of an array, in double.
 *
 * <p>Chunks of fixed length, each four interleaved chains, added up in rising order: the number of workers cannot be
 * seen in the result. One object serves one thread.
 */
public final class SumOfSquares {
    private static final int CHUNK = 1 << 14;

    private final Workers workers;
    private final Workers.Job job = (part, worker) -> sumChunk(part);
    private double[] partial = new double[1];
    private float[] x = {};
    private int offset;
    private int length;

    /** Sums on these workers. */
    public SumOfSquares(Workers workers) {
        this.workers = workers;
    }

    /** The sum of x[i]^2 over {@code length} elements from {@code offset}. */
    public double of(float[] x, int offset, int length) {
        int chunks = (length + CHUNK - 1) / CHUNK;
        if (partial.length < chunks) {
            partial = new double[chunks];
        }
        this.x = x;
        this.offset = offset;
        this.length = length;
        workers.run(chunks, job);
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            sum += partial[chunk];
        }
        return sum;
    }

    private void sumChunk(int chunk) {
        int start = offset + chunk * CHUNK;
        int end = Math.min(start + CHUNK, offset + length);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = start;
        for (; i <= end - 4; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < end; i++) {
            s0 += (double) x[i] * x[i];
        }
        partial[chunk] = (s0 + s1) + (s2 + s3);
    }
}
