package periplus.nets.secondorder;

import periplus.core.errors.BadInputException;

/**
 * The constants of Hessian-free optimisation.
 *
 * @param mostIterations conjugate-gradient iterations an update, at most
 * @param progress relative progress of the quadratic at which an update's iterations stop
 * @param warmStart what the last solution is multiplied with to start the next from; 0 = start from zero
 * @param damping lambda of the first update; it then follows how well the quadratic predicts
 * @param structuralDamping mu: changes of the rates are damped with lambda mu
 * @param curvatureShare share of the batch's trials, the first ones, that curvature is measured on
 * @param preconditionerProbes random draws for the diagonal that conjugate gradients are preconditioned with; 0 = none
 */
public record HessianFreeSettings(
        int mostIterations,
        double progress,
        double warmStart,
        double damping,
        double structuralDamping,
        double curvatureShare,
        int preconditionerProbes) {
    public HessianFreeSettings {
        check(mostIterations >= 1, "conjugate-gradient iterations", mostIterations, "at least 1");
        check(progress >= 0 && Double.isFinite(progress), "relative progress", progress, "0 or more, such as 0.0005");
        check(warmStart >= 0 && warmStart <= 1, "warm start's factor", warmStart, "a number in [0, 1]");
        check((float) damping > 0 && Float.isFinite((float) damping), "damping", damping, "a positive number");
        check(
                structuralDamping >= 0 && Double.isFinite(structuralDamping),
                "structural damping",
                structuralDamping,
                "0 or a positive number");
        check(curvatureShare > 0 && curvatureShare <= 1, "curvature share", curvatureShare, "a number in (0, 1]");
        check(preconditionerProbes >= 0, "number of preconditioner probes", preconditionerProbes, "0 or more");
    }

    /** 100 iterations, progress 0.0005, warm start 0.95, lambda 0.1, mu 0.03, half the trials, no preconditioner. */
    public static final HessianFreeSettings DEFAULT = new HessianFreeSettings(100, 0.0005, 0.95, 0.1, 0.03, 0.5, 0);

    private static void check(boolean right, String name, double value, String expected) {
        if (!right) {
            throw new BadInputException("the " + name + " of hessian-free is " + value + ", expected " + expected);
        }
    }
}
