package periplus.studies.degeneracy;

import periplus.analysis.dynamics.JacobianSpectrum;
import periplus.analysis.dynamics.SearchSettings;
import periplus.analysis.dynamics.SearchStarts;
import periplus.analysis.dynamics.SlowPoint;
import periplus.analysis.dynamics.SlowPointSearch;
import periplus.analysis.similarity.VectorFieldProcrustes;
import periplus.core.measure.Measured;
import periplus.nets.sampling.AutonomousStep;
import periplus.studies.degeneracy.DegeneracyArms.Arm;
import periplus.studies.study.Findings;
import periplus.studies.study.RunContext;
import periplus.studies.tasktraining.HiddenTrajectories;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/** Trains one network to its threshold and keeps what is compared later: weights, operator, activity, losses. */
final class NetworkMeasures {
    private static final int SAMPLES = 200;
    private static final double START_NOISE = 0.1;
    private static final double INSIDE = 0.999999;

    private NetworkMeasures() {}

    /** Which rank the task's operators have, by a network that judges nothing. */
    static Findings choice(Arm arm, long seed, RunContext context) {
        Sizes sizes = Sizes.of(context.scale());
        context.stage("training");
        TrainedNetwork trained = context.trained(DegeneracyArms.recipe(context.scale(), arm, seed));
        context.stage("rank");
        int delays = arm.family().delays(sizes);
        double[][][] states = Operators.states(trained.trajectories(), delays, context.workers());
        return new Findings()
                .put("learnt", trained.converged() ? 1 : 0)
                .put(DegeneracyMeasures.RANK, Operators.rank(states, delays));
    }

    /** One judged network. */
    static Findings of(Arm arm, long seed, int rank, RunContext context) {
        Sizes sizes = Sizes.of(context.scale());
        TaskTrainingRecipe recipe = DegeneracyArms.recipe(context.scale(), arm, seed);
        context.stage("training");
        TrainedNetwork trained = context.trained(recipe);
        Measured notLearnt = Measured.undefined("the task was not learnt");
        Findings found = new Findings()
                .put("learnt", trained.converged() ? 1 : 0)
                .put("epochs", trained.epochs())
                .put("finalLoss", trained.finalLoss())
                .put("testLoss", trained.testLoss())
                .put(DegeneracyMeasures.OOD_LOSS, trained.converged() ? trained.oodLoss() : notLearnt)
                .put("weightChange", trained.weightChange())
                .put("kernelAlignment", trained.kernelAlignment());
        int units = recipe.network().units();
        found.array("recurrent", widened(trained.recurrent()), units, units);
        found.array("recurrent_start", widened(trained.firstRecurrent()), units, units);
        if (trained.epochs() > 0) {
            found.array("epoch_loss", trained.epochLosses(), trained.epochs());
        }
        if (!trained.converged()) {
            return found.put("sameNetworkDsa", notLearnt);
        }
        context.stage("operators");
        int delays = arm.family().delays(sizes);
        HiddenTrajectories activity = trained.trajectories();
        double[][][] states = Operators.states(activity, delays, context.workers());
        found.array("operator", Operators.of(states, delays, rank), rank, rank);
        found.put("sameNetworkDsa", halves(states, delays, rank, sizes));
        double[][][] untrained =
                Operators.states(HiddenTrajectories.untrained(recipe, context.kernels()), delays, context.workers());
        found.array("operator_start", Operators.of(untrained, delays, rank), rank, rank);
        double[][] samples = samples(activity);
        double[] flat = new double[samples.length * units];
        for (int s = 0; s < samples.length; s++) {
            System.arraycopy(samples[s], 0, flat, s * units, units);
        }
        found.array("activity", flat, samples.length, units);
        if (arm.family().holdsWithoutInput()) {
            context.stage("fixed points");
            fixedPoints(arm, trained, samples, seed, sizes, context, found);
        }
        return found;
    }

    private static Measured halves(double[][][] states, int delays, int rank, Sizes sizes) {
        if (states.length < 2) {
            return Measured.undefined("fewer than two probe trials");
        }
        return Measured.of(VectorFieldProcrustes.align(
                        Operators.rows(Operators.of(Operators.half(states, 0), delays, rank)),
                        Operators.rows(Operators.of(Operators.half(states, 1), delays, rank)),
                        new VectorFieldProcrustes.Settings(sizes.starts(), 300, 1))
                .angular());
    }

    /** States of the probe trials, evenly over trials and counted steps; the same trials and steps for all networks. */
    private static double[][] samples(HiddenTrajectories activity) {
        int counted = 0;
        for (int length : activity.length()) {
            counted += length;
        }
        int kept = Math.min(SAMPLES, counted);
        double[][] samples = new double[kept][activity.units()];
        int seen = 0;
        int next = 0;
        for (int k = 0; k < activity.trials(); k++) {
            for (int t = 0; t < activity.length()[k]; t++) {
                if (next < kept && (long) seen * kept / counted >= next) {
                    for (int u = 0; u < activity.units(); u++) {
                        samples[next][u] = activity.rate()[(k * activity.steps() + t) * activity.units() + u];
                    }
                    next++;
                }
                seen++;
            }
        }
        return java.util.Arrays.copyOf(samples, next);
    }

    private static void fixedPoints(
            Arm arm,
            TrainedNetwork trained,
            double[][] rates,
            long seed,
            Sizes sizes,
            RunContext context,
            Findings found) {
        AutonomousStep step = AutonomousStep.of(trained.network());
        double[][] visited = new double[rates.length][];
        for (int s = 0; s < rates.length; s++) {
            // with gamma the state is the current, whose tanh is the rate
            visited[s] = arm.gamma() > 0 ? currents(rates[s]) : rates[s];
        }
        double[][] starts = SearchStarts.around(visited, sizes.fixedPointStarts(), START_NOISE, seed);
        int stable = 0;
        int unstable = 0;
        for (SlowPoint point : SlowPointSearch.find(step, starts, SearchSettings.usual(), context.workers())
                .fixed()) {
            if (JacobianSpectrum.at(step, point.state(), 1).radius() instanceof Measured.Value(double radius)) {
                stable += radius < 1 ? 1 : 0;
                unstable += radius < 1 ? 0 : 1;
            }
        }
        found.put("stableFixedPoints", stable).put("unstableFixedPoints", unstable);
    }

    private static double[] currents(double[] rates) {
        double[] currents = new double[rates.length];
        for (int u = 0; u < rates.length; u++) {
            double r = Math.clamp(rates[u], -INSIDE, INSIDE);
            currents[u] = 0.5 * StrictMath.log((1 + r) / (1 - r));
        }
        return currents;
    }

    private static double[] widened(float[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
