package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.replay.Displacement;
import periplus.analysis.replay.GoalVisits;
import periplus.analysis.replay.Polyline;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.nets.cells.Noise;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.Momentum;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.studies.study.Scale;

/**
 * Replay over grids of adaptation and friction: the choice on the validation seed, the phase diagrams of judged runs.
 *
 * <pre>
 *   score of a setting = mean distinct goals + 1 - mean reach time / cap
 *   allowed            = no unstable chain, places at most 1.5 times as far from the track as in plain replay
 *   adaptation         = the allowed one of the best score without momentum
 *   friction           = the allowed one of the best score beside it
 * </pre>
 *
 * <p>In the open box nothing is off the track. Replays start at the first goal, with the same noise at every point of
 * the grid. The rule is a proposal: the paper's settings were tuned by hand.
 */
final class ReplayGrid {
    /** Frictions of the phase diagrams, 1 is none. */
    static final double[] FRICTIONS = {1, 0.7, 0.5, 0.4};

    /** Strengths of the phase diagrams, as multiples of the chosen one; 0 is none. */
    static final double[] STRENGTHS = {0, 0.25, 0.5, 1, 2};

    private static final double FARTHEST = 1.5;

    private ReplayGrid() {}

    /** A point of a grid. */
    private record Point(double goals, double reachSteps, double rms8, double offTrack, int unstable) {
        double score(int cap) {
            return goals + 1 - reachSteps / cap;
        }

        boolean isAllowed(Point plain) {
            return unstable == 0 && !(offTrack > FARTHEST * plain.offTrack);
        }
    }

    private static List<Adaptation> adaptations(Scale scale) {
        List<Adaptation> all = new ArrayList<>();
        double[] taus = switch (scale) {
            case SMOKE -> new double[] {100};
            case LAPTOP -> new double[] {50, 100};
            case PAPER -> new double[] {20, 50, 100, 200};
        };
        for (double tau : taus) {
            for (double strength : new double[] {0.1, 0.3, 1, 3}) {
                all.add(new Adaptation(Adaptation.Place.INSIDE, strength, tau));
            }
            for (double strength : scale == Scale.SMOKE ? new double[] {0.02} : new double[] {0.005, 0.02, 0.05, 0.2}) {
                all.add(new Adaptation(Adaptation.Place.OUTSIDE, strength, tau));
            }
        }
        return all;
    }

    /** Chooses, and puts the choice and the grid into the findings. */
    static void choose(
            Findings findings,
            PathIntegrator network,
            ReplayTask task,
            AwakeRun awake,
            Noise noise,
            ReplaySize size,
            Scale scale) {
        Point plain = point(network, task, awake, noise, size, Momentum.NONE, Adaptation.NONE);
        List<Adaptation> all = adaptations(scale);
        double[] grid = new double[6 * all.size()];
        @Nullable Adaptation best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            Adaptation a = all.get(i);
            Point p = point(network, task, awake, noise, size, Momentum.NONE, a);
            System.arraycopy(
                    new double[] {
                        a.place() == Adaptation.Place.INSIDE ? 1 : 0,
                        a.strength(),
                        a.tauSteps(),
                        p.goals,
                        p.reachSteps,
                        p.offTrack
                    },
                    0,
                    grid,
                    6 * i,
                    6);
            if (p.isAllowed(plain) && p.score(size.cap()) > most) {
                most = p.score(size.cap());
                best = a;
            }
        }
        findings.array("grid", grid, all.size(), 6);
        if (best == null) {
            best = ReplayChoice.DEFAULT.adaptation();
        }
        double friction = ReplayChoice.DEFAULT.friction();
        most = Double.NEGATIVE_INFINITY;
        for (double lambda : new double[] {0.7, 0.5, 0.4, 0.3}) {
            Point p = point(network, task, awake, noise, size, Momentum.preserving(lambda), best);
            if (p.isAllowed(plain) && p.score(size.cap()) > most) {
                most = p.score(size.cap());
                friction = lambda;
            }
        }
        new ReplayChoice(best, friction).into(findings);
    }

    /** Phase diagrams [strength][friction]: {@code phase_goals}, {@code phase_reach}, {@code phase_rms8}. */
    static void phases(
            Findings findings,
            PathIntegrator network,
            ReplayTask task,
            AwakeRun awake,
            Noise noise,
            ReplaySize size,
            ReplayChoice choice) {
        int n = STRENGTHS.length * FRICTIONS.length;
        double[] goals = new double[n];
        double[] reach = new double[n];
        double[] rms8 = new double[n];
        Adaptation chosen = choice.adaptation();
        for (int i = 0; i < STRENGTHS.length; i++) {
            for (int j = 0; j < FRICTIONS.length; j++) {
                Adaptation a = new Adaptation(chosen.place(), STRENGTHS[i] * chosen.strength(), chosen.tauSteps());
                Point p = point(network, task, awake, noise, size, Momentum.preserving(FRICTIONS[j]), a);
                boolean stable = p.unstable == 0;
                goals[i * FRICTIONS.length + j] = stable ? p.goals : Double.NaN;
                reach[i * FRICTIONS.length + j] = stable ? p.reachSteps : Double.NaN;
                rms8[i * FRICTIONS.length + j] = stable ? p.rms8 : Double.NaN;
            }
        }
        findings.array("phase_goals", goals, STRENGTHS.length, FRICTIONS.length);
        findings.array("phase_reach", reach, STRENGTHS.length, FRICTIONS.length);
        findings.array("phase_rms8", rms8, STRENGTHS.length, FRICTIONS.length);
    }

    private static Point point(
            PathIntegrator network,
            ReplayTask task,
            AwakeRun awake,
            Noise noise,
            ReplaySize size,
            Momentum momentum,
            Adaptation adaptation) {
        ReplayMode mode = new ReplayMode("Grid", "grid", momentum, adaptation);
        float[] starts = awake.statesNear(task.goalsMetres()[0], task.radiusMetres() / 2, size.gridChains());
        ReplayRun run = ReplayRun.of(
                network,
                mode.settings(size.gridChains(), noise, network.recipe().seed() + ReplayMeasures.GRID_SEED),
                starts,
                size.cap());
        GoalVisits visits = GoalVisits.of(run.decoded(), task.goalsMetres(), task.radiusMetres());
        Polyline track = task.ideal();
        Measured rms = Displacement.rms(run.decoded(), 8, 0);
        return new Point(
                visits.meanDistinct(),
                visits.meanReachTime(),
                rms.orNaN(),
                track == null ? 0 : track.meanDistance(run.decoded().points(0, 4)),
                run.unstable());
    }
}
