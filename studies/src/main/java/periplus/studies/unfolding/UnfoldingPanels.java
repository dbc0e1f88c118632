package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import periplus.analysis.celltypes.CellType;
import periplus.studies.circuit.CircuitPanels;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/** The study's figures; a figure whose numbers are missing is left out. Pruning has its own, {@link PruningPanels}. */
final class UnfoldingPanels {
    private static final int BEST = 8;
    private static final String FIRST = " One network: the arm's first.";
    private static final List<String> NETWORKS =
            List.of(UnfoldingArms.ONE, UnfoldingArms.TWO, UnfoldingArms.LOCATION, UnfoldingArms.UNTRAINED);

    private final Scale scale;
    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    private UnfoldingPanels(Scale scale, StudyResults results) {
        this.scale = scale;
        this.results = results;
    }

    static List<Panel> of(Scale scale, StudyResults results) {
        UnfoldingPanels panels = new UnfoldingPanels(scale, results);
        panels.types();
        panels.overlaps();
        panels.modules("band", "band_spacing_m", "band_direction_rad", "direction across the bands (°)", CellType.BAND);
        panels.modules("grid", "grid_spacing_m", "grid_orientation_rad", "orientation (°)", CellType.GRID);
        panels.sheet("band", "band_score");
        panels.sheet("grid", "grid_score_60");
        panels.all.addAll(PruningPanels.of(results));
        panels.ring();
        panels.barcodes("ring", "ring_bars_", "ring_null_longest", 2);
        panels.barcodes("torus", "torus_bars_", "torus_null_longest", 3);
        panels.weights();
        panels.response();
        panels.accumulation();
        panels.spectrum();
        panels.hierarchy();
        Findings circuit = results.first(UnfoldingArms.CIRCUIT);
        if (circuit != null) {
            panels.all.addAll(CircuitPanels.of(circuit));
        }
        return panels.all;
    }

