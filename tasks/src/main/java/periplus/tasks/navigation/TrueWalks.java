package periplus.tasks.navigation;

import periplus.core.carriers.Trajectories;

/**
 * Where the animals of a batch really were, allocated once and refilled beside it.
 *
 * <p>{@code startMetres[b * 2 + axis]}: position before the first input. {@code walked}: path b, instant t = position
 * after input t (the one to which the network's state at step t belongs) and the heading then.
 * {@code targetMetres[(t * trials + b) * 2 + axis]}: the position that target row (t, b) codes; it is {@code walked} at
 * t + horizon, the same place where the horizon is 0.
 */
public final class TrueWalks {
    public final int trials;
    public final int steps;
    public final double[] startMetres;
    public final Trajectories walked;
    public final double[] targetMetres;

    /** Zero walks to be filled. */
    public TrueWalks(int trials, int steps, double dtSeconds) {
        this.trials = trials;
        this.steps = steps;
        this.startMetres = new double[2 * trials];
        this.walked = Trajectories.allocate(trials, steps, dtSeconds);
        this.targetMetres = new double[2 * trials * steps];
    }
}
