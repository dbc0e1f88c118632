package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.formats.Json;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.workers.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus score}: tuning scores of anybody's rate maps. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Tuning scores of rate maps [unit][y][x] (NaN = unvisited), row 0 at the lowest y.")
final class ScoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MAPS.npy", description = "rate maps [unit][y][x], or one map [y][x]")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--box-metres",
            required = true,
            paramLabel = "L",
            description = "size of the box along x; bins are square, so y follows")
    private double boxMetres;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!(boxMetres > 0) || Double.isInfinite(boxMetres)) {
            throw new BadCallException("--box-metres must be a positive number of metres, got " + boxMetres);
        }
        RateMaps maps = maps();
        TuningTable table;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            table = TuningScores.of(maps, team);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (common.json) {
            out.println(Json.line(json(table)));
        } else {
            print(out, table);
        }
        out.flush();
        return 0;
    }

    private RateMaps maps() {
        NpyArray array = Npy.read(file);
        int rank = array.rank();
        if (rank != 2 && rank != 3) {
            throw new BadInputException(
                    file + ": the array has " + rank + " axes; expected rate maps [unit][y][x], or one map [y][x]");
        }
        if (!array.isReal()) {
            throw new BadInputException(file + ": the array holds " + array.type()
                    + "; expected real numbers. Save it with maps.astype('float64')");
        }
        int units = rank == 3 ? array.length(0) : 1;
        int binsY = array.length(rank - 2);
        int binsX = array.length(rank - 1);
        if (units < 1 || binsY < 2 || binsX < 2) {
            throw new BadInputException(file + ": " + units + " maps of " + binsY + " x " + binsX
                    + " bins; expected at least one map of at least 2 x 2 bins");
        }
        double[] rate = array.asDoubles();
        double[] occupancy = new double[binsY * binsX];
        for (int b = 0; b < occupancy.length; b++) {
            for (int u = 0; u < units; u++) {
                double value = rate[u * occupancy.length + b];
                if (Double.isInfinite(value)) {
                    throw new BadInputException(file + ": map " + u + ", bin (y " + b / binsX + ", x " + b % binsX
                            + ") is infinite; expected a finite rate, or NaN where unvisited");
                }
                if (!Double.isNaN(value)) {
                    occupancy[b] = 1;
                }
            }
        }
        double height = boxMetres * binsY / binsX;
        return new RateMaps(
                units, binsY, binsX, -boxMetres / 2, boxMetres / 2, -height / 2, height / 2, rate, occupancy);
    }

    private static SequencedMap<String, Object> json(TuningTable table) {
        SequencedMap<String, Object> definitions = new LinkedHashMap<>();
        for (TuningColumn column : TuningColumn.values()) {
            definitions.put(column.jsonName(), column.definition());
        }
        List<SequencedMap<String, @Nullable Object>> units = new ArrayList<>();
        for (int u = 0; u < table.units(); u++) {
            SequencedMap<String, @Nullable Object> unit = new LinkedHashMap<>();
            SequencedMap<String, Object> undefined = new LinkedHashMap<>();
            unit.put("unit", u);
            for (TuningColumn column : TuningColumn.values()) {
                switch (table.get(u, column)) {
                    case Measured.Value(double value) -> unit.put(column.jsonName(), value);
                    case Measured.Undefined(String reason) -> {
                        unit.put(column.jsonName(), null);
                        undefined.put(column.jsonName(), reason);
                    }
                }
            }
            if (!undefined.isEmpty()) {
                unit.put("undefined", undefined);
            }
            units.add(unit);
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("definitions", definitions);
        json.put("units", units);
        return json;
    }

    private static void print(PrintWriter out, TuningTable table) {
        out.println("unit   g60   g90   g60 min/max   expanding   border   band   spacing cm   bits");
        for (int u = 0; u < table.units(); u++) {
            out.println(String.format(
                    Locale.ROOT,
                    "%4d %s %s %s %s %s %s %s %s",
                    u,
                    cell(table, u, TuningColumn.GRID_60, 5, 1),
                    cell(table, u, TuningColumn.GRID_90, 5, 1),
                    cell(table, u, TuningColumn.GRID_60_MIN_MAX, 13, 1),
                    cell(table, u, TuningColumn.GRID_EXPANDING, 11, 1),
                    cell(table, u, TuningColumn.BORDER, 8, 1),
                    cell(table, u, TuningColumn.BAND, 6, 1),
                    cell(table, u, TuningColumn.SPACING, 12, 100),
                    cell(table, u, TuningColumn.INFORMATION, 6, 1)));
        }
        for (TuningColumn column : TuningColumn.values()) {
            out.println("  " + column.jsonName() + ": " + column.definition());
            table.reasons(column)
                    .forEach((reason, count) ->
                            out.println("    undefined for " + count + (count == 1 ? " unit: " : " units: ") + reason));
        }
    }

    private static String cell(TuningTable table, int unit, TuningColumn column, int width, double scale) {
        String text = table.get(unit, column) instanceof Measured.Value(double value)
                ? String.format(Locale.ROOT, "%.2f", scale * value)
                : "-";
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
