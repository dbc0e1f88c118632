package periplus.core.random;

import periplus.core.kernels.DrawFunctions;

/**
 * Neighbouring streams drawn side by side: the same numbers as one {@link RandomStream} each, some at a time.
 *
 * <p>Lane l is {@code RandomStream.of(seed, purpose, index, first + l)}. One object serves one thread.
 */
public final class ParallelStreams {
    private final long seed;
    private final long[] streams;

    /** {@code lanes} streams, those of (seed, purpose, index, first), (seed, purpose, index, first + 1) and so on. */
    public ParallelStreams(long seed, String purpose, long index, long first, int lanes) {
        this.seed = seed;
        this.streams = new long[lanes];
        long name = StreamId.with(StreamId.ofPurpose(purpose), index);
        for (int l = 0; l < lanes; l++) {
            streams[l] = StreamId.with(name, first + l);
        }
    }

    /**
     * out[w * lanes + l] = what {@link RandomStream#nextUniform} of stream l gives at position firstWord + w.
     *
     * @param firstWord an even number
     * @param words numbers a stream, even
     */
    public void uniforms(long firstWord, int words, double[] out) {
        DrawFunctions.fastest().uniforms(streams, streams.length, seed, firstWord, words, out);
    }
}
