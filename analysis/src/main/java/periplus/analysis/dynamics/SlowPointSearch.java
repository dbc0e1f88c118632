package periplus.analysis.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Searches for the states at which a system moves least, from many starts.
 *
 * <pre>
 *   minimise q(h) = |F(h) - h|^2 / 2     from each start: quasi-Newton descent, then a damped Newton polish
 *   keep q at most slowQ; drop what is far from all starts; points nearer than sameDistance are one, that of least q
 * </pre>
 *
 * <p>A minimum of q that is not 0 is a slow point, a ghost or a bottleneck of the dynamics. Every start is worked on
 * alone, so the result depends neither on the workers nor on the other starts, save for which of several duplicates
 * speaks for them. Where F has kinks (relu) the descent may stop at one; the polish usually gets on.
 *
 * <p>Source: Sussillo and Barak 2013; starts, tolerances, duplicates and far points as the fixed-point finder of Golub
 * and Sussillo, which descends on the mean over the starts with Adam; the polish and the coverage are ours.
 */
@Source(key = "sussillo2013", where = "section 3, q and slow points")
@Source(key = "golub2018", where = "duplicates, far points")
public final class SlowPointSearch {
    private SlowPointSearch() {}

    /**
     * Searches from {@code starts[start][unit]}.
     *
     * @throws BadInputException where there is no start, or one has another size than the map's states or is not finite
     */
    public static SlowPoints find(StateMap map, double[][] starts, SearchSettings settings, Workers workers) {
        check(map, starts);
        Candidate[] candidates = new Candidate[starts.length];
        workers.run(starts.length, (s, worker) -> candidates[s] = search(map, starts[s], settings));
        return distinct(starts, candidates, settings);
    }

    private static Candidate search(StateMap map, double[] start, SearchSettings settings) {
        Speed speed = new Speed(map);
        double[] h = start.clone();
        double q = new QuasiNewtonDescent(speed).descend(h, settings.descentSteps(), 1e-4 * settings.fixedQ());
        if (q <= 1e3 * settings.slowQ() && map.size() <= settings.polishUnits()) {
            q = new NewtonPolish(speed).polish(h, settings.polishSteps());
        }
        double[] gradient = new double[speed.n];
        speed.q(h);
        speed.gradient(h, gradient);
        return new Candidate(h, q, Math.sqrt(Speed.dot(gradient, gradient)));
    }

    private static SlowPoints distinct(double[][] starts, Candidate[] candidates, SearchSettings settings) {
        double[] centre = centre(starts);
        double reach = 0;
        for (double[] start : starts) {
            reach += distance(start, centre) / starts.length;
        }
        int[] end = new int[starts.length];
        int notSlow = 0;
        int far = 0;
        List<Integer> kept = new ArrayList<>();
        for (int s = 0; s < starts.length; s++) {
            end[s] = -1;
            if (!(candidates[s].q <= settings.slowQ())) {
                notSlow++;
            } else if (starts.length > 1 && distance(candidates[s].state, centre) > settings.farFactor() * reach) {
                far++;
            } else {
                kept.add(s);
            }
        }
        kept.sort(Comparator.<Integer>comparingDouble(s -> candidates[s].q).thenComparingInt(s -> s));
        List<Integer> leaders = new ArrayList<>();
        for (int s : kept) {
            int nearest = -1;
            double least = settings.sameDistance();
            for (int p = 0; p < leaders.size(); p++) {
                double d = distance(candidates[s].state, candidates[leaders.get(p)].state);
                if (d < least) {
                    least = d;
                    nearest = p;
                }
            }
            if (nearest < 0) {
                nearest = leaders.size();
                leaders.add(s);
            }
            end[s] = nearest;
        }
        List<SlowPoint> points = new ArrayList<>();
        for (int p = 0; p < leaders.size(); p++) {
            Candidate c = candidates[leaders.get(p)];
            int at = p;
            int count = (int) IntStream.of(end).filter(e -> e == at).count();
            points.add(new SlowPoint(c.state, c.q, c.gradientSize, c.q <= settings.fixedQ(), count));
        }
        return new SlowPoints(List.copyOf(points), starts.length, end, notSlow, far);
    }

    private static double[] centre(double[][] starts) {
        double[] centre = new double[starts[0].length];
        for (double[] start : starts) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += start[i] / starts.length;
            }
        }
        return centre;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private static void check(StateMap map, double[][] starts) {
        if (starts.length == 0) {
            throw new BadInputException("a search for slow points without a start: expected at least one state");
        }
        for (int s = 0; s < starts.length; s++) {
            if (starts[s].length != map.size()) {
                throw new BadInputException(
                        "start " + s + " has " + starts[s].length + " numbers: expected the map's " + map.size());
            }
            for (double x : starts[s]) {
                if (!Double.isFinite(x)) {
                    throw new BadInputException("start " + s + " holds " + x + ": expected finite numbers");
                }
            }
        }
    }

    private record Candidate(double[] state, double q, double gradientSize) {}
}
