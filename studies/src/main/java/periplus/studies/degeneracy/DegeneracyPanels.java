package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import periplus.analysis.population.ClassicalScaling;
import periplus.analysis.population.Embedding;
import periplus.analysis.similarity.Dispersion;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.workers.Workers;
import periplus.studies.degeneracy.DegeneracyArms.Arm;
import periplus.studies.degeneracy.DegeneracyArms.Axis;
import periplus.studies.degeneracy.DegeneracyPlan.Series;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/** The study's figures; a figure whose numbers are missing is left out. */
final class DegeneracyPanels {
    private static final int RESAMPLES = 1000;
    private static final String BAND =
            " Band: 95 % interval, networks drawn anew. Networks that did not learn are left out.";

    /** A factor as the figures show it. */
    private record Factor(String id, String title, String axis, boolean logarithmic, List<Axis> axes) {}

    private static final List<Factor> FACTORS = List.of(
            new Factor(
                    "channels",
                    "more channels",
                    "channels (path integration: dimensions)",
                    false,
                    List.of(Axis.CHANNELS)),
            new Factor("delay", "longer delays", "delays, times the shortest", false, List.of(Axis.DELAY)),
            new Factor("head", "a further output", "further output (0 no, 1 yes)", false, List.of(Axis.HEAD)),
            new Factor("gamma", "stronger feature learning", "gamma", true, List.of(Axis.GAMMA)),
            new Factor("width", "more units", "units, times the base", true, List.of(Axis.WIDTH)),
            new Factor(
                    "penalties",
                    "a penalty",
                    "penalty at the start, share of the threshold",
                    false,
                    List.of(Axis.NUCLEAR, Axis.L1)));

    private final Scale scale;
    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    DegeneracyPanels(Scale scale, StudyResults results) {
        this.scale = scale;
        this.results = results;
    }

    List<Panel> all() {
        for (Factor factor : FACTORS) {
            spread(
                    factor,
                    "dynamics",
                    "Dynamics with " + factor.title,
                    "Mean over pairs of the Procrustes angle of delay operators on the same probe trials.",
                    "angle (rad)",
                    DegeneracyMeasures.DSA);
            spread(
                    factor,
                    "weights",
                    "Weights with " + factor.title,
                    "Mean over pairs of the Frobenius distance of recurrent matrices, units matched"
                            + (factor.id.equals("width") ? ", over the number of entries." : "."),
                    "distance",
                    factor.id.equals("width") ? DegeneracyMeasures.WEIGHTS_PER_ENTRY : DegeneracyMeasures.WEIGHTS);
            spread(
                    factor,
                    "behaviour",
                    "Behaviour with " + factor.title,
                    "Standard deviation over networks of the loss on trials (discrimination: delays) twice as long.",
                    "sd of loss",
                    null);
        }
        confound();
        maps();
        groups();
        fixedPoints();
        learnt();
        return all;
    }

