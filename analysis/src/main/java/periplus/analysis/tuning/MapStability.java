package periplus.analysis.tuning;

import java.util.Arrays;
import java.util.function.Supplier;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Stability of rate maps within a session: the {@link MapSimilarity} of the maps of its two halves.
 *
 * <p>Samples come in blocks: the trials of a network, or stretches of a recording ({@link #blocks}). {@link
 * Split#ODD_EVEN} compares odd with even blocks and asks whether the map is there at all; {@link Split#FIRST_SECOND}
 * compares the first with the second half of the blocks and asks whether it stays. A half session gives noisier maps than
 * a whole one, so the value is a lower bound on the similarity of two such sessions.
 *
 * <p>Each half is a {@link RateMapAccumulator}, so bits depend neither on threads nor on chunks. Undefined per unit as
 * {@link MapSimilarity}.
 */
@Source(key = "langston2010", where = "stability within a trial from its two halves")
public final class MapStability {
    /** Which blocks make the first half. */
    public enum Split {
        /** Blocks 0, 2, 4, ... against 1, 3, 5, ... */
        ODD_EVEN,
        /** Blocks below half their number against the rest. */
        FIRST_SECOND
    }

    private final Split split;
    private final int blocks;
    private final RateMapAccumulator first;
    private final RateMapAccumulator second;

    /** Empty halves of a session of {@code blocks} blocks. */
    public MapStability(Supplier<RateMapAccumulator> emptyMaps, Split split, int blocks) {
        if (blocks < 2) {
            throw new IllegalArgumentException("a session of " + blocks + " blocks has no two halves");
        }
        this.split = split;
        this.blocks = blocks;
        this.first = emptyMaps.get();
        this.second = emptyMaps.get();
    }

    /** The block of each of {@code samples} samples of one recording, {@code samplesPerBlock} a block. */
    public static int[] blocks(int samples, int samplesPerBlock) {
        if (samplesPerBlock < 1) {
            throw new IllegalArgumentException("a block has at least 1 sample, got " + samplesPerBlock);
        }
        int[] block = new int[samples];
        Arrays.setAll(block, s -> s / samplesPerBlock);
        return block;
    }

    /** Adds samples as {@link RateMapAccumulator#add} takes them, sample s from block {@code block[s]}. */
    public void add(Workers workers, int count, double[] positionMetres, float[] activity, int[] block) {
        if (block.length < count) {
            throw new IllegalArgumentException(count + " samples need as many block numbers, got " + block.length);
        }
        double[] mine = positionMetres.clone();
        double[] others = positionMetres.clone();
        for (int s = 0; s < count; s++) {
            if (block[s] < 0 || block[s] >= blocks) {
                throw new IllegalArgumentException(
                        "sample " + s + " lies in block " + block[s] + " of a session of " + blocks);
            }
            boolean inFirst = split == Split.ODD_EVEN ? (block[s] & 1) == 0 : block[s] < blocks / 2;
            // an accumulator skips samples at no position
            (inFirst ? others : mine)[2 * s] = Double.NaN;
        }
        first.add(workers, count, mine, activity);
        second.add(workers, count, others, activity);
    }

    /** The maps of the first half: even blocks, or those below half their number. */
    public RateMaps firstHalf() {
        return first.rateMaps();
    }

    /** The maps of the second half. */
    public RateMaps secondHalf() {
        return second.rateMaps();
    }

    /** The stability of each unit. */
    public Measured[] ofUnits() {
        return MapSimilarity.ofUnits(firstHalf(), secondHalf());
    }
}
