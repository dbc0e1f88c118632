package periplus.analysis.dynamics;

import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/** States to search from: visited ones, drawn with replacement, with noise added. */
@Source(key = "golub2018", where = "starts from trajectories with Gaussian noise")
public final class SearchStarts {
    private SearchStarts() {}

    /** {@code count} states; start s is a function of (seed, s) alone, so that more starts keep the first ones. */
    public static double[][] around(double[][] visited, int count, double noiseSd, long seed) {
        if (visited.length == 0 || count < 1 || !(noiseSd >= 0)) {
            throw new BadInputException(count + " starts from " + visited.length + " visited states with noise of sd "
                    + noiseSd + ": expected at least one of each and an sd of 0 or more");
        }
        double[][] starts = new double[count][];
        for (int s = 0; s < count; s++) {
            RandomStream stream = RandomStream.of(seed, "slow-point starts", s);
            starts[s] = visited[stream.nextBelow(visited.length)].clone();
            for (int i = 0; i < starts[s].length; i++) {
                starts[s][i] += noiseSd * stream.nextGaussian();
            }
        }
        return starts;
    }
}
