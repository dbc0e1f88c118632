package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.StudyResults;

/** Figures of what pruning does: curves of the first network, and increases of all networks. */
final class PruningPanels {
    private final StudyResults results;
    private final List<Panel> all = new ArrayList<>();

    private PruningPanels(StudyResults results) {
        this.results = results;
    }

    static List<Panel> of(StudyResults results) {
        PruningPanels panels = new PruningPanels(results);
        for (String operation : PruningProbe.OPERATIONS) {
            panels.curves(operation);
        }
        panels.between();
        for (String operation : PruningProbe.OPERATIONS) {
            panels.increases(operation);
        }
        panels.increasesBetween();
        return panels.all;
    }

    private static String words(String operation) {
        return switch (operation) {
            case "velocity" -> "Without velocity input";
            case "readout" -> "Without readout";
            default -> "Without whole units";
        };
    }

    private void curves(String operation) {
        Findings first = results.first(UnfoldingArms.ONE);
        String name = "pruning_" + operation;
        if (first == null || !first.hasArray(name)) {
            return;
        }
        NumberArray errors = first.array(name);
        double[] levels = first.array(name + "_levels").values();
        int subsets = errors.shape()[2];
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (int c = 0; c < PruningProbe.CHOICES.size(); c++) {
            curves.add(curve(PruningProbe.CHOICES.get(c), levels, errors.row(c), subsets, c >= 3));
        }
        curves.removeIf(curve -> curve.x().length < 2);
        add(
                "pruning-" + operation,
                words(operation) + ": error against the number of units",
                "Mean decoding error over random subsets, band: their range; dashed: controls.",
                "units pruned",
                curves);
    }

    private void add(String id, String title, String caption, String x, List<Panel.Curves.Curve> curves) {
        if (!curves.isEmpty()) {
            all.add(new Panel.Curves(
                    id,
                    title,
                    caption + " Every prune starts from the intact network. One network: the arm's first.",
                    new Panel.Curves.Axis(x, false),
                    new Panel.Curves.Axis("error (cm)", false),
                    curves,
                    List.of(),
                    List.of()));
        }
    }

    /** Mean and range over subsets of the levels that were measured; errors[level][subset] in metres. */
    private static Panel.Curves.Curve curve(
            String label, double[] levels, double[] errors, int subsets, boolean dashed) {
        int measured = 0;
        while (measured < levels.length && !Double.isNaN(errors[measured * subsets])) {
            measured++;
        }
        double[] mean = new double[measured];
        double[] low = new double[measured];
        double[] high = new double[measured];
        for (int l = 0; l < measured; l++) {
            low[l] = Double.POSITIVE_INFINITY;
            high[l] = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < subsets; s++) {
                double centimetres = 100 * errors[l * subsets + s];
                mean[l] += centimetres / subsets;
                low[l] = Math.min(low[l], centimetres);
                high[l] = Math.max(high[l], centimetres);
            }
        }
        return new Panel.Curves.Curve(label, Arrays.copyOf(levels, measured), mean, low, high, dashed);
    }

    private void between() {
        Findings first = results.first(UnfoldingArms.ONE);
        if (first == null || !first.hasArray("pruning_between")) {
            return;
        }
        NumberArray errors = first.array("pruning_between");
        double[] fractions = {0, 0.25, 0.5, 0.75, 1};
        int subsets = errors.shape()[2];
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (int c = 0; c < PruningProbe.BETWEEN.size(); c++) {
            curves.add(curve(PruningProbe.BETWEEN.get(c), fractions, errors.row(c), subsets, c % 3 == 2));
        }
        add(
                "pruning-between",
                "Without weights between band and grid units",
                "Mean decoding error over random subsets, band: their range. Outputs of chosen sources is the text's reading,"
                        + " inputs of chosen targets the code's; dashed: weights between as many random units.",
                "share of sources or targets",
                curves);
    }

    private void increases(String operation) {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String[] row : new String[][] {
            {"band", "BandIncreaseMetres"},
            {"as many random", "BandRandomMetres"},
            {"as many matched", "BandMatchedMetres"},
            {"grid", "GridIncreaseMetres"},
            {"as many random (grid)", "GridRandomMetres"},
            {"as many matched (grid)", "GridMatchedMetres"},
            {"equal numbers: band", "EqualBandMetres"},
            {"equal numbers: grid", "EqualGridMetres"},
            {"equal numbers: undefined", "EqualUndefinedMetres"},
            {"equal numbers: random", "EqualRandomMetres"}
        }) {
            arm(arms, row[0], operation + row[1]);
        }
        dots(
                "increase-" + operation,
                words(operation) + ": error increase",
                "All units of a type, as many random ones and as many matched in the norm of what is cut; and equal numbers of"
                        + " each type.",
                arms);
    }

    private void increasesBetween() {
        List<Panel.Dots.Arm> arms = new ArrayList<>();
        for (String way : List.of("bandToGrid", "gridToBand")) {
            String words = way.equals("bandToGrid") ? "band to grid" : "grid to band";
            arm(arms, words, way + "IncreaseMetres");
            arm(arms, words + ", random", way + "RandomMetres");
            arm(arms, words + ", half, text", way + "HalfOutputsMetres");
            arm(arms, words + ", half, code", way + "HalfInputsMetres");
        }
        dots(
                "increase-between",
                "Without weights between types: error increase",
                "All weights from one type to the other, those between as many random units, and half of them in both"
                        + " readings.",
                arms);
    }

    private void arm(List<Panel.Dots.Arm> arms, String label, String measure) {
        double[] values = Arrays.stream(results.defined(UnfoldingArms.ONE, measure))
                .map(v -> 100 * v)
                .toArray();
        if (values.length > 0) {
            arms.add(new Panel.Dots.Arm(label, values));
        }
    }

    private void dots(String id, String title, String caption, List<Panel.Dots.Arm> arms) {
        if (!arms.isEmpty()) {
            all.add(new Panel.Dots(
                    id,
                    title,
                    caption + " A dot a seed.",
                    "error increase (cm)",
                    arms,
                    List.of(new Panel.Line("intact", 0))));
        }
    }
}
