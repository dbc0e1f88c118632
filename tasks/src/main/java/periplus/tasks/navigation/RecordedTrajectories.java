package periplus.tasks.navigation;

import java.util.List;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.motion.Angles;
import periplus.tasks.motion.Motion;
import periplus.tasks.space.Arena;
import periplus.tasks.space.ArenaSymmetries;

/**
 * A recorded animal as a motion: windows of its path, at random for training, in order for tests.
 *
 * <p>As a {@link Motion}, each path is a window at a uniformly drawn place of the recording, turned or mirrored by one of
 * the arena's own symmetries ({@link ArenaSymmetries}; 8 in a square) drawn from the same stream. {@link #inOrder}
 * gives the windows one after the other, as recorded. Windows never span a gap longer than the settings allow.
 *
 * <p>Positions are in metres about the arena's centre, which is moved to 0. Headings are those of the movement, not of
 * the head: direction to the next instant, kept while the animal stands still.
 */
@Source(key = "sargolini2006", where = "the kind of recording: a rat foraging in a box")
@Source(key = "banino2018", where = "training on a rat's trajectories")
public final class RecordedTrajectories implements Motion {
    private final String label;
    private final Arena arena;
    private final double dtSeconds;
    private final List<Trajectories> stretches;
    private final List<double[]> symmetries;

    private RecordedTrajectories(RecordedPath centred, Arena arena, RecordingSettings settings) {
        if (arena.isPeriodic()) {
            throw new BadInputException(
                    centred.label() + ": a recorded path cannot be placed in a periodic arena; give one with walls");
        }
        centred.requireInside(arena, settings.insideToleranceMetres());
        this.label = centred.label();
        this.arena = arena;
        this.dtSeconds = settings.dtSeconds();
        this.stretches = Resampling.stretches(centred, settings.dtSeconds(), settings.maximumGapSeconds());
        this.symmetries = ArenaSymmetries.of(arena, settings.rotate(), settings.reflect());
        if (stretches.isEmpty()) {
            throw new BadInputException(label + ": no stretch of the path spans one step of " + dtSeconds
                    + " s without a gap above " + settings.maximumGapSeconds()
                    + " s; choose a smaller time step or bridge longer gaps");
        }
    }

    /** The path in the smallest box that holds it; both are centred on 0. */
    public static RecordedTrajectories inExtent(RecordedPath path, RecordingSettings settings) {
        return centredOnExtent(path, path.extentArena(), settings);
    }

    /** The path in a given arena, the middle of the path's extent taken for the arena's centre. */
    public static RecordedTrajectories centredOnExtent(RecordedPath path, Arena arena, RecordingSettings settings) {
        double[] e = path.extentMetres();
        return inArena(path, arena, (e[0] + e[1]) / 2, (e[2] + e[3]) / 2, settings);
    }

