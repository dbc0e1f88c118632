package periplus.studies.offlinereactivation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.StudyResults;

/** The study's figures; a figure whose numbers are missing is left out. */
final class ReactivationPanels {
    private static final String ONE = " One network an arm: the first seed's.";

    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    private ReactivationPanels(StudyResults results) {
        this.results = results;
    }

    static List<Panel> of(StudyResults results) {
        ReactivationPanels panels = new ReactivationPanels(results);
        panels.occupancy();
        panels.paths();
        panels.divergences();
        panels.dots(
                "output-variance",
                "Spread of offline output",
                "Trace of the covariance of a chain's decoded positions over the second half of the offline run, mean over"
                        + " chains; networks trained without noise also with the noise of the others.",
                "variance (m²)",
                List.of("outputVariance", "outputVarianceWithNoise"),
                List.of("", ", noise added"));
        panels.dots(
                "step-distances",
                "Step length awake and offline",
                "Mean distance between successive decoded positions: awake, and over the first 100 steps offline. For head"
                        + " directions 1 m on the unit circle is 1 rad.",
                "step (m)",
                List.of("stepAwakeMetres", "stepOfflineMetres"),
                List.of(", awake", ", offline"));
        panels.dots(
                "divergence-own",
                "How far the offline law is from the awake one",
                "KL divergence of the law of places visited offline from that of the network's own decoded positions awake."
                        + " Networks trained without noise: first without any, then with the noise of the others.",
                "KL (nats)",
                List.of("klOwn", "klOwnWithNoise"),
                List.of("", ", noise added"));
        panels.components();
        panels.shares();
        panels.turning();
        panels.dots(
                "awake-error",
                "Awake position error",
                "Root mean square distance of decoded from wanted position with the network's own noise.",
                "error (m)",
                List.of("awakeErrorMetres"),
                List.of(""));
        return panels.all;
    }

    private void occupancy() {
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (ReactivationArms.Arm arm : ReactivationArms.arms()) {
            Findings first = results.first(arm.id());
            if (first == null || !first.hasArray("occupancy")) {
                continue;
            }
            NumberArray maps = first.array("occupancy");
            boolean added = arm.id().contains("noiseless");
            rows.add(new Panel.Maps.Row(
                    arm.condition().label(),
                    maps.shape()[1],
                    maps.shape()[2],
                    IntStream.range(0, added ? 3 : 2).mapToObj(maps::row).toList(),
                    added ? List.of("awake", "offline", "noise added") : List.of("awake", "offline")));
        }
        if (!rows.isEmpty()) {
            all.add(new Panel.Maps(
                    "occupancy",
                    "Places visited awake and offline",
                    "Share of decoded positions in bins of a twentieth of the arena's side; each map on its own scale. Head"
                            + " directions are points on the unit circle." + ONE,
                    rows,
                    false));
        }
    }

    private void paths() {
        List<Panel.Paths.View> views = new ArrayList<>();
        for (ReactivationArms.Arm arm : ReactivationArms.arms()) {
            Findings first = results.first(arm.id());
            if (first == null || !first.hasArray("offline_paths") || !first.hasArray("outline")) {
                continue;
            }
            NumberArray paths = first.array("offline_paths");
            views.add(new Panel.Paths.View(
                    arm.condition().label(),
                    first.array("outline").values(),
                    IntStream.range(0, paths.shape()[0]).mapToObj(paths::row).toList(),
                    List.of()));
        }
        if (!views.isEmpty()) {
            all.add(new Panel.Paths(
                    "offline-paths",
                    "Decoded positions offline",
                    "The first 100 steps of the first chains without input; networks trained without noise are given that of the"
                            + " others." + ONE,
                    views));
        }
    }

    /** Rows: arms and the uniform law; columns: behaviours. */
    private void divergences() {
        List<String> rows = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (ReactivationArms.Arm arm : ReactivationArms.arms()) {
            if (!arm.heads()) {
                double[] row = {mean(arm.id(), "klUnbiased"), mean(arm.id(), "klBiased"), mean(arm.id(), "klOwn")};
                if (Arrays.stream(row).anyMatch(v -> !Double.isNaN(v))) {
                    rows.add(arm.condition().label());
                    values.add(row);
                }
            }
        }
        double[] uniform = {
            mean(ReactivationArms.NOISY, "klUniformUnbiased"),
            mean(ReactivationArms.NOISY, "klUniformBiased"),
            Double.NaN
        };
        if (!Double.isNaN(uniform[0])) {
            rows.add("uniform law");
            values.add(uniform);
        }
        if (!rows.isEmpty()) {
            all.add(new Panel.Matrix(
                    "divergences",
                    "Offline laws against behaviours",
                    "KL divergence in nats of the law of places visited offline (rows) from unbiased behaviour, biased behaviour"
                            + " and the network's own decoded positions awake (columns); mean over seeds. Kernel densities of"
                            + " Scott's width with full covariance.",
                    "KL (nats)",
                    rows,
                    List.of("unbiased behaviour", "biased behaviour", "own awake"),
                    values.stream().flatMapToDouble(Arrays::stream).toArray()));
        }
    }

