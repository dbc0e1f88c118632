package periplus.tasks.motion;

import periplus.core.source.Source;

/**
 * The ideal paths of {@link LapWalk}: lines without width that are walked in laps, and the goals on them.
 *
 * <p>Coordinates in metres are those of the proposed replay tasks: a triangle of circumradius 1, and a T with its stem from
 * (0, -1) to (0, 0.6) and arms to (-0.9, 0.6) and (0.9, 0.6).
 *
 * <p>Not to be confused with {@link periplus.tasks.space.Tracks}, which builds arenas with walls along such lines.
 */
@Source(key = "casco2026", where = "abstract: triangular and T-maze paths; the geometry is inferred")
public enum LapTrack {
    /** Round the triangle (0, 1), (-sqrt(3)/2, -1/2), (sqrt(3)/2, -1/2), counter-clockwise: 3 sqrt(3) m. */
    TRIANGLE(3 * Math.sqrt(3.0), 0.3, 0.05) {
        @Override
        public double[][] goalsMetres() {
            double w = Math.sqrt(3.0) / 2;
            return new double[][] {{0, 1}, {-w, -0.5}, {w, -0.5}};
        }

        @Override
        public double[][] segments() {
            double[][] corner = goalsMetres();
            return new double[][] {
                between(corner[0], corner[1]), between(corner[1], corner[2]), between(corner[2], corner[0])
            };
        }

        @Override
        void at(double along, boolean right, double[] xy) {
            double side = lapMetres() / 3;
            int from = (int) Math.min(2, Math.floor(along / side));
            place(segments()[from], along - from * side, xy);
        }
    },

    /** Up the stem, into one of the arms, and back the same way: 5 m. */
    T_MAZE(5, 0.2, 0.03) {
        @Override
        public double[][] goalsMetres() {
            return new double[][] {{0, -1}, {-0.9, 0.6}, {0.9, 0.6}};
        }

        @Override
        public double[][] segments() {
            double[][] end = goalsMetres();
            double[] fork = {0, 0.6};
            return new double[][] {between(end[0], fork), between(fork, end[1]), between(fork, end[2])};
        }

        @Override
        void at(double along, boolean right, double[] xy) {
            // the way back is the way there
            double out = Math.min(along, lapMetres() - along);
            boolean inStem = out <= STEM_METRES;
            place(segments()[inStem ? 0 : right ? 2 : 1], inStem ? out : out - STEM_METRES, xy);
        }
    };

    private static final double STEM_METRES = 1.6;

    private final double lapMetres;
    private final double usualSpeedLogSd;
    private final double usualJitterSdMetres;

    LapTrack(double lapMetres, double usualSpeedLogSd, double usualJitterSdMetres) {
        this.lapMetres = lapMetres;
        this.usualSpeedLogSd = usualSpeedLogSd;
        this.usualJitterSdMetres = usualJitterSdMetres;
    }

    /** Length of one lap. */
    public double lapMetres() {
        return lapMetres;
    }

    /** Spread of the speed over trials in the proposed task: sd of its logarithm. */
    public double usualSpeedLogSd() {
        return usualSpeedLogSd;
    }

    /** Spread across the path in the proposed task, in metres. */
    public double usualJitterSdMetres() {
        return usualJitterSdMetres;
    }

    /** The goals, [goals][2]: the triangle's corners; the stem's base and the two arms' ends. Laps start at the first. */
    public abstract double[][] goalsMetres();

    /** The ideal path, [segments][4]: x and y of the start, x and y of the end. */
    public abstract double[][] segments();

    /** Writes the point so many metres, in [0, lap], along a lap. */
    abstract void at(double along, boolean right, double[] xy);

    private static double[] between(double[] from, double[] to) {
        return new double[] {from[0], from[1], to[0], to[1]};
    }

    private static void place(double[] s, double metres, double[] xy) {
        double dx = s[2] - s[0];
        double dy = s[3] - s[1];
        double share = metres / Math.sqrt(dx * dx + dy * dy);
        xy[0] = s[0] + share * dx;
        xy[1] = s[1] + share * dy;
    }
}
