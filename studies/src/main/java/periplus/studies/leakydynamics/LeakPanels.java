package periplus.studies.leakydynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import periplus.analysis.frequency.LeakyIntegrator;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/** The study's figures. */
final class LeakPanels {
    private static final int MAPS_A_ROW = 16;
    private static final List<String> NOISES =
            List.of("input", "inside the leak", "outside the leak", "inside, matched", "outside, matched");

    private final StudyResults results;
    private final List<LeakArms.Arm> arms;

    private LeakPanels(Scale scale, StudyResults results) {
        this.results = results;
        this.arms = LeakArms.arms(scale);
    }

    static List<Panel> of(Scale scale, StudyResults results) {
        LeakPanels panels = new LeakPanels(scale, results);
        List<Panel> all = new ArrayList<>();
        all.add(panels.dots(
                "decoding-error",
                "Position error",
                "Decoding error on 20-step paths, cm. Dashed: what the decoder"
                        + " loses by itself, mean over networks.",
                "error (cm)",
                "decodingErrorMetres",
                100,
                "decoderFloorMetres"));
        panels.maps(all);
        all.add(panels.dots(
                "grid-share",
                "Hexagonally tuned units",
                "Share of units whose 60-degree score (best of rings, mean form) exceeds the 95th percentile of surrogate maps"
                        + " with the same radial spectrum; 0.05 is chance.",
                "share of units",
                "gridShareAboveNull95",
                1,
                null));
        panels.survival(all);
        panels.longPaths(all);
        panels.noise(all);
        panels.deviation(all);
        panels.gain(all);
        panels.barcodes(all);
        all.removeIf(panel -> panel instanceof Panel.Dots dots && dots.arms().isEmpty());
        return all;
    }

    private Panel dots(
            String id,
            String title,
            String caption,
            String yLabel,
            String measure,
            double factor,
            @Nullable String floor) {
        List<Panel.Dots.Arm> groups = new ArrayList<>();
        double floors = 0;
        int n = 0;
        for (LeakArms.Arm arm : arms) {
            double[] values = scaled(results.defined(arm.condition().id(), measure), factor);
            if (values.length > 0) {
                groups.add(new Panel.Dots.Arm(arm.condition().label(), values));
            }
            if (floor != null) {
                for (double value : results.defined(arm.condition().id(), floor)) {
                    floors += value * factor;
                    n++;
                }
            }
        }
        List<Panel.Line> lines = n > 0 ? List.of(new Panel.Line("decoder floor", floors / n)) : List.of();
        return new Panel.Dots(id, title, caption + " " + seeds(groups), yLabel, groups, lines);
    }

    private static String seeds(List<Panel.Dots.Arm> groups) {
        int most =
                groups.stream().mapToInt(group -> group.values().length).max().orElse(0);
        int least =
                groups.stream().mapToInt(group -> group.values().length).min().orElse(0);
        return "N = " + (least == most ? "" + most : least + " to " + most) + " networks an arm.";
    }

