package periplus.studies.replay;

import org.jspecify.annotations.Nullable;
import periplus.analysis.replay.Polyline;

/**
 * A task of the study: its recipe, its noise, its goals.
 *
 * <p>Goals of the tracks are their corners or ends. The open box has none of its own: its goals are the centres of a
 * lattice of 3 x 3 places, so that reaching all of them means having been everywhere.
 */
enum ReplayTask {
    /** Laps around a triangle, coordinates out. */
    TRIANGLE(
            "triangle",
            "replay-triangle",
            false,
            0.03,
            0.3,
            new double[][] {{0, 1}, {-Math.sqrt(3.0) / 2, -0.5}, {Math.sqrt(3.0) / 2, -0.5}},
            Polyline.through(
                    new double[][] {{0, 1}, {-Math.sqrt(3.0) / 2, -0.5}, {Math.sqrt(3.0) / 2, -0.5}}, true)),
    /** Runs in a T-maze, coordinates out. */
    T_MAZE("t-maze", "replay-t-maze", false, 0.03, 0.3, Mazes.ENDS, Mazes.MIDDLE),
    /** The same runs, place cells out. */
    T_MAZE_CELLS("t-maze-cells", "replay-t-maze-cells", true, 0.01, 0.3, Mazes.ENDS, Mazes.MIDDLE),
    /** A rodent in an open box, place cells out. */
    OPEN_BOX("rodent-box", "rodent-open-box", true, 0.01, 0.15, Mazes.LATTICE, null),
    /** A rodent in a T-maze, place cells out. */
    RODENT_T_MAZE(
            "rodent-t-maze",
            "rodent-t-maze",
            true,
            0.01,
            0.3,
            new double[][] {{0, -0.9}, {0.8, 0.6}, {-0.8, 0.6}},
            Mazes.MIDDLE);

    private final String id;
    private final String recipe;
    private final boolean cells;
    private final double noiseSd;
    private final double radiusMetres;
    private final double[][] goalsMetres;
    private final @Nullable Polyline ideal;

    ReplayTask(
            String id,
            String recipe,
            boolean cells,
            double noiseSd,
            double radiusMetres,
            double[][] goalsMetres,
            @Nullable Polyline ideal) {
        this.id = id;
        this.recipe = recipe;
        this.cells = cells;
        this.noiseSd = noiseSd;
        this.radiusMetres = radiusMetres;
        this.goalsMetres = goalsMetres;
        this.ideal = ideal;
    }

    /** First part of its conditions' ids. */
    String id() {
        return id;
    }

    String recipe() {
        return recipe;
    }

    /** Whether outputs are place cells; else coordinates. */
    boolean cells() {
        return cells;
    }

    /** Noise of the state in training, a step. */
    double noiseSd() {
        return noiseSd;
    }

    /** Within this of a goal it is reached. */
    double radiusMetres() {
        return radiusMetres;
    }

    /** Where replays of reach times start is the first of them. */
    double[][] goalsMetres() {
        return goalsMetres.clone();
    }

    /** The middle of the track; null in the open. */
    @Nullable Polyline ideal() {
        return ideal;
    }

    /** The task of a condition. */
    static ReplayTask of(String condition) {
        ReplayTask found = null;
        for (ReplayTask task : values()) {
            if (condition.startsWith(task.id + "-")
                    && (found == null || task.id.length() > found.id.length())) {
                found = task;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no task has the condition '" + condition + "'");
        }
        return found;
    }

    /** Coordinates that tasks share, apart so that the constants can use them. */
    private static final class Mazes {
        static final double[][] ENDS = {{0, -1}, {0.9, 0.6}, {-0.9, 0.6}};
        static final Polyline MIDDLE = new Polyline(new double[][] {{0, -1, 0, 0.6}, {-0.9, 0.6, 0.9, 0.6}});
        static final double[][] LATTICE = new double[9][];

        static {
            for (int i = 0; i < 9; i++) {
                LATTICE[i] = new double[] {(i % 3 - 1) / 3.0, (i / 3 - 1) / 3.0};
            }
        }
    }
}
