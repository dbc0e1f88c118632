package periplus.analysis.pruning;

import java.util.function.IntFunction;
import periplus.analysis.statistics.BootstrapInterval;
import periplus.core.errors.FailedWorkException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * The error of a network against the number of units pruned.
 *
 * <p>Each prune starts from the intact network. Intervals are over random subsets (and the fresh trials that go with
 * them) of one network; over seeds of training they are for the caller. A curve means little without the same curve of
 * random units and of units matched on their norm.
 *
 * @param name whose curve it is
 * @param levels units pruned
 * @param errors [levels][subsets], in the task's unit
 */
@Source(key = "chu2025", where = "pruning experiments")
public record PruningCurve(String name, int[] levels, double[][] errors) {
    /**
     * Measures a curve.
     *
     * @param errorOfWorker a task error of its own for each worker, which may keep scratch
     */
    public static PruningCurve of(
            WeightMatrices weights,
            Pruning operation,
            UnitChoice choice,
            PruningPlan plan,
            IntFunction<TaskError> errorOfWorker,
            Workers workers) {
        int[] levels = plan.levels();
        double[][] errors = new double[levels.length][plan.subsets()];
        TaskError[] tasks = new TaskError[workers.count()];
        for (int w = 0; w < tasks.length; w++) {
            tasks[w] = errorOfWorker.apply(w);
        }
        workers.run(levels.length * plan.subsets(), (part, worker) -> {
            int level = part / plan.subsets();
            int subset = part % plan.subsets();
            int[] chosen = choice.choose(plan, levels[level], subset);
            double error = tasks[worker].of(operation.apply(weights, chosen), part);
            if (!Double.isFinite(error)) {
                throw new FailedWorkException("with " + levels[level] + " units of '" + choice.name()
                        + "' pruned the task's error is " + error + "; expected a finite number. Check the task's error"
                        + " function on the intact network first");
            }
            errors[level][subset] = error;
        });
        return new PruningCurve(choice.name(), levels.clone(), errors);
    }

    /** Mean error at one level. */
    public double mean(int level) {
        double sum = 0;
        for (double e : errors[level]) {
            sum += e;
        }
        return sum / errors[level].length;
    }

    /** 95 % bootstrap interval of the mean at one level, over subsets; undefined below two. */
    public BootstrapInterval interval(int level, long seed) {
        return BootstrapInterval.ofMean(errors[level], seed);
    }

    /** Mean error at one level less that at the first, the intact network where the plan begins with 0. */
    public double increase(int level) {
        return mean(level) - mean(0);
    }

    /** Interval of this curve's mean less a control's at one level. */
    public BootstrapInterval excessOver(PruningCurve control, int level, long seed) {
        if (levels[level] != control.levels[level]) {
            throw new IllegalArgumentException("a curve at " + levels[level] + " units against its control at "
                    + control.levels[level] + "; compare equal numbers");
        }
        return BootstrapInterval.ofDifference(errors[level], control.errors[level], seed);
    }
}
