package periplus.nets.secondorder;

import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;

/** The first trials of a batch as a batch of their own; the arrays are made once for a shape. */
final class FirstTrials {
    private final double share;
    private @Nullable SequenceBatch part;

    FirstTrials(double share) {
        this.share = share;
    }

    /** The first ceil(share x trials) trials; the batch itself where that is all of them. */
    SequenceBatch of(SequenceBatch batch) {
        int trials = Math.clamp((int) Math.ceil(share * batch.trials), 1, batch.trials);
        if (trials == batch.trials) {
            return batch;
        }
        SequenceBatch p = part;
        if (p == null || p.steps != batch.steps || p.trials != trials) {
            p = new SequenceBatch(batch.steps, trials, batch.inputs, batch.outputs, batch.initialSize);
            part = p;
        }
        System.arraycopy(batch.initial, 0, p.initial, 0, p.initial.length);
        for (int t = 0; t < batch.steps; t++) {
            copyRows(batch.input, batch.inputs, p.input, batch.trials, trials, t);
            copyRows(batch.target, batch.outputs, p.target, batch.trials, trials, t);
            copyRows(batch.weight, 1, p.weight, batch.trials, trials, t);
        }
        return p;
    }

    private static void copyRows(float[] from, int width, float[] to, int all, int some, int t) {
        System.arraycopy(from, t * all * width, to, t * some * width, some * width);
    }
}
