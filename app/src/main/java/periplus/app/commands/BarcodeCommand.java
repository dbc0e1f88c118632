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
import periplus.analysis.topology.Bar;
import periplus.analysis.topology.Barcode;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.RipsSettings;
import periplus.analysis.topology.TopologyPreflight;
import periplus.analysis.topology.VietorisRips;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
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

/** {@code periplus barcode}: the Vietoris-Rips barcode of anybody's points. */
@Command(
        name = "barcode",
        mixinStandardHelpOptions = true,
        description = {
            "Vietoris-Rips barcode of points [point][dim], or of a distance matrix.",
            "Deaths are distances (diameters); a bar that never dies has no death."
        })
final class BarcodeCommand implements Callable<Integer> {
    /** How points are compared. */
    enum Metric {
        EUCLIDEAN,
        COSINE
    }

    private static final int PRINTED = 10;

    @Parameters(index = "0", paramLabel = "POINTS.npy", description = "points [point][dim]")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--max-dim", paramLabel = "D", description = "highest dimension (default: 2)")
    private int maxDimension = 2;

    @Option(names = "--metric", paramLabel = "M", description = "euclidean (default) or cosine")
    private Metric metric = Metric.EUCLIDEAN;

    @Option(names = "--coefficients", paramLabel = "P", description = "homology over Z/P, P prime (default: 2)")
    private int coefficients = 2;

    @Option(
            names = "--max-distance",
            paramLabel = "D",
            description =
                    "only simplices up to this diameter (default: the enclosing radius, beyond which nothing changes)")
    private @Nullable Double maxDistance;

    @Option(names = "--distances", description = "the file holds a distance matrix [point][point]")
    private boolean distances;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        RipsSettings settings = settings();
        NpyArray array = Npy.read(file);
        if (array.rank() != 2 || !array.isReal()) {
            throw new BadInputException(
                    file + ": " + array + "; expected real numbers " + (distances ? "[point][point]" : "[point][dim]"));
        }
        long memory = Runtime.getRuntime().maxMemory();
        TopologyPreflight.requirePointsWithin(array.length(0), memory);
        DistanceMatrix matrix = distances
                ? DistanceMatrix.of(rows(array))
                : metric == Metric.COSINE ? DistanceMatrix.cosine(rows(array)) : DistanceMatrix.euclidean(rows(array));
        TopologyPreflight preflight = TopologyPreflight.of(matrix, settings);
        spec.commandLine().getErr().println(preflight.summary());
        spec.commandLine().getErr().flush();
        preflight.requireWithin(memory, Double.POSITIVE_INFINITY);
        Barcode barcode;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            barcode = VietorisRips.barcode(matrix, settings, team);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (common.json) {
            out.println(Json.line(json(barcode, matrix)));
        } else {
            print(out, barcode);
        }
        out.flush();
        return 0;
    }

    private RipsSettings settings() {
        try {
            RipsSettings settings = RipsSettings.upTo(maxDimension).withCoefficients(coefficients);
            return maxDistance == null ? settings : settings.withMaxDistance(maxDistance);
        } catch (IllegalArgumentException | BadInputException e) {
            throw new BadCallException(String.valueOf(e.getMessage()));
        }
    }

    private static double[][] rows(NpyArray array) {
        double[] flat = array.asDoubles();
        int columns = array.length(1);
        double[][] rows = new double[array.length(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = java.util.Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    private SequencedMap<String, Object> json(Barcode barcode, DistanceMatrix matrix) {
        List<SequencedMap<String, Object>> dimensions = new ArrayList<>();
        for (int d = 0; d <= maxDimension; d++) {
            List<List<@Nullable Double>> bars = new ArrayList<>();
            for (Bar bar : barcode.bars(d)) {
                List<@Nullable Double> pair = new ArrayList<>();
                pair.add(bar.birth());
                pair.add(bar.isInfinite() ? null : bar.death());
                bars.add(pair);
            }
            SequencedMap<String, Object> dimension = new LinkedHashMap<>();
            dimension.put("dimension", d);
            dimension.put("bars", bars);
            dimensions.add(dimension);
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("metric", matrix.metric());
        json.put("points", matrix.points());
        json.put("dimensions", dimensions);
        return json;
    }

    private void print(PrintWriter out, Barcode barcode) {
        for (int d = 0; d <= maxDimension; d++) {
            List<Bar> bars = barcode.bars(d);
            out.println("H" + d + ": " + bars.size() + (bars.size() == 1 ? " bar" : " bars")
                    + (bars.size() > PRINTED ? ", the " + PRINTED + " longest:" : ""));
            for (Bar bar : bars.subList(0, Math.min(PRINTED, bars.size()))) {
                out.println(String.format(
                        Locale.ROOT,
                        "  [%.4g, %s)",
                        bar.birth(),
                        bar.isInfinite() ? "inf" : String.format(Locale.ROOT, "%.4g", bar.death())));
            }
        }
    }
}
