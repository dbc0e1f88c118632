package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * How far and where animals went: the numbers by which two motions are compared.
 *
 * @param paths number of paths
 * @param stepsPerPath steps of each path that were counted
 * @param stepMeanMetres mean length of a step
 * @param stepSdMetres its standard deviation over all steps (divided by their number)
 * @param pathLengthMetres mean over paths of the sum of step lengths
 * @param netDisplacementMetres mean over paths of the distance between first and last counted position
 * @param restShare share of the steps of length 0
 * @param outsideShare share of the counted positions outside the arena
 */
@Source(key = "sorscher2019", where = "reference values by re-simulation of the released generator")
public record MotionStatistics(
        int paths,
        int stepsPerPath,
        double stepMeanMetres,
        double stepSdMetres,
        double pathLengthMetres,
        double netDisplacementMetres,
        double restShare,
        double outsideShare) {
    /**
     * Statistics of the instants from {@code first} to the last. In a periodic arena differences are those of the
     * nearest image, also for the net displacement.
     */
    public static MotionStatistics of(Trajectories walked, Arena arena, int first) {
        int steps = walked.times() - 1 - first;
        if (first < 0 || steps < 1 || walked.paths() < 1) {
            throw new IllegalArgumentException("statistics from instant " + first + " on need at least 2 instants, got "
                    + walked.times() + " for " + walked.paths() + " paths");
        }
        double sum = 0;
        double squares = 0;
        double net = 0;
        long rests = 0;
        long outside = 0;
        for (int p = 0; p < walked.paths(); p++) {
            for (int k = first; k < walked.times(); k++) {
                outside += arena.contains(walked.x(p, k), walked.y(p, k)) ? 0 : 1;
                if (k > first) {
                    double step = distance(walked, arena, p, k - 1, k);
                    sum += step;
                    squares += step * step;
                    rests += step == 0 ? 1 : 0;
                }
            }
            net += distance(walked, arena, p, first, walked.times() - 1);
        }
        double n = (double) walked.paths() * steps;
        double mean = sum / n;
        return new MotionStatistics(
                walked.paths(),
                steps,
                mean,
                Math.sqrt(Math.max(0, squares / n - mean * mean)),
                sum / walked.paths(),
                net / walked.paths(),
                rests / n,
                outside / (n + walked.paths()));
    }

    /**
     * Seconds spent in each of bins x bins equal cells of the arena's bounding box, {@code [y * binsX + x]}; every
     * instant counts dt, positions outside the box are left out, the last bin includes the far edge.
     */
    public static double[] occupancySeconds(Trajectories walked, Arena arena, int binsX, int binsY) {
        double[] seconds = new double[binsX * binsY];
        for (int p = 0; p < walked.paths(); p++) {
            for (int k = 0; k < walked.times(); k++) {
                double fx = (walked.x(p, k) - arena.minX()) / arena.widthMetres();
                double fy = (walked.y(p, k) - arena.minY()) / arena.heightMetres();
                if (fx >= 0 && fx <= 1 && fy >= 0 && fy <= 1) {
                    int bx = Math.min(binsX - 1, (int) (fx * binsX));
                    int by = Math.min(binsY - 1, (int) (fy * binsY));
                    seconds[by * binsX + bx] += walked.dtSeconds();
                }
            }
        }
        return seconds;
    }

    private static double distance(Trajectories walked, Arena arena, int p, int from, int to) {
        double dx = arena.shortestX(walked.x(p, to) - walked.x(p, from));
        double dy = arena.shortestY(walked.y(p, to) - walked.y(p, from));
        return Math.sqrt(dx * dx + dy * dy);
    }
}
