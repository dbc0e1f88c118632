package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * Laps along a line at a speed that is constant in each trial, with a smooth deviation from the line.
 *
 * <pre>
 *   s_k = s_0 +- k v        v = (lap / steps a lap) exp(spread xi)           along the ideal path
 *   n_{k+1} = m n_k + sd sqrt(1 - m^2) xi        n_0 = sd xi                 for x and y alone
 *   position_k = path(s_k) + n_k
 * </pre>
 *
 * <p>The deviation is part of the position, so displacements carry it. In the T-maze each lap draws its arm, both equally
 * likely. A trial of the fixed regime is at the first goal at instant 1, where a path-integration trial starts whose start
 * is told.
 *
 * <p>Walls are ignored: the arena has to hold the path, and should be wider by some deviations (a square of 2.6 m holds
 * both tracks).
 *
 * <p>Source: of the paper's triangular and T-maze paths no more is known here than that they exist; all of the above is a
 * proposal.
 */
@Source(key = "casco2026", where = "abstract: triangular and T-maze paths; the walk is inferred")
public final class LapWalk implements Motion {
    private final Arena arena;
    private final LapWalkSettings settings;

    /**
     * Laps in this arena.
     *
     * @throws BadInputException where a goal lies outside the arena, or the arena is a torus
     */
    public LapWalk(Arena arena, LapWalkSettings settings) {
        if (arena.isPeriodic()) {
            throw new BadInputException("laps in a periodic arena (" + arena.describe()
                    + ") would leave it at one side and come back at the other; choose one with walls");
        }
        for (double[] goal : settings.track().goalsMetres()) {
            if (!arena.contains(goal[0], goal[1])) {
                throw new BadInputException("the goal (" + goal[0] + ", " + goal[1] + ") of the laps lies outside the"
                        + " arena (" + arena.describe() + "); a square with a side of 2.6 m holds every track");
            }
        }
        this.arena = arena;
        this.settings = settings;
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public double dtSeconds() {
        return settings.dtSeconds();
    }

    /** The constants of these laps. */
    public LapWalkSettings settings() {
        return settings;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        RandomStream stream = RandomStream.of(seed, purpose, batchIndex, path);
        RandomStream arms = RandomStream.of(seed, purpose + ", arms", batchIndex, path);
        LapTrack track = settings.track();
        double lap = track.lapMetres();
        double memory = settings.jitterMemory();
        double sd = settings.jitterSdMetres();
        double fresh = sd * Math.sqrt(1 - memory * memory);

        double start = stream.nextUniform() * lap;
        boolean backward = stream.nextUniform() < 0.5;
        double step = lap / settings.stepsPerLap() * StrictMath.exp(settings.speedLogSd() * stream.nextGaussian());
        switch (settings.regime()) {
            case LOOP -> {}
            case BIDIRECTIONAL -> step = backward ? -step : step;
            case FIXED -> start = -step;
        }
        double nx = sd * stream.nextGaussian();
        double ny = sd * stream.nextGaussian();
        double lapNow = Double.NaN;
        boolean right = false;
        double[] xy = new double[2];
        for (int k = 0; k < out.times(); k++) {
            double along = start + k * step;
            double laps = Math.floor(along / lap);
            if (laps != lapNow) {
                lapNow = laps;
                right = arms.nextUniform() < 0.5;
            }
            track.at(Math.min(lap, Math.max(0, along - laps * lap)), right, xy);
            int row = path * out.times() + k;
            out.positionMetres()[2 * row] = xy[0] + nx;
            out.positionMetres()[2 * row + 1] = xy[1] + ny;
            nx = memory * nx + fresh * stream.nextGaussian();
            ny = memory * ny + fresh * stream.nextGaussian();
        }
        Headings.write(out, path);
    }
}
