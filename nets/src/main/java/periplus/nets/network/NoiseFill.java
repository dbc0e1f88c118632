package periplus.nets.network;

import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.nets.cells.NoiseLaw;

/**
 * Fills arrays with one purpose's noise, split over the workers; the split cannot be seen in the numbers.
 *
 * <p>Each worker owns a stream object and reopens it for (index, time); an element's number depends on its place only.
 */
final class NoiseFill {
    private static final int CHUNK = 1 << 14;

    private final Workers workers;
    private final String purpose;
    private final Workers.Job job = this::fillChunk;
    private RandomStream[] streams = {};
    private long seed;
    private long index;
    private long time;
    private float sd;
    private NoiseLaw law = NoiseLaw.GAUSSIAN;
    private int offset;
    private int length;
    private float[] out = {};

    NoiseFill(Workers workers, String purpose) {
        this.workers = workers;
        this.purpose = purpose;
    }

    /** Overwrites out[offset .. offset + length) with the noise of this time step. */
    void fill(NoiseSource source, double sd, long time, float[] out, int offset, int length) {
        if (streams.length == 0 || seed != source.seed()) {
            openStreams(source.seed());
        }
        this.index = source.index();
        this.time = time;
        this.sd = (float) sd;
        this.law = source.noise().law();
        this.out = out;
        this.offset = offset;
        this.length = length;
        workers.run((length + CHUNK - 1) / CHUNK, job);
    }

    private void fillChunk(int part, int worker) {
        int start = part * CHUNK;
        int size = Math.min(CHUNK, length - start);
        RandomStream stream = streams[worker];
        stream.reopen(index, time);
        law.fill(stream, out, offset + start, size, start, sd);
    }

    private void openStreams(long newSeed) {
        seed = newSeed;
        streams = new RandomStream[workers.count()];
        for (int worker = 0; worker < streams.length; worker++) {
            streams[worker] = RandomStream.of(newSeed, purpose);
        }
    }
}
