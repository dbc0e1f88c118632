package periplus.studies.replay;

import org.jspecify.annotations.Nullable;
import periplus.analysis.replay.Polyline;
import periplus.tasks.motion.LapTrack;

/**
 * A task of the study: its recipe, its noise, its goals.
 *
 * <p>Goals of the tracks are their corners or ends. The open box has none of its own: its goals are the centres of a
 * lattice of 3 x 3 places, so that reaching all of them means having been everywhere.
 */
enum ReplayTask {
    /** Laps around a triangle, coordinates out. */
    TRIANGLE("triangle", "replay-triangle", false, 0.03, 0.3),
    /** Runs in a T-maze, coordinates out. */
    T_MAZE("t-maze", "replay-t-maze", false, 0.03, 0.3),
    /** The same runs, place cells out. */
    T_MAZE_CELLS("t-maze-cells", "replay-t-maze-cells", true, 0.01, 0.3),
    /** A rodent in an open box, place cells out. */
    OPEN_BOX("rodent-box", "rodent-open-box", true, 0.01, 0.15),
    /** A rodent in a T-maze, place cells out. */
    RODENT_T_MAZE("rodent-t-maze", "rodent-t-maze", true, 0.01, 0.3);

    private final String id;
    private final String recipe;
    private final boolean cells;
    private final double noiseSd;
    private final double radiusMetres;

    ReplayTask(String id, String recipe, boolean cells, double noiseSd, double radiusMetres) {
        this.id = id;
        this.recipe = recipe;
        this.cells = cells;
        this.noiseSd = noiseSd;
        this.radiusMetres = radiusMetres;
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
        return switch (this) {
            case TRIANGLE -> LapTrack.TRIANGLE.goalsMetres();
            case T_MAZE, T_MAZE_CELLS -> LapTrack.T_MAZE.goalsMetres();
            case OPEN_BOX -> lattice();
            case RODENT_T_MAZE -> new double[][] {{0, -0.9}, {0.8, 0.6}, {-0.8, 0.6}};
        };
    }

    private static double[][] lattice() {
        double[] at = {-1.0 / 3, 0, 1.0 / 3};
        double[][] places = new double[9][];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                places[3 * i + j] = new double[] {at[j], at[i]};
            }
        }
        return places;
    }

    /** The middle of the track; null in the open. */
    @Nullable
    Polyline ideal() {
        return switch (this) {
            case TRIANGLE -> new Polyline(LapTrack.TRIANGLE.segments());
            case T_MAZE, T_MAZE_CELLS, RODENT_T_MAZE -> new Polyline(LapTrack.T_MAZE.segments());
            case OPEN_BOX -> null;
        };
    }

    /** The task of a condition. */
    static ReplayTask of(String condition) {
        ReplayTask found = null;
        for (ReplayTask task : values()) {
            if (condition.startsWith(task.id + "-") && (found == null || task.id.length() > found.id.length())) {
                found = task;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no task has the condition '" + condition + "'");
        }
        return found;
    }
}
