package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;

/**
 * A way of moving through an arena: fills trajectories, path by path.
 *
 * <p>Contract: a path is a pure function of (seed, purpose, batch index, path index) and the trajectories' number of
 * instants, so paths may be made in any order and on any thread. A motion keeps no state between calls. Every position
 * is finite, the heading at an instant is the direction of the displacement that follows (where there is one), and
 * instants are {@link #dtSeconds} apart.
 *
 * <p>To add your own: implement {@link #arena}, {@link #dtSeconds} and {@link #fillPath}, and extend
 * {@code MotionContract} in the tests; tasks, statistics and recipes then work with it.
 */
public interface Motion {
    /** Paths that one worker takes at a time: enough to outweigh the hand-over, few enough to share out. */
    int PATHS_PER_PART = 16;

    /** Where the animal moves. */
    Arena arena();

    /** Time between two instants. */
    double dtSeconds();

    /** Fills path {@code path} of {@code out}. */
    void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path);

    /** Fills the paths from {@code from} to before {@code to}: what {@link #fillPath} does, for motions that are faster together. */
    default void fillPaths(long seed, String purpose, long batchIndex, Trajectories out, int from, int to) {
        for (int path = from; path < to; path++) {
            fillPath(seed, purpose, batchIndex, out, path);
        }
    }

    /** Fills all paths, shared out over the workers; the result does not depend on them. */
    default void fill(long seed, String purpose, long batchIndex, Trajectories out, Workers workers) {
        if (out.dtSeconds() != dtSeconds()) {
            throw new IllegalArgumentException("trajectories with instants " + out.dtSeconds()
                    + " s apart cannot be filled by a motion with steps of " + dtSeconds() + " s");
        }
        int parts = (out.paths() + PATHS_PER_PART - 1) / PATHS_PER_PART;
        workers.run(parts, (part, worker) -> {
            int end = Math.min(out.paths(), (part + 1) * PATHS_PER_PART);
            fillPaths(seed, purpose, batchIndex, out, part * PATHS_PER_PART, end);
        });
    }
}
