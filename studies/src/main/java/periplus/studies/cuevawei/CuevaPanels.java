package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.StudyResults;

/** The study's figures; a figure whose numbers are missing is left out. */
final class CuevaPanels {
    private static final int MAPS_A_ROW = 20;
    private static final int BEST = 10;
    private static final List<String> KINDS = List.of("grid-like", "band-like", "border-like", "other");
    private static final String ONE = " One network: the arm's first.";

    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    private CuevaPanels(StudyResults results) {
        this.results = results;
    }

    static List<Panel> of(StudyResults results) {
        CuevaPanels panels = new CuevaPanels(results);
        panels.allMaps(CuevaArms.SQUARE);
        panels.allMaps(CuevaArms.BARE);
        panels.best("score_90", "best-square-lattices", "The most square rate maps", "90-degree");
        panels.best("score_60", "best-hexagonal-lattices", "The most hexagonal rate maps", "60-degree");
        panels.dots(
                "decodingErrorMetres",
                "decoding-error",
                "Position error",
                "Mean error of test trials, cm.",
                "error (cm)",
                100);
        panels.dots("gridShare", "grid-share", "Grid-like units", typed("lattice"), "share of units", 1);
        panels.dots("bandShare", "band-share", "Band-like units", typed("band"), "share of units", 1);
        panels.dots("borderShare", "border-share", "Border-like units", typed("border"), "share of units", 1);
        panels.lattices();
        panels.headingAgainstPlace();
        panels.speed();
        panels.embedding();
        panels.development();
        panels.learning();
        panels.contacts();
        panels.around();
        panels.longRuns();
        return panels.all;
    }

    private static String typed(String score) {
        return "Share of units whose " + score
                + " score exceeds that of all 20 surrogates of their map; dashed: 1/21, chance."
                + " A dot a seed.";
    }

    private static String label(String arm) {
        return CuevaArms.arms().stream()
                .filter(a -> a.condition().id().equals(arm))
                .map(a -> a.condition().label())
                .findFirst()
                .orElse(arm);
    }

    private List<Findings> findings(String arm) {
        return results.outcomes().keySet().stream()
                .filter(key -> key.condition().equals(arm))
                .map(key -> results.findings(arm, key.seed()))
                .filter(Objects::nonNull)
                .toList();
    }

    private void allMaps(String arm) {
        Findings first = results.first(arm);
        if (first == null || !first.hasArray("rate_maps") || !first.hasArray("kind")) {
            return;
        }
        NumberArray maps = first.array("rate_maps");
        double[] kind = first.array("kind").values();
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (int from = 0; from < kind.length; from += MAPS_A_ROW) {
            List<Integer> units = IntStream.range(from, Math.min(kind.length, from + MAPS_A_ROW))
                    .boxed()
                    .toList();
            rows.add(new Panel.Maps.Row(
                    "units " + from + "-" + (from + units.size() - 1),
                    maps.shape()[1],
                    maps.shape()[2],
                    units.stream().map(maps::row).toList(),
                    units.stream()
                            .map(u -> kind[u] == UnitTypes.NONE ? "" + u : u + " " + KINDS.get((int) kind[u]))
                            .toList()));
        }
        all.add(new Panel.Maps(
                "all-maps-" + arm,
                "Every unit's rate map: " + label(arm),
                "Signed mean activity without noise in bins of a twentieth of the arena's side; title: unit and the kind in"
                        + " which it stands out from its surrogates." + ONE,
                rows,
                true));
    }

