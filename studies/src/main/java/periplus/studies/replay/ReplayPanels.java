package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.StudyResults;

/** The study's figures. Those of single networks show each task's leaky network of the first seed. */
final class ReplayPanels {
    static final List<String> LEAKY =
            List.of(ReplayArms.TRIANGLE, ReplayArms.MAZE, ReplayArms.CELLS, ReplayArms.BOX, ReplayArms.RODENT_MAZE);

    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    private ReplayPanels(StudyResults results) {
        this.results = results;
    }

    static List<Panel> of(StudyResults results) {
        ReplayPanels panels = new ReplayPanels(results);
        ReplayPathPanels.moving(results, panels.all);
        ReplayPathPanels.replays(results, panels.all);
        panels.occupancies();
        panels.displacements();
        panels.survivals();
        panels.phases();
        panels.states();
        panels.dots();
        panels.modes();
        panels.agreement();
        panels.content();
        panels.all.removeIf(
                panel -> panel instanceof Panel.Dots dots && dots.arms().isEmpty());
        return panels.all;
    }

    static String title(String condition) {
        return switch (ReplayTask.of(condition)) {
            case TRIANGLE -> "triangle";
            case T_MAZE -> "T-maze";
            case T_MAZE_CELLS -> "T-maze, place cells";
            case OPEN_BOX -> "rodent, open box";
            case RODENT_T_MAZE -> "rodent, T-maze";
        };
    }

    static String label(String suffix) {
        return switch (suffix) {
            case ReplayMode.PLAIN -> "plain";
            case ReplayMode.MOMENTUM_07 -> "momentum, λ = 0.7";
            case ReplayMode.MOMENTUM_05 -> "momentum, λ = 0.5";
            case ReplayMode.UNSCALED_05 -> "λ = 0.5, noise not scaled";
            case ReplayMode.ADAPTATION -> "adaptation";
            default -> "both";
        };
    }

    static String array(String stem, String suffix) {
        return stem + "_" + LawMeasures.name(suffix);
    }

    private void occupancies() {
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (String condition : LEAKY) {
            Findings first = results.first(condition);
            if (first == null || !first.hasArray("occupancy_awake")) {
                continue;
            }
            List<double[]> maps = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            int[] shape = first.array("occupancy_awake").shape();
            maps.add(first.array("occupancy_awake").values());
            titles.add("awake");
            for (String suffix : ReplayMode.SUFFIXES) {
                if (first.hasArray(array("occupancy", suffix))) {
                    maps.add(first.array(array("occupancy", suffix)).values());
                    titles.add(label(suffix));
                }
            }
            rows.add(new Panel.Maps.Row(title(condition), shape[0], shape[1], maps, titles));
        }
        if (!rows.isEmpty()) {
            all.add(new Panel.Maps(
                    "occupancy",
                    "Where replay is",
                    "Share of steps in bins of 10 cm: true places awake, then decoded places of each mode of replay. Leaky networks of"
                            + " the first seed, each map over its own range.",
                    rows,
                    false));
        }
    }

    private void displacements() {
        for (String condition : LEAKY) {
            List<Panel.Curves.Curve> curves = new ArrayList<>();
            curve(curves, condition, "displacement_awake", "awake", lags(), true);
            for (String suffix : ReplayMode.SUFFIXES) {
                curve(curves, condition, array("displacement", suffix), label(suffix), lags(), false);
            }
            if (curves.size() > 1) {
                all.add(new Panel.Curves(
                        "displacement-" + ReplayTask.of(condition).id(),
                        "Displacement by lag: " + title(condition),
                        "Root mean square distance of decoded places so many steps apart; mean over " + seeds(condition)
                                + " leaky networks, band: least and greatest. Dashed: awake.",
                        new Panel.Curves.Axis("lag (steps)", true),
                        new Panel.Curves.Axis("rms displacement (m)", true),
                        curves,
                        List.of(),
                        List.of()));
            }
        }
    }

    private static double[] lags() {
        double[] lags = new double[LawMeasures.LAGS.length];
        for (int i = 0; i < lags.length; i++) {
            lags[i] = LawMeasures.LAGS[i];
        }
        return lags;
    }

    private int seeds(String condition) {
        return results.defined(condition, "lambdaMin").length;
    }

    /** Mean over the seeds with a band from least to greatest; nothing where no seed has the array. */
    private void curve(
            List<Panel.Curves.Curve> curves, String condition, String name, String label, double[] x, boolean dashed) {
        double[] sum = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
        int n = 0;
        for (long seed : results.values(condition, "awakeRmseMetres").keySet()) {
            Findings findings = results.findings(condition, seed);
            if (findings != null && findings.hasArray(name)) {
                double[] values = findings.array(name).values();
                for (int i = 0; i < x.length; i++) {
                    sum[i] += values[i];
                    low[i] = Math.min(low[i], values[i]);
                    high[i] = Math.max(high[i], values[i]);
                }
                n++;
            }
        }
        if (n > 0) {
            for (int i = 0; i < x.length; i++) {
                sum[i] /= n;
            }
            curves.add(new Panel.Curves.Curve(label, x, sum, n > 1 ? low : null, n > 1 ? high : null, dashed));
        }
    }