    private static double[] scaled(double[] values, double factor) {
        return java.util.Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Two rows of the best maps, vanilla and leaky, as in the field's figures. */
    private void maps(List<Panel> all) {
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (String id : List.of(LeakArms.VANILLA, LeakArms.LEAKY, "leaky-0.1", LeakArms.PER_UNIT, LeakArms.TANH)) {
            Findings first = results.first(id);
            if (first != null && first.hasArray("rate_maps")) {
                rows.add(row(label(id), first));
            }
        }
        if (!rows.isEmpty()) {
            all.add(new Panel.Maps(
                    "best-rate-maps",
                    "The most hexagonal rate maps",
                    "The " + MAPS_A_ROW
                            + " units of highest 60-degree score (best of rings, mean form) of each arm's first"
                            + " network; 20 × 20 bins over 2.2 m, each map over its own range. Title: unit (score).",
                    rows,
                    false));
        }
    }

    private static Panel.Maps.Row row(String label, Findings findings) {
        NumberArray maps = findings.array("rate_maps");
        double[] score = findings.array("grid_score_60").values();
        List<Integer> best = IntStream.range(0, score.length)
                .filter(u -> !Double.isNaN(score[u]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -score[u]).thenComparingInt(u -> u))
                .limit(MAPS_A_ROW)
                .toList();
        return new Panel.Maps.Row(
                label,
                maps.shape()[1],
                maps.shape()[2],
                best.stream().map(maps::row).toList(),
                best.stream()
                        .map(u -> String.format(Locale.ROOT, "%d (%.2f)", u, score[u]))
                        .toList());
    }

    /** Survival curves of grid scores, all networks of an arm together, with the null's. */
    private void survival(List<Panel> all) {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        double[] at =
                IntStream.rangeClosed(0, 80).mapToDouble(i -> -0.4 + i * 0.025).toArray();
        int n = 0;
        double[] ofNull = new double[0];
        for (String id : List.of(
                LeakArms.VANILLA, LeakArms.LEAKY, "leaky-0.1", LeakArms.PER_UNIT, LeakArms.GAUSSIAN, LeakArms.TANH)) {
            double[] scores = pooled(id, "grid_score_60");
            if (scores.length > 0) {
                curves.add(new Panel.Curves.Curve(label(id), at, above(scores, at), null, null, false));
                n = Math.max(n, scores.length);
            }
            if (id.equals(LeakArms.LEAKY)) {
                ofNull = pooled(id, "grid_score_60_null");
            }
        }
        if (ofNull.length > 0) {
            curves.add(new Panel.Curves.Curve("surrogates of leaky", at, above(ofNull, at), null, null, true));
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "grid-score-survival",
                    "How many units are how hexagonal",
                    "Share of units whose 60-degree score (best of rings, mean form) is at least the value on the axis, all"
                            + " networks of an arm together; units without a score count below every value. N = " + n
                            + " units at most.",
                    new Panel.Curves.Axis("60-degree grid score", false),
                    new Panel.Curves.Axis("share of units", false),
                    curves,
                    List.of(),
                    List.of(new Panel.Line("0.8", 0.8))));
        }
    }

    private double[] pooled(String condition, String array) {
        return findings(condition).stream()
                .filter(f -> f.hasArray(array))
                .flatMapToDouble(f -> java.util.Arrays.stream(f.array(array).values()))
                .toArray();
    }

    private List<Findings> findings(String condition) {
        return results.outcomes().keySet().stream()
                .filter(key -> key.condition().equals(condition))
                .map(key -> results.findings(condition, key.seed()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static double[] above(double[] values, double[] at) {
        return java.util.Arrays.stream(at)
                .map(limit -> (double) java.util.Arrays.stream(values)
                                .filter(v -> v >= limit)
                                .count()
                        / values.length)
                .toArray();
    }

    private void longPaths(List<Panel> all) {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (String id : List.of(
                LeakArms.VANILLA,
                LeakArms.LONG,
                LeakArms.LEAKY,
                "leaky-0.3",
                "leaky-0.1",
                LeakArms.LEARNED,
                LeakArms.PER_UNIT)) {
            curve(id, "long_path_error_by_step_m", 100, 1).ifPresentCurve(curves);
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "long-paths",
                    "Paths ten times as long as in training",
                    "Mean decoding error by step over 200 paths of 200 steps (trained on 20; vertical line), mean over seeds with"
                            + " the range of seeds as a band.",
                    new Panel.Curves.Axis("step", false),
                    new Panel.Curves.Axis("error (cm)", false),
                    curves,
                    List.of(),
                    List.of(new Panel.Line("trained", 20))));
        }
    }

    private void noise(List<Panel> all) {
        for (int kind = 0; kind < NOISES.size(); kind++) {
            List<Panel.Curves.Curve> curves = new ArrayList<>();
            for (String id : List.of(
                    LeakArms.VANILLA,
                    LeakArms.LEAKY,
                    "leaky-0.1",
                    LeakArms.PER_UNIT,
                    LeakArms.VANILLA_NOISE,
                    LeakArms.LEAKY_NOISE)) {
                List<double[]> rows = new ArrayList<>();
                for (Findings f : findings(id)) {
                    if (f.hasArray("noise_error_m")) {
                        rows.add(scaled(f.array("noise_error_m").row(kind), 100));
                    }
                }
                Band.of(label(id), LeakMeasures.LEVELS, rows).ifPresentCurve(curves);
            }
            if (!curves.isEmpty()) {
                all.add(new Panel.Curves(
                        "noise-" + NOISES.get(kind).replaceAll("[^a-z]+", "-"),
                        "Error under noise: " + NOISES.get(kind),
                        "Mean decoding error under test noise against its sd, in units of the "
                                + (kind == 0 ? "displacement's sd (1.09 cm)" : "network's own rate sd")
                                + (kind > 2
                                        ? ", scaled so that a linear unit's stationary variance is that at α = 1"
                                        : "")
                                + ". Mean over seeds, band: range of seeds.",
                        new Panel.Curves.Axis("noise sd (share)", true),
                        new Panel.Curves.Axis("error (cm)", false),
                        curves,
                        List.of(),
                        List.of()));
            }
        }
    }

    private void deviation(List<Panel> all) {
        all.add(dots(
                "deviation-outside",
                "How far noise carries the state",
                "Rms deviation of the last state from the noise-free one, over the rate sd; noise outside the leak of 0.1 rate"
                        + " sds a step for 20 steps.",
                "deviation (rate sds)",
                "deviationOutside",
                1,
                null));
        all.add(dots(
                "map-similarity-outside",
                "How well maps survive noise",
                "Median over units of the correlation between the noise-free map and the map under the same noise.",
                "map correlation",
                "mapSimilarityOutside",
                1,
                null));
    }

    private void gain(List<Panel> all) {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (String id : List.of(LeakArms.VANILLA, LeakArms.LEAKY, "leaky-0.3", "leaky-0.1", LeakArms.PER_UNIT)) {
            Findings first = results.first(id);
            if (first != null && first.hasArray("noise_gain")) {
                int bins = first.array("noise_gain").values().length;
                curve(id, "noise_gain", 1, 1.0 / (2 * bins)).ifPresentCurve(curves);
            }
        }
        for (double alpha : new double[] {0.5, 0.1}) {
            double[] f =
                    IntStream.rangeClosed(1, 64).mapToDouble(k -> k / 128.0).toArray();
            LeakyIntegrator unit = new LeakyIntegrator(alpha);
            double[] g = java.util.Arrays.stream(f)
                    .map(x -> unit.gain(2 * Math.PI * x))
                    .toArray();
            if (!curves.isEmpty()) {
                curves.add(new Panel.Curves.Curve("one linear unit, α = " + alpha, f, g, null, null, true));
            }
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "noise-gain",
                    "The trained network as a filter of noise",
                    "Gain from white noise inside the leak (0.01 rate sds) to rates, mean over units and trials, on 128 steps;"
                            + " mean over seeds, band: range. Dashed: a single linear unit without recurrence.",
                    new Panel.Curves.Axis("frequency (cycles a step)", false),
                    new Panel.Curves.Axis("gain", true),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void barcodes(List<Panel> all) {
        List<Panel.Barcodes.Diagram> diagrams = new ArrayList<>();
        for (String id : List.of(LeakArms.VANILLA, LeakArms.LEAKY, "leaky-0.1")) {
            for (String kind : List.of("torus", "torus_noisy")) {
                Findings first = results.first(id);
                if (first == null || !first.hasArray(kind + "_bars_2")) {
                    continue;
                }
                double[][] births = new double[3][];
                double[][] deaths = new double[3][];
                for (int d = 0; d < 3; d++) {
                    double[] bars = first.array(kind + "_bars_" + d).values();
                    births[d] = new double[bars.length / 2];
                    deaths[d] = new double[bars.length / 2];
                    for (int i = 0; i < births[d].length; i++) {
                        births[d][i] = bars[2 * i];
                        deaths[d][i] = bars[2 * i + 1];
                    }
                }
                diagrams.add(new Panel.Barcodes.Diagram(
                        label(id) + (kind.equals("torus") ? "" : ", under noise"),
                        births,
                        deaths,
                        first.array(kind + "_null_longest").values()));
            }
        }
        if (!diagrams.isEmpty()) {
            all.add(new Panel.Barcodes(
                    "barcodes",
                    "Barcodes of the grid-like population",
                    "Vietoris-Rips barcodes of the population vectors of the 48 units of highest 60-degree score over bins of"
                            + " the arena (cosine distance, 160 max-min landmarks, Z/47), first network of each arm; line: the"
                            + " longest bar of 10 shuffles. A torus shows two long H1 bars and one H2 bar.",
                    diagrams));
        }
    }

    private Band curve(String condition, String array, double factor, double step) {
        List<double[]> rows = findings(condition).stream()
                .filter(f -> f.hasArray(array))
                .map(f -> scaled(f.array(array).values(), factor))
                .toList();
        int length = rows.isEmpty() ? 0 : rows.getFirst().length;
        return Band.of(
                label(condition),
                IntStream.rangeClosed(1, length).mapToDouble(i -> i * step).toArray(),
                rows);
    }

    private String label(String id) {
        return arms.stream()
                .map(LeakArms.Arm::condition)
                .filter(condition -> condition.id().equals(id))
                .findFirst()
                .orElseThrow()
                .label();
    }

    /** A curve over seeds: mean and range; may be empty. */
    private record Band(Panel.Curves.@Nullable Curve curve) {
        static Band of(String label, double[] x, List<double[]> rows) {
            if (rows.isEmpty()) {
                return new Band(null);
            }
            double[] mean = new double[x.length];
            double[] low = new double[x.length];
            double[] high = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                low[i] = Double.POSITIVE_INFINITY;
                high[i] = Double.NEGATIVE_INFINITY;
                for (double[] row : rows) {
                    mean[i] += row[i] / rows.size();
                    low[i] = Math.min(low[i], row[i]);
                    high[i] = Math.max(high[i], row[i]);
                }
            }
            return new Band(new Panel.Curves.Curve(label, x, mean, low, high, false));
        }

        void ifPresentCurve(List<Panel.Curves.Curve> to) {
            if (curve != null) {
                to.add(curve);
            }
        }
    }
}