    private double mean(String arm, String measure) {
        return Arrays.stream(results.defined(arm, measure)).average().orElse(Double.NaN);
    }

    /** A dot a seed for each arm and measure; a second measure is shown where it is not the same as the first. */
    private void dots(
            String id, String title, String caption, String yLabel, List<String> measures, List<String> suffixes) {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (ReactivationArms.Arm arm : ReactivationArms.arms()) {
            double[] before = {};
            for (int i = 0; i < measures.size(); i++) {
                double[] values = results.defined(arm.id(), measures.get(i));
                if (values.length > 0 && !Arrays.equals(values, before)) {
                    arms.add(new Panel.Dots.Arm(arm.condition().label() + suffixes.get(i), values));
                }
                before = values;
            }
        }
        if (!arms.isEmpty()) {
            int most = arms.stream().mapToInt(arm -> arm.values().length).max().orElse(0);
            all.add(new Panel.Dots(
                    id,
                    title,
                    caption + " A dot a seed; N = at most " + most + " networks an arm.",
                    yLabel,
                    arms,
                    List.of()));
        }
    }

    private void components() {
        for (String id : List.of(ReactivationArms.NOISY, ReactivationArms.NOISY_BIASED, ReactivationArms.HEADS)) {
            Findings first = results.first(id);
            if (first == null || !first.hasArray("awake_components") || !first.hasArray("offline_components")) {
                continue;
            }
            NumberArray awake = first.array("awake_components");
            NumberArray offline = first.array("offline_components");
            all.add(new Panel.Scatter(
                    "components-" + id,
                    "States awake and offline: "
                            + ReactivationArms.arm(id).condition().label(),
                    "Rates of all units on the first two principal components of awake activity, awake and offline (from step "
                            + ProtocolSize.FIRST_STATE + " on, every " + ProtocolSize.STATE_EVERY + "th)." + ONE,
                    "component 1",
                    "component 2",
                    true,
                    List.of(
                            new Panel.Scatter.Group("awake", awake.row(0), awake.row(1)),
                            new Panel.Scatter.Group("offline", offline.row(0), offline.row(1))),
                    List.of(),
                    List.of()));
        }
    }

    private void shares() {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (String id : List.of(ReactivationArms.NOISY, ReactivationArms.NOISELESS, ReactivationArms.UNTRAINED)) {
            Findings first = results.first(id);
            if (first != null && first.hasArray("cumulative_shares")) {
                NumberArray shares = first.array("cumulative_shares");
                double[] x = IntStream.rangeClosed(1, shares.shape()[1])
                        .asDoubleStream()
                        .toArray();
                String label = ReactivationArms.arm(id).condition().label();
                curves.add(new Panel.Curves.Curve(label + ", awake", x, shares.row(0), null, null, true));
                curves.add(new Panel.Curves.Curve(label + ", offline", x, shares.row(1), null, null, false));
            }
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "cumulative-shares",
                    "Dimensions awake and offline",
                    "Share of the variance of all rates in the first principal components, each state's own; awake dashed. The"
                            + " noiselessly trained network offline with the noise of the others." + ONE,
                    new Panel.Curves.Axis("components", false),
                    new Panel.Curves.Axis("share of variance", false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void turning() {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (ReactivationArms.Arm arm : ReactivationArms.arms()) {
            if (arm.heads()) {
                double[] awake = results.defined(arm.id(), "counterClockwiseAwake");
                double[] offline = results.defined(arm.id(), "counterClockwiseOffline");
                if (awake.length > 0 && offline.length > 0) {
                    arms.add(new Panel.Dots.Arm(arm.condition().label() + ", awake", awake));
                    arms.add(new Panel.Dots.Arm(arm.condition().label() + ", offline", offline));
                }
            }
        }
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    "turning",
                    "Which way head directions turn",
                    "Share of trials awake, and of chains after 100 steps offline, that have turned counter-clockwise in all. A"
                            + " dot a seed.",
                    "share",
                    arms,
                    List.of(new Panel.Line("both ways alike", 0.5))));
        }
    }
}
