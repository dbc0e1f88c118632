package periplus.studies.tasktraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.weights.Spectrum;
import periplus.core.workers.Workers;
import periplus.studies.panels.Panel;
import periplus.studies.tasktraining.TrainedNetworkSettings.Parameterisation;

/** The figures of one network that was trained on a task: loss, trials, states and fixed points, recurrent weights. */
public final class TaskPanels {
    private static final int MOST_CHANNELS = 3;
    private static final int MOST_STATES = 3000;
    private static final int STARTS = 128;

    private final TrainedNetwork trained;
    private final ProbeTrials probe;
    private final Workers workers;

    private TaskPanels(TrainedNetwork trained, Workers workers) {
        this.trained = trained;
        this.probe = ProbeTrials.of(trained);
        this.workers = workers;
    }

    /** Every figure that this network has: no loss where no epoch was made, no states where they are not finite. */
    public static List<Panel> of(TrainedNetwork trained, Workers workers) {
        TaskPanels panels = new TaskPanels(trained, workers);
        List<Panel> all = new ArrayList<>();
        if (trained.epochs() > 0) {
            all.add(panels.loss());
        }
        for (int channel = 0; channel < Math.min(MOST_CHANNELS, panels.probe.outputs()); channel++) {
            all.add(panels.trial(channel));
        }
        double[][] rates = panels.rates();
        if (rates.length > 2) {
            all.add(panels.states(rates));
        }
        all.add(panels.weights());
        return List.copyOf(all);
    }

    private Panel loss() {
        double[] epochs =
                IntStream.rangeClosed(1, trained.epochs()).asDoubleStream().toArray();
        return new Panel.Curves(
                "training",
                "Training",
                "Mean task loss of each epoch (" + trained.recipe().training().stepsPerEpoch() + " updates), penalties"
                        + " excluded, and the threshold below which the task counts as learnt. One network.",
                new Panel.Curves.Axis("epoch", false),
                new Panel.Curves.Axis("mean squared error", true),
                List.of(curve("this network", epochs, trained.epochLosses(), false)),
                List.of(new Panel.Line("threshold", trained.recipe().training().threshold())),
                List.of());
    }

    private Panel trial(int channel) {
        double[] steps =
                IntStream.rangeClosed(1, probe.steps()).asDoubleStream().toArray();
        double[] target = probe.course(probe.target(), probe.outputs(), 0, channel);
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        if (probe.inputs() == probe.outputs()) {
            double[] input = probe.course(probe.input(), probe.inputs(), 0, channel);
            if (largest(input) <= 1.5 * largest(target)) {
                curves.add(curve("input", steps, input, true));
            }
        }
        curves.add(curve("target", steps, target, true));
        curves.add(curve("output", steps, probe.course(probe.output(), probe.outputs(), 0, channel), false));
        return new Panel.Curves(
                "trial-channel-" + (channel + 1),
                "One trial, output channel " + (channel + 1),
                "The first of " + probe.trials()
                        + " probe trials, which training never saw; a gap in the target is a step that"
                        + " does not count.",
                new Panel.Curves.Axis("step", false),
                new Panel.Curves.Axis("channel " + (channel + 1), false),
                curves,
                List.of(),
                List.of());
    }

    private Panel states(double[][] rates) {
        PrincipalComponents axes = PrincipalComponents.of(rates, 2, workers);
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        groups.add(group("probe trials", axes.project(rates)));
        String about = "";
        if (holdsWithoutInput()) {
            FixedPoints points = FixedPoints.of(trained, STARTS, workers);
            if (points.stable() > 0) {
                groups.add(group("stable fixed points", axes.project(asRates(points.stableStates()))));
            }
            if (points.unstable() > 0) {
                groups.add(group("unstable fixed points", axes.project(asRates(points.unstableStates()))));
            }
            about = " Fixed points without input, searched for from " + STARTS + " noisy states of the trials: "
                    + points.stable() + " stable, " + points.unstable() + " unstable.";
        }
        return new Panel.Scatter(
                "states",
                "States",
                String.format(
                                Locale.ROOT,
                                "Rates of the %d units at %d steps of the probe trials along their first two principal"
                                        + " components, which hold %.0f %% of the variance.",
                                trained.network().shape().units(),
                                rates.length,
                                100 * axes.cumulativeShare(2).orNaN())
                        + about,
                "component 1",
                "component 2",
                true,
                groups,
                List.of(),
                List.of());
    }

    private Panel weights() {
        int units = trained.network().shape().units();
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        String radii = "";
        for (boolean end : new boolean[] {false, true}) {
            Spectrum.Eigenvalues e = Spectrum.eigenvalues(end ? trained.recurrent() : trained.firstRecurrent(), units);
            groups.add(new Panel.Scatter.Group(end ? "trained" : "at the start", e.real(), e.imaginary()));
            radii += (end ? ", trained " : " Largest modulus: at the start ")
                    + (Double.isNaN(e.radius().orNaN())
                            ? "undefined"
                            : String.format(Locale.ROOT, "%.2f", e.radius().orNaN()));
        }
        return new Panel.Scatter(
                "recurrent-eigenvalues",
                "Recurrent weights",
                "Eigenvalues of the " + units + " x " + units + " recurrent matrix before and after training." + radii
                        + ".",
                "real part",
                "imaginary part",
                true,
                groups,
                List.of(),
                List.of());
    }

    /** Counted steps of the probe trials, evenly, at most {@link #MOST_STATES}. */
    private double[][] rates() {
        HiddenTrajectories activity = trained.trajectories();
        List<double[]> all = new ArrayList<>();
        for (int trial = 0; trial < activity.trials(); trial++) {
            for (int t = 0; t < activity.length()[trial]; t++) {
                double[] rate = new double[activity.units()];
                for (int u = 0; u < rate.length; u++) {
                    rate[u] = activity.rate()[(trial * activity.steps() + t) * rate.length + u];
                }
                if (Arrays.stream(rate).allMatch(Double::isFinite)) {
                    all.add(rate);
                }
            }
        }
        int stride = Math.max(1, Math.ceilDiv(all.size(), MOST_STATES));
        return IntStream.range(0, Math.ceilDiv(all.size(), stride))
                .mapToObj(i -> all.get(i * stride))
                .toArray(double[][]::new);
    }

    private boolean holdsWithoutInput() {
        return trained.recipe().task() instanceof TrainedTask.FlipFlopTask
                || trained.recipe().task() instanceof TrainedTask.DelayedDiscriminationTask;
    }

    /** With the maximal-update parameterisation the state is the current, whose tanh is the rate. */
    private double[][] asRates(double[][] states) {
        if (trained.recipe().network().parameterisation() instanceof Parameterisation.Standard) {
            return states;
        }
        return Arrays.stream(states)
                .map(state -> Arrays.stream(state).map(StrictMath::tanh).toArray())
                .toArray(double[][]::new);
    }

    private static Panel.Scatter.Group group(String label, double[][] points) {
        return new Panel.Scatter.Group(
                label,
                Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
                Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
    }

    private static Panel.Curves.Curve curve(String label, double[] x, double[] y, boolean dashed) {
        return new Panel.Curves.Curve(label, x, y, null, null, dashed);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