    /**
     * The path in a given arena.
     *
     * @param centreX x, in the recording's coordinates, of the arena's centre
     * @param centreY y of it
     */
    public static RecordedTrajectories inArena(
            RecordedPath path, Arena arena, double centreX, double centreY, RecordingSettings settings) {
        if (!Double.isFinite(centreX) || !Double.isFinite(centreY)) {
            throw new BadInputException(path.label() + ": the arena's centre is (" + centreX + ", " + centreY
                    + "); expected finite metres in the recording's coordinates");
        }
        return new RecordedTrajectories(path.movedBy(-centreX, -centreY), arena.centredAt(0, 0), settings);
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public double dtSeconds() {
        return dtSeconds;
    }

    /** Evenly spaced instants in all stretches together. */
    public int instants() {
        int sum = 0;
        for (Trajectories stretch : stretches) {
            sum += stretch.times();
        }
        return sum;
    }

    /** Stretches of the path between long gaps. */
    public int stretchCount() {
        return stretches.size();
    }

    /** Number of symmetries that random windows are drawn from; 1 without augmentation. */
    public int symmetryCount() {
        return symmetries.size();
    }

    /** How many windows of this many instants start at every {@code stride}-th instant of the stretches. */
    public int windowCount(int windowInstants, int stride) {
        requireWindow(windowInstants, stride);
        int count = 0;
        for (Trajectories stretch : stretches) {
            count += windowsIn(stretch, windowInstants, stride);
        }
        return count;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        int windows = windowCount(out.times(), 1);
        if (windows == 0) {
            throw tooLong(out.times());
        }
        RandomStream stream = RandomStream.of(seed, purpose, batchIndex, path);
        int window = stream.nextBelow(windows);
        double[] symmetry = symmetries.get(stream.nextBelow(symmetries.size()));
        copyWindow(window, 1, symmetry, out, path);
    }

    /**
     * The windows in the order of time: path p of batch b is window b * paths + p, whatever the seed. A stride of the
     * task's steps makes the targets of all windows follow each other.
     */
    public Motion inOrder(int strideInstants) {
        requireWindow(2, strideInstants);
        return new OrderedWindows(strideInstants);
    }

    /** All windows of this length in order, as one set of trajectories. */
    public Trajectories windows(int windowInstants, int strideInstants) {
        int count = windowCount(windowInstants, strideInstants);
        if (count == 0) {
            throw tooLong(windowInstants);
        }
        Trajectories out = Trajectories.allocate(count, windowInstants, dtSeconds);
        for (int w = 0; w < count; w++) {
            copyWindow(w, strideInstants, symmetries.getFirst(), out, w);
        }
        return out;
    }

    private void copyWindow(int window, int stride, double[] m, Trajectories out, int path) {
        int left = window;
        for (Trajectories stretch : stretches) {
            int here = windowsIn(stretch, out.times(), stride);
            if (left < here) {
                copy(stretch, left * stride, m, out, path);
                return;
            }
            left -= here;
        }
        throw new IllegalArgumentException(
                "window " + window + " of " + windowCount(out.times(), stride) + " in " + label);
    }

    private static void copy(Trajectories stretch, int from, double[] m, Trajectories out, int path) {
        boolean asRecorded = m[0] == 1 && m[3] == 1;
        for (int k = 0; k < out.times(); k++) {
            int row = path * out.times() + k;
            double x = stretch.x(0, from + k);
            double y = stretch.y(0, from + k);
            double heading = stretch.heading(0, from + k);
            if (!asRecorded) {
                heading = mapped(m, heading);
            }
            out.positionMetres()[2 * row] = ArenaSymmetries.mapX(m, x, y);
            out.positionMetres()[2 * row + 1] = ArenaSymmetries.mapY(m, x, y);
            out.headingRadians()[row] = heading;
        }
    }

    private static double mapped(double[] m, double heading) {
        double turn = StrictMath.atan2(m[2], m[0]);
        boolean mirrored = m[0] * m[3] - m[1] * m[2] < 0;
        return Angles.wrap(mirrored ? turn - heading : turn + heading);
    }

    private static int windowsIn(Trajectories stretch, int instants, int stride) {
        return stretch.times() < instants ? 0 : (stretch.times() - instants) / stride + 1;
    }

    private static void requireWindow(int instants, int stride) {
        if (instants < 2 || stride < 1) {
            throw new BadInputException("windows of " + instants + " instants at every " + stride
                    + "th one; expected at least 2 instants and a stride of at least 1");
        }
    }

    private BadInputException tooLong(int instants) {
        int longest = 0;
        for (Trajectories stretch : stretches) {
            longest = Math.max(longest, stretch.times());
        }
        return new BadInputException(label + ": a window of " + instants + " instants (" + instants * dtSeconds
                + " s) is longer than the longest stretch without a gap, " + longest + " instants ("
                + longest * dtSeconds
                + " s); choose fewer steps or bridge longer gaps");
    }

    private final class OrderedWindows implements Motion {
        private final int stride;

        OrderedWindows(int stride) {
            this.stride = stride;
        }

        @Override
        public Arena arena() {
            return arena;
        }

        @Override
        public double dtSeconds() {
            return dtSeconds;
        }

        @Override
        public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
            int windows = windowCount(out.times(), stride);
            if (windows == 0) {
                throw tooLong(out.times());
            }
            long window = batchIndex * out.paths() + path;
            if (window < 0 || window >= windows) {
                throw new IllegalArgumentException(
                        "window " + window + " of " + windows + " in " + label + " was asked for");
            }
            copyWindow((int) window, stride, symmetries.getFirst(), out, path);
        }
    }
}
