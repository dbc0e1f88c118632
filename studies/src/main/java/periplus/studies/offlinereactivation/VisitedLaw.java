package periplus.studies.offlinereactivation;

import periplus.analysis.replay.KernelDensity;
import periplus.analysis.replay.Paths;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;

/**
 * The law of visited places: a kernel density on decoded positions, pooled over trials and time.
 *
 * <p>At most so many points, evenly spaced in the pool. Each point is moved by N(0, (1 cm)^2) along both axes, because
 * a network that stands still decodes to one place, which has no density; the kernels are about ten times as wide.
 */
final class VisitedLaw {
    private static final double JITTER_METRES = 0.01;

    private final KernelDensity density;
    private final ProtocolSize size;
    private final long seed;

    private VisitedLaw(double[] points, ProtocolSize size, long seed, String purpose) {
        RandomStream jitter = RandomStream.of(seed, "law of " + purpose);
        int count = points.length / 2;
        int kept = Math.min(count, size.points());
        double[] moved = new double[2 * kept];
        for (int i = 0; i < kept; i++) {
            int from = (int) ((long) i * count / kept);
            moved[2 * i] = points[2 * from] + JITTER_METRES * jitter.nextGaussian();
            moved[2 * i + 1] = points[2 * from + 1] + JITTER_METRES * jitter.nextGaussian();
        }
        this.density = new KernelDensity(moved, 2);
        this.size = size;
        this.seed = seed;
    }

    /** Of the first steps of these paths. */
    static VisitedLaw of(Paths paths, int steps, ProtocolSize size, long seed, String purpose) {
        int used = Math.min(steps, paths.times());
        double[] points = new double[2 * paths.paths() * used];
        int to = 0;
        for (int t = 0; t < used; t++) {
            for (int p = 0; p < paths.paths(); p++) {
                System.arraycopy(paths.values(), paths.at(p, t), points, to, 2);
                to += 2;
            }
        }
        return new VisitedLaw(points, size, seed, purpose);
    }

    /** Uniform in the arena. */
    static VisitedLaw uniform(Arena arena, ProtocolSize size, long seed) {
        RandomStream stream = RandomStream.of(seed, "uniform law");
        double[] points = new double[2 * size.points()];
        double[] xy = new double[2];
        for (int i = 0; i < size.points(); i++) {
            arena.sample(stream, 0, xy);
            points[2 * i] = xy[0];
            points[2 * i + 1] = xy[1];
        }
        return new VisitedLaw(points, size, seed, "uniform");
    }

    /** KL(this || other) in nats. */
    Measured from(VisitedLaw other, Workers workers) {
        return density.divergenceFrom(other.density, size.draws(), seed, workers);
    }
}
