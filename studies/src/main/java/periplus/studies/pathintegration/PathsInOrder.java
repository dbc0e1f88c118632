package periplus.studies.pathintegration;

import periplus.core.carriers.Trajectories;
import periplus.tasks.motion.Motion;
import periplus.tasks.space.Arena;

/** Given paths as a motion, in order: path p of the batch that starts at {@code batchIndex} is path batchIndex + p. */
record PathsInOrder(Trajectories paths, Arena arena) implements Motion {
    @Override
    public double dtSeconds() {
        return paths.dtSeconds();
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        int from = Math.toIntExact(batchIndex + path) * paths.times();
        int to = path * out.times();
        System.arraycopy(paths.positionMetres(), 2 * from, out.positionMetres(), 2 * to, 2 * out.times());
        System.arraycopy(paths.headingRadians(), from, out.headingRadians(), to, out.times());
    }
}
