package periplus.nets.training;

import periplus.core.carriers.SequenceBatch;

/**
 * The batches that a network trains on, by step.
 *
 * <p>The batch of a step must not depend on the steps before it, or a resumed run will differ. Sources of networks that
 * train side by side are asked at once from several threads: one that keeps arrays serves one network.
 */
@FunctionalInterface
public interface BatchSource {
    /** The batch of this step, counted from 0; the caller reads it before it asks again. */
    SequenceBatch batch(long step);
}