    private String label(String arm) {
        return UnfoldingArms.arms(scale).stream()
                .map(UnfoldingArms.Arm::condition)
                .filter(condition -> condition.id().equals(arm))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private List<Findings> findings(String arm) {
        return results.outcomes().keySet().stream()
                .filter(key -> key.condition().equals(arm))
                .map(key -> results.findings(arm, key.seed()))
                .filter(Objects::nonNull)
                .toList();
    }

    private void types() {
        shares("band-share", "Band units", "bandShare", "bandShareAboveNull", 0.131, 0.237, "band score above 5.8");
        shares(
                "grid-share",
                "Grid units",
                "gridShare",
                "gridShareAboveNull",
                0.036,
                0.146,
                "60-degree score above 0.88");
    }

    private void shares(
            String id, String title, String measure, String aboveNull, double low, double high, String rule) {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String arm : NETWORKS) {
            double[] values = results.defined(arm, measure);
            if (values.length > 0) {
                arms.add(new Panel.Dots.Arm(label(arm), values));
                arms.add(new Panel.Dots.Arm(label(arm) + ", above null", results.defined(arm, aboveNull)));
            }
        }
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    id,
                    title,
                    "Share of units with a " + rule
                            + "; beside it those that also exceed 95 % of their own surrogates. Lines:"
                            + " least and most of ten published networks of 4096 units. A dot a seed.",
                    "share of units",
                    arms,
                    List.of(new Panel.Line("published, least", low), new Panel.Line("published, most", high))));
        }
    }

    private void overlaps() {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray("type_overlaps")) {
            return;
        }
        List<String> names =
                Arrays.stream(CellType.values()).map(CellType::jsonName).toList();
        all.add(new Panel.Matrix(
                "type-overlaps",
                "Units that are of two types",
                "Counts by the score alone; the diagonal holds the types' own." + FIRST,
                "units",
                names,
                names,
                first.array("type_overlaps").row(0)));
    }

    private void modules(String kind, String spacing, String angle, String angleLabel, CellType type) {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray(kind + "_module")) {
            return;
        }
        double[] module = first.array(kind + "_module").values();
        double[] metres = first.array(spacing).values();
        double[] radians = first.array(angle).values();
        double[] score = first.array(type == CellType.BAND ? "band_score" : "grid_score_60")
                .values();
        double threshold = type == CellType.BAND ? 5.8 : 0.88;
        int modules = (int) Arrays.stream(module).max().orElse(-1) + 1;
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        for (int m = -1; m < modules; m++) {
            int which = m;
            int[] units = IntStream.range(0, module.length)
                    .filter(u ->
                            module[u] == which && score[u] > threshold && metres[u] > 0 && !Double.isNaN(radians[u]))
                    .toArray();
            if (units.length > 0) {
                groups.add(new Panel.Scatter.Group(
                        m < 0 ? "in no module" : "module " + (m + 1),
                        Arrays.stream(units).mapToDouble(u -> 100 * metres[u]).toArray(),
                        Arrays.stream(units)
                                .mapToDouble(u -> StrictMath.toDegrees(radians[u]))
                                .toArray()));
            }
        }
        if (!groups.isEmpty()) {
            all.add(new Panel.Scatter(
                    kind + "-modules",
                    "Spacing and direction of " + kind + " units",
                    "A dot a unit; modules are groups that share both." + FIRST,
                    "spacing (cm)",
                    angleLabel,
                    false,
                    groups,
                    List.of(),
                    List.of()));
        }
    }

    private void sheet(String kind, String score) {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray("rate_maps") || !first.hasArray(score)) {
            return;
        }
        NumberArray maps = first.array("rate_maps");
        double[] value = first.array(score).values();
        List<Integer> units = IntStream.range(0, value.length)
                .filter(u -> !Double.isNaN(value[u]))
                .boxed()
                .sorted((a, b) -> Double.compare(value[b], value[a]))
                .limit(BEST)
                .toList();
        if (units.isEmpty()) {
            return;
        }
        int binsY = maps.shape()[1];
        int binsX = maps.shape()[2];
        List<double[]> spectra = units.stream()
                .map(u -> MapSpectrum.centre(maps.row(u), binsY, binsX))
                .toList();
        int side = MapSpectrum.SIDE;
        all.add(new Panel.Maps(
                kind + "-sheet",
                "The " + BEST + " units of highest " + kind + " score, with their Fourier spectra",
                "Above: mean rate in 50 × 50 bins; title: unit and score. Below: amplitude of the map less its mean, up to "
                        + MapSpectrum.CYCLES + " cycles a box, zero frequency in the middle." + FIRST,
                List.of(
                        new Panel.Maps.Row(
                                "rate maps",
                                binsY,
                                binsX,
                                units.stream().map(maps::row).toList(),
                                units.stream()
                                        .map(u -> String.format(Locale.ROOT, "%d (%.1f)", u, value[u]))
                                        .toList()),
                        new Panel.Maps.Row(
                                "spectra",
                                side,
                                side,
                                spectra,
                                units.stream().map(u -> "" + u).toList())),
                false));
    }

    private void ring() {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray("ring_isomap")) {
            return;
        }
        NumberArray points = first.array("ring_isomap");
        int n = points.shape()[0];
        List<Panel.ColouredPoints.Cloud> clouds = new ArrayList<>();
        for (int second = 1; second <= 2; second++) {
            double[][] xyc = new double[3][n];
            for (int i = 0; i < n; i++) {
                xyc[0][i] = points.values()[4 * i];
                xyc[1][i] = points.values()[4 * i + second];
                xyc[2][i] = points.values()[4 * i + 3];
            }
            clouds.add(new Panel.ColouredPoints.Cloud(
                    "Isomap 1 and " + (second + 1), "Isomap 1", "Isomap " + (second + 1), xyc[0], xyc[1], xyc[2]));
        }
        all.add(new Panel.ColouredPoints(
                "ring",
                "Activity of the band units of one wave",
                "Isomap (k = 8) of 15 principal components of z-scored rates over fresh trials, coloured by the animal's phase"
                        + " along their wave." + FIRST,
                clouds,
                "phase (rad)",
                true));
    }

    private void barcodes(String what, String bars, String null_, int dimensions) {
        List<Panel.Barcodes.Diagram> diagrams = new ArrayList<>();
        for (String kind : what.equals("torus") ? List.of("", "_control") : List.of("")) {
            String prefix = kind.isEmpty() ? "" : "torus_control";
            Findings first = results.first(UnfoldingArms.ONE);
            String from = prefix.isEmpty() ? bars : prefix + "_bars_";
            String bound = prefix.isEmpty() ? null_ : prefix + "_null_longest";
            if (first == null || !first.hasArray(bound)) {
                continue;
            }
            double[][] births = new double[dimensions][];
            double[][] deaths = new double[dimensions][];
            for (int d = 0; d < dimensions; d++) {
                double[] values = first.array(from + d).values();
                births[d] = new double[values.length / 2];
                deaths[d] = new double[values.length / 2];
                for (int i = 0; i < births[d].length; i++) {
                    births[d][i] = values[2 * i];
                    deaths[d][i] = values[2 * i + 1];
                }
            }
            String label = what.equals("ring")
                    ? "band units of one wave"
                    : kind.isEmpty() ? "grid units of one lattice" : "as many undefined units";
            diagrams.add(new Panel.Barcodes.Diagram(
                    label, births, deaths, first.array(bound).values()));
        }
        if (!diagrams.isEmpty()) {
            all.add(new Panel.Barcodes(
                    what + "-barcode",
                    what.equals("ring") ? "Barcode of band units of one wave" : "Barcode of grid units of one lattice",
                    "Vietoris-Rips bars over Z/47 of 160 max-min landmarks; line: the longest bar of the shuffles. A ring has"
                            + " one long H1 bar, a torus two and one H2 bar." + FIRST,
                    diagrams));
        }
    }

    private void weights() {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        int network = 1;
        for (Findings found : findings(UnfoldingArms.ONE)) {
            if (found.hasArray("weights_by_phase")) {
                NumberArray w = found.array("weights_by_phase");
                curves.add(new Panel.Curves.Curve("network " + network, w.row(0), w.row(1), null, null, false));
                if (network == 1) {
                    curves.add(new Panel.Curves.Curve("phases dealt out", w.row(0), w.row(2), null, null, true));
                }
            }
            network++;
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "weights-by-phase",
                    "Weights among band units of one wave",
                    "Mean recurrent weight between the band units of the commonest wave against the difference of their phases;"
                            + " dashed: the first network's with phases dealt out to other units.",
                    new Panel.Curves.Axis("phase difference (rad)", false),
                    new Panel.Curves.Axis("mean weight", false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void response() {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String arm : List.of(UnfoldingArms.ONE, UnfoldingArms.UNTRAINED)) {
            for (String way : List.of("Along", "Across")) {
                double[] values = results.defined(arm, "response" + way);
                if (values.length > 0) {
                    arms.add(new Panel.Dots.Arm(label(arm) + ", " + way.toLowerCase(Locale.ROOT), values));
                }
            }
        }
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    "push-response",
                    "What is left of a small push after 10 steps",
                    "Size of a push of 1 % of the states' spread, along and across the states of position, over its size at"
                            + " first; median over positions. A push of all units feeds the directions along, which may then"
                            + " hold more than they were given. A dot a seed.",
                    "share left",
                    arms,
                    List.of(new Panel.Line("kept", 1))));
        }
    }

    private void accumulation() {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        int network = 1;
        for (Findings found : findings(UnfoldingArms.ONE)) {
            if (found.hasArray("slow_point_accumulation")) {
                double[] y = found.array("slow_point_accumulation").values();
                double[] x =
                        IntStream.rangeClosed(1, y.length).mapToDouble(i -> i).toArray();
                curves.add(new Panel.Curves.Curve("network " + network, x, y, null, null, false));
            }
            network++;
        }
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    "slow-points",
                    "Distinct slow points found",
                    "Against the number of starts; a curve that stays flat speaks for completeness, one that keeps rising for a"
                            + " continuum.",
                    new Panel.Curves.Axis("starts", false),
                    new Panel.Curves.Axis("distinct slow points", false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    private void spectrum() {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray("jacobian_spectrum_0")) {
            return;
        }
        NumberArray spectrum = first.array("jacobian_spectrum_0");
        double[] circleX = IntStream.range(0, 180)
                .mapToDouble(i -> StrictMath.cos(StrictMath.toRadians(2 * i)))
                .toArray();
        double[] circleY = IntStream.range(0, 180)
                .mapToDouble(i -> StrictMath.sin(StrictMath.toRadians(2 * i)))
                .toArray();
        all.add(new Panel.Scatter(
                "jacobian-spectrum",
                "Eigenvalues at the slowest point",
                "Of the step's Jacobian at the slowest state of the positions' mean length; on the circle a push neither grows nor shrinks."
                        + FIRST,
                "real part",
                "imaginary part",
                true,
                List.of(
                        new Panel.Scatter.Group("eigenvalues", spectrum.row(0), spectrum.row(1)),
                        new Panel.Scatter.Group("modulus 1", circleX, circleY)),
                List.of(),
                List.of()));
    }

    private void hierarchy() {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String type : List.of("band", "grid")) {
            for (int module = 1; module <= 2; module++) {
                String measure = type + "ShareModule" + module;
                double[] values = results.defined(UnfoldingArms.TWO, measure);
                if (values.length > 0) {
                    arms.add(new Panel.Dots.Arm(type + ", module " + module, values));
                    arms.add(new Panel.Dots.Arm(
                            type + ", module " + module + ", untrained",
                            results.defined(UnfoldingArms.TWO, measure + "Untrained")));
                }
            }
        }
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    "hierarchy",
                    "Where band and grid units are in the hierarchy",
                    "Share of the units of each module; velocity enters module 1, module 2 is read out. Published (4096 units a"
                            + " module): band 0.24 and 0.14, grid 0.07 and 0.17. A dot a seed.",
                    "share of units",
                    arms,
                    List.of()));
        }
    }
}
