package periplus.nets.secondorder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.nets.losses.Loss;
import periplus.nets.losses.Penalty;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.training.Learner;
import periplus.nets.training.StepLoss;
import periplus.nets.training.TrainingObjective;

/**
 * Hessian-free optimisation: each update goes to about the minimum of a damped quadratic model of the objective.
 *
 * <pre>
 *   f(w + d) ~ f(w) + m(d),   m(d) = g^T d + d^T G d / 2
 *   conjugate gradients make   g^T d + d^T (G + lambda I + lambda mu J_h^T S J_h) d / 2   small, from 0.95 times the last d
 *   d := the kept iterate, going back from the last, after which f(w + d) no longer falls
 *   rho = (f(w + d) - f(w)) / m(d):    lambda := 3/2 lambda if rho &lt; 1/4,   2/3 lambda if rho &gt; 3/4
 *   w += s d,   s the first of 1, 0.8, 0.8^2, ... with f(w + s d) &lt;= f(w) + 0.01 s g^T d
 * </pre>
 *
 * <p>g and f are those of the whole batch, G that of its first trials ({@link HessianFreeSettings#curvatureShare}) with the
 * same noise: within an update the objective is deterministic. m has no damping. Where no s of 60 is good enough the weights stay and lambda grows. There is no learning rate.
 *
 * <p>State between updates: the last solution, lambda (float32, so that a checkpoint holds it exactly), the count. Memory:
 * about 30 vectors of the parameters' length for 100 iterations.
 */
@Source(key = "martens2010", where = "section 4 and algorithm 2")
@Source(key = "martens2011", where = "structural damping")
public final class HessianFree implements Learner {
    private static final int MOST_SHORTENINGS = 60;
    private static final double SHORTENING = 0.8;
    private static final double SUFFICIENT = 0.01;
    private static final String SOLUTION = "hf_solution/";
    private static final String DAMPING = "hf_damping";

    private final Parameters parameters;
    private final TrainingObjective objective;
    private final GaussNewton curvature;
    private final ConjugateGradients solver;
    private final HessianFreeSettings settings;
    private final FirstTrials share;
    private final long seed;
    private final SequencedMap<String, float[]> state = new LinkedHashMap<>();
    private final float[] damping;
    private final float[] start;
    private final float[] gradient;
    private final float[] target;
    private final float[] solution;
    private final float[] product;
    private final float @Nullable [] preconditioner;
    private long updates;
    private SequencedMap<String, Double> details = new LinkedHashMap<>();

    /**
     * An optimiser of this network before its first update.
     *
     * @param seed seed of the noise in the units and of the preconditioner's draws
     */
    public HessianFree(
            RecurrentNetwork network,
            Loss loss,
            List<? extends Penalty> penalties,
            HessianFreeSettings settings,
            long seed) {
        this.parameters = network.parameters();
        this.objective = new TrainingObjective(network, loss, penalties, seed);
        this.curvature = new GaussNewton(network, loss, penalties);
        this.settings = settings;
        this.seed = seed;
        this.share = new FirstTrials(settings.curvatureShare());
        int length = curvature.size();
        this.solver = new ConjugateGradients(length, settings.mostIterations(), settings.progress());
        this.start = new float[length];
        this.gradient = new float[length];
        this.target = new float[length];
        this.solution = new float[length];
        this.product = new float[length];
        this.preconditioner = settings.preconditionerProbes() == 0 ? null : new float[length];
        this.damping = new float[] {(float) settings.damping()};
        for (Parameter parameter : parameters) {
            state.put(SOLUTION + parameter.name(), new float[parameter.size()]);
        }
        state.put(DAMPING, damping);
    }

    @Override
    public StepLoss step(SequenceBatch batch, long step) {
        StepLoss found = objective.finiteGradients(batch, step);
        double lambda = damping[0];
        FlatVector.fromValues(parameters, start);
        FlatVector.fromGradients(parameters, gradient);
        FlatVector.clear(target);
        FlatVector.add(-1, gradient, target);
        curvature.linearise(share.of(batch), objective.noise(step));
        precondition(step, lambda);
        warmStart();
        double mu = lambda * settings.structuralDamping();
        solver.solve(
                (v, out) -> {
                    curvature.multiply(v, mu, out);
                    FlatVector.add(lambda, v, out);
                },
                target,
                preconditioner,
                solution);
        keepSolution();
        Candidate best = backtrack(batch, step);
        double slope = FlatVector.dot(gradient, best.step);
        curvature.multiply(best.step, 0, product);
        double model = slope + 0.5 * FlatVector.dot(best.step, product);
        double ratio = (best.value - found.total()) / model;
        damping[0] = damped(damping[0], model < 0 ? ratio : Double.NaN);
        search(batch, step, found.total(), slope, best, ratio);
        updates++;
        return found;
    }

