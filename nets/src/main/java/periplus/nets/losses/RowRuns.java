package periplus.nets.losses;

import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.nets.network.Forward;

/** Neighbouring rows of a batch that have one weight, which kernels take in one piece. */
public final class RowRuns {
    private RowRuns() {}

    /** The first row after {@code row} that has another weight. */
    static int end(SequenceBatch batch, int row) {
        int end = row + 1;
        while (end < batch.rows() && batch.weight[end] == batch.weight[row]) {
            end++;
        }
        return end;
    }

    /**
     * to += factor w_row from, over the rates of every row but the start's.
     *
     * @param from laid out as {@link Forward#rates}
     * @param to same layout
     */
    public static void addWeighted(
            Kernels kernels, SequenceBatch batch, Forward forward, double factor, float[] from, float[] to) {
        int row = 0;
        while (row < batch.rows()) {
            int end = end(batch, row);
            float weight = batch.weight[row];
            if (weight != 0f) {
                int offset = forward.rateOffset(0) + row * forward.units();
                kernels.addScaled((end - row) * forward.units(), (float) (factor * weight), from, offset, to, offset);
            }
            row = end;
        }
    }
}