    private void survivals() {
        double[] shares = new double[60];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (i + 1.0) / shares.length;
        }
        for (String condition : LEAKY) {
            List<Panel.Curves.Curve> curves = new ArrayList<>();
            for (String suffix : ReplayMode.SUFFIXES) {
                curve(curves, condition, array("survival", suffix), label(suffix), shares, false);
            }
            if (!curves.isEmpty()) {
                all.add(new Panel.Curves(
                        "reach-times-" + ReplayTask.of(condition).id(),
                        "Time to all goals: " + title(condition),
                        "Share of replays from the first goal that have not been at all goals yet (Kaplan-Meier); time as a share of"
                                + " the replay's length. Mean over " + seeds(condition)
                                + " leaky networks, band: least and greatest.",
                        new Panel.Curves.Axis("time (share of the replay)", false),
                        new Panel.Curves.Axis("share not there yet", false),
                        curves,
                        List.of(),
                        List.of()));
            }
        }
    }

    private void phases() {
        for (String condition : LEAKY) {
            phase(condition, "phase_goals", "goals", "goals visited", "Goals visited");
            phase(condition, "phase_reach", "reach", "steps to all goals", "Time to all goals, cut at the cap");
        }
    }

    private void phase(String condition, String name, String id, String valueLabel, String words) {
        int rows = ReplayGrid.STRENGTHS.length;
        int columns = ReplayGrid.FRICTIONS.length;
        double[] sum = new double[rows * columns];
        int n = 0;
        for (long seed : results.values(condition, "awakeRmseMetres").keySet()) {
            Findings findings = results.findings(condition, seed);
            if (findings != null && findings.hasArray(name)) {
                double[] values = findings.array(name).values();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += values[i];
                }
                n++;
            }
        }
        if (n == 0) {
            return;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= n;
        }
        List<String> rowNames = new ArrayList<>();
        for (double strength : ReplayGrid.STRENGTHS) {
            rowNames.add(strength == 0 ? "none" : String.format(Locale.ROOT, "%.2f × chosen", strength));
        }
        List<String> columnNames = new ArrayList<>();
        for (double friction : ReplayGrid.FRICTIONS) {
            columnNames.add("λ " + friction);
        }
        all.add(new Panel.Matrix(
                "phase-" + id + "-" + ReplayTask.of(condition).id(),
                words + " by adaptation and friction: " + title(condition),
                words + ", mean over replays from the first goal and " + n
                        + " leaky networks. Rows: strength of adaptation, as multiples of the chosen one; columns: friction."
                        + " Empty where a chain became unstable.",
                valueLabel,
                rowNames,
                columnNames,
                sum));
    }

    private void states() {
        for (String condition : LEAKY) {
            Findings first = results.first(condition);
            if (first == null || !first.hasArray("states_awake")) {
                continue;
            }
            List<Panel.Scatter.Group> groups = new ArrayList<>();
            groups.add(group("awake", first, "states_awake"));
            for (String suffix : List.of(ReplayMode.PLAIN, ReplayMode.MOMENTUM_05, ReplayMode.ADAPTATION)) {
                if (first.hasArray(array("states", suffix))) {
                    groups.add(group(label(suffix), first, array("states", suffix)));
                }
            }
            all.add(new Panel.Scatter(
                    "states-" + ReplayTask.of(condition).id(),
                    "Hidden states awake and offline: " + title(condition),
                    "First two principal components of awake hidden states; offline states are projected onto the same axes. 400 states"
                            + " each, leaky network of the first seed.",
                    "component 1",
                    "component 2",
                    true,
                    groups,
                    List.of(),
                    List.of()));
        }
    }

    private static Panel.Scatter.Group group(String label, Findings findings, String name) {
        var array = findings.array(name);
        int n = array.shape()[0];
        int k = array.shape()[1];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = array.values()[i * k];
            y[i] = array.values()[i * k + 1];
        }
        return new Panel.Scatter.Group(label, x, y);
    }

    private void dots() {
        arms(
                "awake-error",
                "Awake error",
                "Root mean square distance of decoded and true place with the noise of training. Line: the gate above which replay is"
                        + " not measured.",
                "error (m)",
                "awakeRmseMetres",
                List.of(new Panel.Line("gate", ReplayMeasures.GATE_METRES)));
        arms(
                "off-track",
                "Distance from the track, plain replay",
                "Mean distance of replayed places from the middle of the track; chains that diverged count where they were held.",
                "distance (m)",
                "offTrackPlain",
                List.of());
        arms(
                "mobility",
                "How far plain replay gets",
                "Root mean square displacement over 32 steps of plain replay.",
                "rms displacement (m)",
                "rms32Plain",
                List.of());
        arms(
                "unstable",
                "Chains that diverge, plain replay",
                "Share of chains with a state beyond 1e4.",
                "share",
                "unstableSharePlain",
                List.of());
        arms(
                "lambda-min",
                "Least stable friction",
                "Friction below which the Jacobians of 8 awake states let momentum blow up, stiffness at least 0.01. Momentum is"
                        + " measured at 0.7 and 0.5.",
                "friction",
                "lambdaMin",
                List.of(new Panel.Line("0.5", 0.5)));
        arms(
                "score-off-manifold",
                "Drift against score off the manifold",
                "Uncentred correlation of the step without input with the score of the awake states' Gaussian, components beyond the"
                        + " tenth. 1: the same up to a factor.",
                "agreement",
                "scoreAgreementOff",
                List.of());
    }

    private void arms(String id, String title, String caption, String yLabel, String measure, List<Panel.Line> lines) {
        List<Panel.Dots.Arm> groups = new ArrayList<>();
        for (ReplayArms.Arm arm : ReplayArms.arms()) {
            double[] values = results.defined(arm.condition().id(), measure);
            if (values.length > 0) {
                groups.add(new Panel.Dots.Arm(arm.condition().label(), values));
            }
        }
        all.add(new Panel.Dots(id, title, caption + " A dot a network.", yLabel, groups, lines));
    }

    private void modes() {
        mode(
                "goals",
                "Goals visited",
                "Mean number of goals that replays from the first one came to.",
                "goals",
                "goalsVisited");
        mode("speed", "Displacement over 8 steps", "Root mean square, over awake.", "replay / awake", "compression8");
        mode(
                "law",
                "Distance of replayed from awake places",
                "Sliced Wasserstein-2 distance, metres.",
                "distance (m)",
                "slicedWasserstein");
        mode(
                "past",
                "What the past adds to the present",
                "R^2 that the hidden state 8 steps ago adds in telling the next 8 steps' displacement.",
                "R² gained",
                "pastGain");
        mode(
                "fragmented",
                "Fragmented replay",
                "Share of steps that the state-space decoder calls fragmented, decoded places.",
                "share",
                "fragmentedShare");
    }

    private void mode(String id, String title, String caption, String yLabel, String stem) {
        for (String condition : LEAKY) {
            List<Panel.Dots.Arm> groups = new ArrayList<>();
            for (String suffix : ReplayMode.SUFFIXES) {
                double[] values = results.defined(condition, stem + suffix);
                if (values.length > 0) {
                    groups.add(new Panel.Dots.Arm(label(suffix), values));
                }
            }
            all.add(new Panel.Dots(
                    id + "-" + ReplayTask.of(condition).id(),
                    title + ": " + title(condition),
                    caption + " A dot a leaky network.",
                    yLabel,
                    groups,
                    List.of()));
        }
    }

    private void agreement() {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (String condition : List.of(ReplayArms.TRIANGLE_FIXED, ReplayArms.TRIANGLE)) {
            String start = condition.equals(ReplayArms.TRIANGLE) ? "spread starts" : "fixed start";
            curve(curves, condition, "agreement_moment", start + ", score of the step", ScoreMeasures.MOMENTS, false);
            curve(curves, condition, "agreement_average", start + ", score of all steps", ScoreMeasures.MOMENTS, true);
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "score-over-time",
                    "Drift against a score that moves",
                    "Uncentred correlation of how far one step without input moves the decoded place with the score of places, Gaussians of"
                            + " sd 0.1 m on where the animals were; triangle, leaky networks, mean and range over seeds.",
                    new Panel.Curves.Axis("time (share of the trial)", false),
                    new Panel.Curves.Axis("agreement", false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void content() {
        List<String> columns = List.of("stationary", "continuous", "fragmented");
        for (String condition : LEAKY) {
            List<String> rows = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (String prefix : List.of("", "spike")) {
                for (String suffix : ReplayMode.SUFFIXES) {
                    double[] shares = new double[3];
                    int defined = 0;
                    for (int k = 0; k < 3; k++) {
                        String kind = columns.get(k);
                        String name = prefix.isEmpty()
                                ? kind
                                : prefix + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
                        double[] found = results.defined(condition, name + "Share" + suffix);
                        for (double v : found) {
                            shares[k] += v / found.length;
                        }
                        defined += found.length > 0 ? 1 : 0;
                    }
                    if (defined == 3) {
                        rows.add(label(suffix) + (prefix.isEmpty() ? "" : " (spikes)"));
                        for (double share : shares) {
                            values.add(share);
                        }
                    }
                }
            }
            if (!rows.isEmpty()) {
                all.add(new Panel.Matrix(
                        "content-" + ReplayTask.of(condition).id(),
                        "What the state-space decoder sees: " + title(condition),
                        "Share of steps with a posterior above 0.80 for a way of moving, mean over leaky networks; from decoded places,"
                                + " and where outputs are place cells from Poisson spikes of 15 Hz peak in bins of 2 ms.",
                        "share of steps",
                        rows,
                        columns,
                        values.stream().mapToDouble(v -> v).toArray()));
            }
        }
    }
}
