package periplus.analysis.replay;

/**
 * Which goals paths come to, when first, and how often they change between them.
 *
 * <p>A goal is reached within {@code radius} of it, in the unit of the paths; the start counts, as time 0. Of
 * overlapping goals the first one listed counts for switches.
 *
 * @param first first passage, [paths][goals]; -1 for never
 * @param switches how often each path came to another goal than the last one it was at
 * @param steps the cap: times - 1
 */
public record GoalVisits(int[][] first, int[] switches, int steps) {

    /** Of these paths, goals [goals][dimensions]. */
    public static GoalVisits of(Paths paths, double[][] goals, double radius) {
        int[][] first = new int[paths.paths()][goals.length];
        int[] switches = new int[paths.paths()];
        for (int p = 0; p < first.length; p++) {
            java.util.Arrays.fill(first[p], -1);
            int last = -1;
            for (int t = 0; t < paths.times(); t++) {
                int here = -1;
                for (int g = goals.length - 1; g >= 0; g--) {
                    if (isWithin(paths, paths.at(p, t), goals[g], radius)) {
                        here = g;
                        first[p][g] = first[p][g] < 0 ? t : first[p][g];
                    }
                }
                if (here >= 0 && here != last) {
                    switches[p] += last >= 0 ? 1 : 0;
                    last = here;
                }
            }
        }
        return new GoalVisits(first, switches, paths.times() - 1);
    }

    private static boolean isWithin(Paths paths, int at, double[] goal, double radius) {
        double sum = 0;
        for (int i = 0; i < goal.length; i++) {
            double d = paths.values()[at + i] - goal[i];
            sum += d * d;
        }
        return sum <= radius * radius;
    }

    /** When each path had been at all goals; -1 for never. */
    public int[] allReached() {
        int[] out = new int[first.length];
        for (int p = 0; p < out.length; p++) {
            for (int f : first[p]) {
                out[p] = f < 0 || out[p] < 0 ? -1 : Math.max(out[p], f);
            }
        }
        return out;
    }

    /** Share of paths that came to all goals. */
    public double shareReachingAll() {
        int count = 0;
        for (int t : allReached()) {
            count += t >= 0 ? 1 : 0;
        }
        return (double) count / first.length;
    }

    /** Mean over paths of the time to all goals, the cap for those that never got there. */
    public double meanReachTime() {
        double sum = 0;
        for (int t : allReached()) {
            sum += t < 0 ? steps : t;
        }
        return sum / first.length;
    }

    /** Mean number of distinct goals that a path came to. */
    public double meanDistinct() {
        double sum = 0;
        for (int[] ofPath : first) {
            for (int f : ofPath) {
                sum += f >= 0 ? 1 : 0;
            }
        }
        return sum / first.length;
    }

    /** Mean number of changes between goals. */
    public double meanSwitches() {
        double sum = 0;
        for (int s : switches) {
            sum += s;
        }
        return sum / switches.length;
    }

    /** The share of paths that have not been at all goals yet, against time in steps. */
    public SurvivalCurve survival() {
        return survivalOf(allReached());
    }

    /** The share of paths that have not been at this goal yet. */
    public SurvivalCurve survival(int goal) {
        int[] when = new int[first.length];
        for (int p = 0; p < when.length; p++) {
            when[p] = first[p][goal];
        }
        return survivalOf(when);
    }

    private SurvivalCurve survivalOf(int[] reached) {
        double[] when = new double[reached.length];
        boolean[] seen = new boolean[reached.length];
        for (int p = 0; p < when.length; p++) {
            seen[p] = reached[p] >= 0;
            when[p] = seen[p] ? reached[p] : steps;
        }
        return SurvivalCurve.of(when, seen);
    }
}