    private void best(String score, String id, String title, String words) {
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (String arm : List.of(CuevaArms.SQUARE, CuevaArms.TRIANGLE, CuevaArms.HEXAGON)) {
            Findings first = results.first(arm);
            if (first == null || !first.hasArray("rate_maps") || !first.hasArray(score)) {
                continue;
            }
            NumberArray maps = first.array("rate_maps");
            double[] value = first.array(score).values();
            List<Integer> units = IntStream.range(0, value.length)
                    .filter(u -> !Double.isNaN(value[u]))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer u) -> -value[u]).thenComparingInt(u -> u))
                    .limit(BEST)
                    .toList();
            if (!units.isEmpty()) {
                rows.add(new Panel.Maps.Row(
                        label(arm),
                        maps.shape()[1],
                        maps.shape()[2],
                        units.stream().map(maps::row).toList(),
                        units.stream()
                                .map(u -> String.format(Locale.ROOT, "%d (%.2f)", u, value[u]))
                                .toList()));
            }
        }
        if (!rows.isEmpty()) {
            all.add(new Panel.Maps(
                    id,
                    title,
                    "The " + BEST + " units of highest " + words
                            + " score (best of rings, mean form) by arena; title: unit" + " (score)." + ONE,
                    rows,
                    true));
        }
    }

    private void dots(String measure, String id, String title, String caption, String yLabel, double factor) {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (CuevaArms.Arm arm : CuevaArms.arms()) {
            double[] values = scaled(results.defined(arm.condition().id(), measure), factor);
            if (values.length > 0) {
                arms.add(new Panel.Dots.Arm(arm.condition().label(), values));
            }
        }
        double[] constant = scaled(results.defined(CuevaArms.SQUARE, "constantErrorMetres"), factor);
        List<Panel.Line> lines = measure.endsWith("Share")
                ? List.of(new Panel.Line("chance", UnitTypes.CHANCE))
                : constant.length == 0
                        ? List.of()
                        : List.of(new Panel.Line(
                                "centre, square",
                                Arrays.stream(constant).average().orElse(0)));
        if (!arms.isEmpty()) {
            int most = arms.stream().mapToInt(arm -> arm.values().length).max().orElse(0);
            all.add(new Panel.Dots(
                    id, title, caption + " N = at most " + most + " networks an arm.", yLabel, arms, lines));
        }
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private void lattices() {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String arm : List.of(CuevaArms.SQUARE, CuevaArms.TRIANGLE, CuevaArms.HEXAGON)) {
            for (String untrained : List.of("", "Untrained")) {
                double[] contrast = findings(arm).stream()
                        .mapToDouble(f -> f.number("excess90" + untrained).orNaN()
                                - f.number("excess60" + untrained).orNaN())
                        .filter(v -> !Double.isNaN(v))
                        .toArray();
                if (contrast.length > 0) {
                    arms.add(new Panel.Dots.Arm(label(arm) + (untrained.isEmpty() ? "" : ", untrained"), contrast));
                }
            }
        }
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    "lattice-contrast",
                    "Square against hexagonal lattices by arena",
                    "90-degree less 60-degree score of the best tenth of units, each less that of the best tenth of surrogates:"
                            + " above 0 rather square, below 0 rather hexagonal. A dot a seed.",
                    "contrast",
                    arms,
                    List.of(new Panel.Line("none", 0))));
        }
    }

    private void headingAgainstPlace() {
        Findings first = results.first(CuevaArms.SQUARE);
        if (first == null || !first.hasArray("heading_share") || !first.hasArray("kind")) {
            return;
        }
        double[] heading = first.array("heading_share").values();
        double[] place = first.array("place_share").values();
        all.add(new Panel.Scatter(
                "heading-and-place",
                "Heading against place",
                "Share of each unit's variance over moving steps that its heading curve (36 bins) and its place hold, by the kind"
                        + " of unit." + ONE,
                "share held by heading",
                "share held by place",
                false,
                groups(first.array("kind").values(), heading, place),
                List.of(),
                List.of()));
    }

    private static List<Panel.Scatter.Group> groups(double[] kind, double[] x, double[] y) {
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        for (int k = 0; k < KINDS.size(); k++) {
            int wanted = k;
            IntPredicate of = u -> kind[u] == wanted && !Double.isNaN(x[u]) && !Double.isNaN(y[u]);
            int[] units = IntStream.range(0, kind.length).filter(of).toArray();
            if (units.length > 0) {
                groups.add(new Panel.Scatter.Group(
                        KINDS.get(k),
                        Arrays.stream(units).mapToDouble(u -> x[u]).toArray(),
                        Arrays.stream(units).mapToDouble(u -> y[u]).toArray()));
            }
        }
        return groups;
    }

    private void speed() {
        Findings first = results.first(CuevaArms.SQUARE);
        if (first == null || !first.hasArray("speed_curves") || !first.hasArray("kind")) {
            return;
        }
        double[] speeds = first.array("speeds").values();
        double[] kind = first.array("kind").values();
        NumberArray curves = first.array("speed_curves");
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        for (int k = 0; k < KINDS.size(); k++) {
            int wanted = k;
            IntStream.range(0, kind.length)
                    .filter(u -> kind[u] == wanted)
                    .limit(2)
                    .forEach(u -> shown.add(new Panel.Curves.Curve(
                            KINDS.get(wanted) + ", unit " + u, speeds, curves.row(u), null, null, false)));
        }
        curves(
                "speed-tuning",
                "Activity against speed",
                "Mean activity in 10 bins of speed over moving steps; the first two units of each kind." + ONE,
                new Panel.Curves.Axis("speed (m/s)", false),
                new Panel.Curves.Axis("activity (tanh)", false),
                shown,
                List.of());
    }

    private void curves(
            String id,
            String title,
            String caption,
            Panel.Curves.Axis x,
            Panel.Curves.Axis y,
            List<Panel.Curves.Curve> curves,
            List<Panel.Line> vertical) {
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(id, title, caption, x, y, curves, List.of(), vertical));
        }
    }

    private void embedding() {
        Findings first = results.first(CuevaArms.SQUARE);
        if (first == null || !first.hasArray("tsne") || !first.hasArray("kind")) {
            return;
        }
        NumberArray tsne = first.array("tsne");
        double[] updates = first.array("tsne_updates").values();
        double[] kind = first.array("kind").values();
        int last = updates.length - 1;
        for (int i : IntStream.of(0, last / 2, last).distinct().toArray()) {
            double[] xy = tsne.row(i);
            double[] x =
                    IntStream.range(0, kind.length).mapToDouble(u -> xy[2 * u]).toArray();
            double[] y = IntStream.range(0, kind.length)
                    .mapToDouble(u -> xy[2 * u + 1])
                    .toArray();
            List<Panel.Scatter.Group> groups = groups(kind, x, y);
            if (!groups.isEmpty()) {
                all.add(new Panel.Scatter(
                        "units-after-" + (long) updates[i],
                        "Units after " + (long) updates[i] + " updates",
                        "t-SNE of units by 1 - correlation of their rates over time (perplexity at most 15), coloured by the kind"
                                + " at the end of training. Axes have no unit." + ONE,
                        "t-SNE 1",
                        "t-SNE 2",
                        true,
                        groups,
                        List.of(),
                        List.of()));
            }
        }
    }

    private void development() {
        Findings first = results.first(CuevaArms.SQUARE);
        if (first == null || !first.hasArray("similarity_to_end") || !first.hasArray("kind")) {
            return;
        }
        NumberArray similarity = first.array("similarity_to_end");
        double[] kind = first.array("kind").values();
        int n = similarity.shape()[0];
        double[] at = Arrays.copyOf(first.array("tsne_updates").values(), n);
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        for (int k = 0; k < KINDS.size(); k++) {
            int wanted = k;
            double[] mean = new double[n];
            for (int i = 0; i < n; i++) {
                double[] row = similarity.row(i);
                mean[i] = IntStream.range(0, kind.length)
                        .filter(u -> kind[u] == wanted && !Double.isNaN(row[u]))
                        .mapToDouble(u -> row[u])
                        .average()
                        .orElse(Double.NaN);
            }
            if (Arrays.stream(mean).anyMatch(v -> !Double.isNaN(v))) {
                shown.add(new Panel.Curves.Curve(KINDS.get(k), at, mean, null, null, false));
            }
        }
        curves(
                "development",
                "When maps become what they end as",
                "Correlation of each unit's map with its map at the end of training, mean over the units of a kind."
                        + ONE,
                new Panel.Curves.Axis("updates", true),
                new Panel.Curves.Axis("map correlation", false),
                shown,
                List.of());
    }

    private void learning() {
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        for (String arm : List.of(CuevaArms.SQUARE, CuevaArms.HESSIAN_FREE)) {
            List<double[]> errors = findings(arm).stream()
                    .filter(f -> f.hasArray("error_by_update_m"))
                    .map(f -> scaled(f.array("error_by_update_m").values(), 100))
                    .toList();
            Findings first = results.first(arm);
            if (first != null && first.hasArray("tsne_updates") && !errors.isEmpty()) {
                shown.add(new Panel.Curves.Curve(
                        label(arm) + (arm.equals(CuevaArms.SQUARE) ? ", Adam" : ""),
                        first.array("tsne_updates").values(),
                        mean(errors),
                        null,
                        null,
                        false));
            }
        }
        curves(
                "learning",
                "Error against updates",
                "Mean error of test trials of the weights kept on the way, mean over seeds. A Hessian-free update costs tens of"
                        + " gradient evaluations.",
                new Panel.Curves.Axis("updates", true),
                new Panel.Curves.Axis("error (cm)", false),
                shown,
                List.of());
    }

    private void contacts() {
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        double[] moves = IntStream.rangeClosed(1, BoundaryErrors.MOVES)
                .mapToDouble(k -> k)
                .toArray();
        for (int g = 0; g <= 3; g++) {
            List<double[]> rows = rows(CuevaArms.SQUARE, "error_by_contacts_m2", g);
            if (!rows.isEmpty()) {
                shown.add(new Panel.Curves.Curve(
                        g + (g == 3 ? " contacts or more" : " contacts"), moves, mean(rows), null, null, false));
            }
        }
        curves(
                "error-by-contacts",
                "Error against moving steps by wall contacts",
                "Mean squared error of paths grouped by their wall contacts over 40 moving steps; mean over seeds.",
                new Panel.Curves.Axis("moving step", false),
                new Panel.Curves.Axis("squared error (m²)", false),
                shown,
                List.of());
    }

    private void around() {
        List<String> names = List.of("contact", "matched, no contact", "contact, output 0", "matched, output 0");
        double[] lags = IntStream.rangeClosed(-BoundaryErrors.BEFORE, BoundaryErrors.AFTER)
                .mapToDouble(k -> k)
                .toArray();
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<double[]> rows = rows(CuevaArms.SQUARE, "error_around_contact_m2", i);
            if (!rows.isEmpty()) {
                shown.add(new Panel.Curves.Curve(names.get(i), lags, mean(rows), null, null, i % 2 == 1));
            }
        }
        curves(
                "error-around-contact",
                "Error around wall contacts",
                "Mean squared error by moving step around a contact, and around matched steps of paths that touch no wall; also"
                        + " for the output 0. Mean over seeds.",
                new Panel.Curves.Axis("moving steps from contact", false),
                new Panel.Curves.Axis("squared error (m²)", false),
                shown,
                List.of(new Panel.Line("contact", 0)));
    }

    private List<double[]> rows(String arm, String array, int row) {
        return findings(arm).stream()
                .filter(f -> f.hasArray(array))
                .map(f -> f.array(array).row(row))
                .toList();
    }

    /** Mean over seeds at each place, of the seeds that have a value there. */
    private static double[] mean(List<double[]> rows) {
        return IntStream.range(0, rows.getFirst().length)
                .mapToDouble(i -> rows.stream()
                        .mapToDouble(row -> row[i])
                        .filter(v -> !Double.isNaN(v))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    private void longRuns() {
        List<Panel.Curves.Curve> shown = new ArrayList<>();
        for (String arm : List.of(
                CuevaArms.SQUARE, CuevaArms.TRIANGLE, CuevaArms.HEXAGON, CuevaArms.BARE, CuevaArms.HESSIAN_FREE)) {
            List<double[]> windows = findings(arm).stream()
                    .filter(f -> f.hasArray("long_run_error_m"))
                    .map(f -> scaled(f.array("long_run_error_m").values(), 100))
                    .toList();
            Findings first = results.first(arm);
            if (first != null && first.hasArray("long_run_steps") && !windows.isEmpty()) {
                shown.add(new Panel.Curves.Curve(
                        label(arm), first.array("long_run_steps").values(), mean(windows), null, null, false));
            }
        }
        double[] constant = scaled(results.defined(CuevaArms.SQUARE, "longRunConstantMetres"), 100);
        if (!shown.isEmpty()) {
            all.add(new Panel.Curves(
                    "long-runs",
                    "Error on very long runs",
                    "Root mean square error in twenty windows of a long run (trained on 500 steps), mean over seeds. Line: the"
                            + " best constant output in the square.",
                    new Panel.Curves.Axis("steps", false),
                    new Panel.Curves.Axis("error (cm)", false),
                    shown,
                    constant.length == 0
                            ? List.of()
                            : List.of(new Panel.Line(
                                    "constant",
                                    Arrays.stream(constant).average().orElse(0))),
                    List.of()));
        }
    }
}