    /** What Levenberg and Marquardt's rule makes of lambda; a ratio that is not a number counts as a bad one. */
    static float damped(float lambda, double ratio) {
        if (ratio > 0.75) {
            return Math.max(Float.MIN_NORMAL, lambda * 2f / 3f);
        }
        return ratio >= 0.25 ? lambda : Math.min(Float.MAX_VALUE, lambda * 1.5f);
    }

    /** (diagonal + lambda)^(3/4). */
    private void precondition(long step, double lambda) {
        if (preconditioner == null) {
            return;
        }
        curvature.estimateDiagonal(settings.preconditionerProbes(), seed, step, preconditioner);
        for (int i = 0; i < preconditioner.length; i++) {
            double root = Math.sqrt(preconditioner[i] + lambda);
            preconditioner[i] = (float) (root * Math.sqrt(root));
        }
    }

    private void warmStart() {
        float factor = (float) settings.warmStart();
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] last = last(parameters.list().get(i));
            for (float value : last) {
                solution[at++] = factor * value;
            }
        }
    }

    private void keepSolution() {
        int at = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] last = last(parameters.list().get(i));
            System.arraycopy(solution, at, last, 0, last.length);
            at += last.length;
        }
    }

    private float[] last(Parameter parameter) {
        return state.getOrDefault(SOLUTION + parameter.name(), solution);
    }

    /** A step and the objective after it, infinite where that is not a number. */
    private record Candidate(float[] step, double value) {}

    private Candidate backtrack(SequenceBatch batch, long step) {
        int last = solver.kept() - 1;
        Candidate best = new Candidate(solver.kept(last), valueAt(batch, step, solver.kept(last), 1));
        for (int i = last - 1; i >= 0; i--) {
            Candidate earlier = new Candidate(solver.kept(i), valueAt(batch, step, solver.kept(i), 1));
            if (!(earlier.value < best.value)) {
                // an infinite pair says nothing yet: go on towards shorter steps
                if (best.value < Double.POSITIVE_INFINITY) {
                    break;
                }
            }
            best = earlier;
        }
        FlatVector.toValues(start, parameters);
        return best;
    }

    private void search(SequenceBatch batch, long step, double before, double slope, Candidate best, double ratio) {
        double length = 1;
        double after = best.value;
        int shortenings = 0;
        while (!(slope < 0 && after <= before + SUFFICIENT * length * slope) && shortenings < MOST_SHORTENINGS) {
            length *= SHORTENING;
            shortenings++;
            if (!(slope < 0)) {
                shortenings = MOST_SHORTENINGS;
            } else {
                after = valueAt(batch, step, best.step, length);
            }
        }
        boolean moves = slope < 0 && after <= before + SUFFICIENT * length * slope;
        if (moves) {
            FlatVector.toValues(start, length, best.step, parameters);
        } else {
            length = 0;
            after = before;
            FlatVector.toValues(start, parameters);
            for (Parameter parameter : parameters) {
                // a solution that leads nowhere is no place to start from
                FlatVector.clear(last(parameter));
            }
        }
        details = new LinkedHashMap<>();
        details.put("iterations", (double) solver.iterations());
        details.put("damping", (double) damping[0]);
        details.put("reductionRatio", ratio);
        details.put("stepLength", length);
        details.put("lossAfter", after);
    }

    private double valueAt(SequenceBatch batch, long step, float[] direction, double length) {
        FlatVector.toValues(start, length, direction, parameters);
        double value = objective.value(batch, step);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /**
     * About the last update: {@code iterations} of conjugate gradients, {@code damping} for the next update,
     * {@code reductionRatio} rho, {@code stepLength} s (0 = the weights stayed), {@code lossAfter} on the same batch.
     */
    @Override
    public Map<String, Double> details() {
        return Collections.unmodifiableMap(details);
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public Map<String, float[]> state() {
        return Collections.unmodifiableMap(state);
    }

    @Override
    public void restore(Map<String, float[]> saved, long newUpdates) {
        if (newUpdates < 0) {
            throw new BadInputException("the optimiser state counts " + newUpdates + " updates, expected 0 or more");
        }
        if (!saved.keySet().equals(state.keySet())) {
            throw new BadInputException("the optimiser state holds " + List.copyOf(saved.keySet())
                    + ", hessian-free needs " + List.copyOf(state.keySet())
                    + "; resume with the optimiser that made the checkpoint");
        }
        state.forEach((name, values) -> {
            float[] source = saved.getOrDefault(name, values);
            if (source.length != values.length) {
                throw new BadInputException("optimiser state '" + name + "' holds " + source.length
                        + " numbers, expected " + values.length);
            }
            System.arraycopy(source, 0, values, 0, values.length);
        });
        updates = newUpdates;
    }
}