    private void spread(
            Factor factor, String what, String title, String caption, String yLabel, @Nullable String pairs) {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (Series series : DegeneracyPlan.series(scale)) {
            if (factor.axes.contains(series.axis())) {
                String label = series.family().label
                        + (series.axis() == Axis.NUCLEAR ? ", nuclear norm" : series.axis() == Axis.L1 ? ", L1" : "");
                curve(curves, series, label, pairs, false);
            }
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    factor.id + "-" + what,
                    title,
                    caption + BAND,
                    new Panel.Curves.Axis(factor.axis, factor.logarithmic),
                    new Panel.Curves.Axis(yLabel, false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void curve(
            List<Panel.Curves.Curve> curves, Series series, String label, @Nullable String pairs, boolean dashed) {
        int n = series.arms().size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        int there = 0;
        for (int k = 0; k < n; k++) {
            Arm arm = series.arms().get(k);
            x[k] = DegeneracyPlan.level(series.axis(), arm);
            Dispersion dispersion = dispersion(arm, pairs);
            if (dispersion == null) {
                y[k] = Double.NaN;
                low[k] = Double.NaN;
                high[k] = Double.NaN;
            } else {
                y[k] = dispersion.all();
                double[] interval = dispersion.interval(RESAMPLES, 1);
                low[k] = interval[0];
                high[k] = interval[1];
                there++;
            }
        }
        if (there > 0) {
            curves.add(new Panel.Curves.Curve(label, x, y, low, high, dashed));
        }
    }

    private @Nullable Dispersion dispersion(Arm arm, @Nullable String pairs) {
        if (pairs == null) {
            double[] losses = results.defined(arm.id(), DegeneracyMeasures.OOD_LOSS);
            return losses.length < 2 ? null : Dispersion.ofValues(losses);
        }
        Findings group = results.first(DegeneracyPlan.pairs(arm.id()));
        if (group == null || !group.hasArray(pairs)) {
            return null;
        }
        NumberArray array = group.array(pairs);
        return Dispersion.ofPairs(array.values(), array.shape()[0]);
    }

    /** What width alone does to the published normalisation, and the ratio that takes it out. */
    private void confound() {
        List<Panel.Curves.Curve> published = new ArrayList<>();
        List<Panel.Curves.Curve> ratio = new ArrayList<>();
        for (Series series : DegeneracyPlan.series(scale)) {
            if (series.axis() == Axis.WIDTH) {
                String label = series.family().label;
                curve(published, series, label + ", trained", DegeneracyMeasures.WEIGHTS_PER_ENTRY, false);
                curve(published, series, label + ", untrained", DegeneracyMeasures.UNTRAINED_PER_ENTRY, true);
                curve(ratio, series, label, DegeneracyMeasures.OVER_UNTRAINED, false);
            }
        }
        Panel.Curves.Axis x = new Panel.Curves.Axis("units, times the base", true);
        if (!published.isEmpty()) {
            all.add(new Panel.Curves(
                    "width-confound",
                    "Width makes untrained weights alike too",
                    "Aligned distance over the number of entries, of trained and of untrained pairs. Matrices that share"
                            + " nothing fall like units^-1.5 by this normalisation alone." + BAND,
                    x,
                    new Panel.Curves.Axis("distance over entries", true),
                    published,
                    List.of(),
                    List.of()));
        }
        if (!ratio.isEmpty()) {
            all.add(new Panel.Curves(
                    "width-over-untrained",
                    "Weights with more units, against untrained pairs",
                    "Mean aligned distance over that of the same networks before training; 1: no nearer and no farther than"
                            + " they started." + BAND,
                    x,
                    new Panel.Curves.Axis("ratio", false),
                    ratio,
                    List.of(new Panel.Line("untrained", 1)),
                    List.of()));
        }
    }

    private void maps() {
        for (Series series : DegeneracyPlan.series(scale)) {
            Findings found = results.first(DegeneracyPlan.map(series));
            if (found == null || !found.hasArray(DegeneracyMeasures.DSA) || !found.hasArray("level")) {
                continue;
            }
            double[] level = found.array("level").values();
            double[][] rows = rows(found.array(DegeneracyMeasures.DSA));
            Embedding plane = ClassicalScaling.embed(DistanceMatrix.of(rows), 2, Workers.single());
            List<Panel.Scatter.Group> groups = new ArrayList<>();
            for (int k = 0; k < series.arms().size(); k++) {
                int wanted = k;
                int[] of = IntStream.range(0, level.length)
                        .filter(i -> level[i] == wanted)
                        .toArray();
                if (of.length > 0) {
                    groups.add(new Panel.Scatter.Group(
                            series.arms().get(k).condition().label(),
                            Arrays.stream(of)
                                    .mapToDouble(i -> plane.coordinates()[i][0])
                                    .toArray(),
                            Arrays.stream(of)
                                    .mapToDouble(i -> plane.coordinates()[i][1])
                                    .toArray()));
                }
            }
            all.add(new Panel.Scatter(
                    "map-" + series.id(),
                    "Networks by their dynamics: " + series.family().label + ", "
                            + series.axis().name().toLowerCase(java.util.Locale.ROOT),
                    "Classical scaling of the Procrustes angles between networks of the axis that learnt (of each level the"
                            + " first " + GroupMeasures.MOST_MAPPED
                            + "); a dot a network. A plane shows only part of the distances.",
                    "dimension 1 (rad)",
                    "dimension 2 (rad)",
                    true,
                    groups,
                    List.of(),
                    List.of()));
        }
    }

    /** How many networks of each condition fall in each group of their axis. */
    private void groups() {
        for (Series series : DegeneracyPlan.series(scale)) {
            Findings found = results.first(DegeneracyPlan.map(series));
            if (found == null || !found.hasArray("group") || !found.hasArray("level")) {
                continue;
            }
            double[] group = found.array("group").values();
            double[] level = found.array("level").values();
            int count = (int) Arrays.stream(group).max().orElse(0) + 1;
            double[] values = new double[series.arms().size() * count];
            for (int i = 0; i < group.length; i++) {
                values[((int) level[i]) * count + (int) group[i]]++;
            }
            all.add(new Panel.Matrix(
                    "groups-" + series.id(),
                    "Groups of dynamics: " + series.family().label + ", "
                            + series.axis().name().toLowerCase(java.util.Locale.ROOT),
                    "Networks of each condition in each group: average linkage of the Procrustes angles, cut where the mean"
                            + " silhouette is largest; one group where it stays below 0.25.",
                    "networks",
                    series.arms().stream().map(a -> a.condition().label()).toList(),
                    IntStream.rangeClosed(1, count).mapToObj(g -> "group " + g).toList(),
                    values));
        }
    }

    private void fixedPoints() {
        dots(
                "stableFixedPoints",
                "stable-fixed-points",
                "Stable fixed points",
                "Distinct stable fixed points without input, q below 1e-12; N bits ask for 2^N. A dot a network.",
                "stable fixed points");
        dots(
                "unstableFixedPoints",
                "unstable-fixed-points",
                "Unstable fixed points",
                "Distinct fixed points without input whose Jacobian has an eigenvalue of modulus 1 or more. A dot a network.",
                "unstable fixed points");
    }

    private void learnt() {
        dots(
                "epochs",
                "epochs",
                "Epochs to the threshold",
                "Epochs made, the patience included; networks that did not learn stand at the limit. A dot a network.",
                "epochs");
        dots(
                DegeneracyMeasures.OOD_LOSS,
                "ood-loss",
                "Loss beyond the trained times",
                "Mean squared error on trials (discrimination: delays) twice as long. A dot a network that learnt.",
                "loss");
        dots(
                "weightChange",
                "weight-change",
                "How far the recurrent weights moved",
                "Frobenius norm of the change in training. A dot a network.",
                "norm of change");
        dots(
                "kernelAlignment",
                "kernel-alignment",
                "How much the tangent kernel kept",
                "Cosine of the tangent kernels before and after training; lower is richer. A dot a network.",
                "alignment");
        dots(
                "sameNetworkDsa",
                "same-network",
                "Dynamics of one network against itself",
                "Procrustes angle between operators of even and odd probe trials: the null of the distances above. A dot a"
                        + " network.",
                "angle (rad)");
    }

    private void dots(String measure, String id, String title, String caption, String yLabel) {
        List<Panel.Dots.Arm> shown = new ArrayList<>();
        for (Arm arm : DegeneracyArms.arms(scale)) {
            double[] values = results.defined(arm.id(), measure);
            if (values.length > 0) {
                shown.add(new Panel.Dots.Arm(arm.condition().label(), values));
            }
        }
        if (!shown.isEmpty()) {
            all.add(new Panel.Dots(id, title, caption, yLabel, shown, List.of()));
        }
    }

    private static double[][] rows(NumberArray square) {
        double[][] rows = new double[square.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = square.row(i);
        }
        return rows;
    }
}
