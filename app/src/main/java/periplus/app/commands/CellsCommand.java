package periplus.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.analysis.celltypes.CellType;
import periplus.analysis.celltypes.CellTypeTable.Reading;
import periplus.app.figures.PanelFigure;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.lab.files.AtomicFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.PathIntegratorWeights;
import periplus.lab.formats.PathIntegratorWeights.Layout;
import periplus.lab.formats.PathIntegratorWeights.Names;
import periplus.lab.runs.ForeignNetwork;
import periplus.lab.runs.RunFolder;
import periplus.lab.runs.TrainedRun;
import periplus.lab.runs.UnitTypesTable;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.unfolding.UnitCensus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus cells}: the cell types of any path integrator's units. */
@Command(
        name = "cells",
        mixinStandardHelpOptions = true,
        description = {
            "Cell types of a path integrator's units: grid, band, border, heading and speed scores with their nulls.",
            "Takes a finished run, a .safetensors file with PyTorch's names, or a folder with encoder.npy, recurrent.npy,"
                    + " input.npy and readout.npy. Weights need the centres of their place cells."
        })
final class CellsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN|WEIGHTS", description = "a run's folder, or somebody else's weights")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path source;

    @Option(names = "--centres", paramLabel = "FILE.npy", description = "place-cell centres [place][x, y] in metres")
    private @Nullable Path centres;

    @Option(
            names = "--arena-side",
            paramLabel = "L",
            description = "side of the weights' square box in m (default: 2.2)")
    private double sideMetres = 2.2;

    @Option(names = "--place-width", paramLabel = "W", description = "width of the place fields in m (default: 0.12)")
    private double widthMetres = 0.12;

    @Option(
            names = "--surround-ratio",
            paramLabel = "K",
            description = "variance of the surround over that of the centre (default: 2)")
    private double surroundRatio = 2;

    @Option(
            names = "--rows",
            paramLabel = "to|from",
            description = "what the rows of foreign weights are: targets as in PyTorch (default), or sources")
    private String rows = "to";

    @Option(names = "--trials", paramLabel = "N", description = "trials of 20 steps behind the maps (default: 10000)")
    private int trials = 10_000;

    @Option(names = "--nulls", paramLabel = "N", description = "surrogates a unit (default: 20; 0: none)")
    private int nulls = 20;

    @Option(names = "--seed", paramLabel = "N", description = "the seed of walks and nulls (default: 1)")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "also write cells.csv, cells.json and cells.svg there")
    private @Nullable Path out;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        UnitCensus census;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            census = census(team);
        }
        SequencedMap<String, @Nullable Object> json = json(census);
        if (out != null) {
            write(out, census, json);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(json));
        } else {
            print(output, census);
        }
        output.flush();
        return 0;
    }

    private void check() {
        if (!(sideMetres > 0) || !(widthMetres > 0) || !(surroundRatio > 1) || sideMetres + surroundRatio > 1e6) {
            throw new BadCallException("--arena-side and --place-width must be positive numbers of metres and"
                    + " --surround-ratio above 1, got " + sideMetres + ", " + widthMetres + " and " + surroundRatio);
        }
        if (trials < 10 || nulls < 0) {
            throw new BadCallException(
                    "--trials must be at least 10 and --nulls at least 0, got " + trials + " and " + nulls);
        }
        if (!rows.equals("to") && !rows.equals("from")) {
            throw new BadCallException("--rows must be to or from, got '" + rows + "'");
        }
    }

    private UnitCensus census(ThreadTeam team) {
        UnitCensus.Settings settings = new UnitCensus.Settings(trials, Math.min(200, trials), nulls);
        boolean npy = Files.isRegularFile(source.resolve("recurrent.npy"));
        if (Files.isDirectory(source) && !npy) {
            PathIntegrator run = TrainedRun.load(RunFolder.open(source), team);
            return UnitCensus.of(run.network(), run.task(), settings, seed, team);
        }
        if (centres == null) {
            throw new BadCallException(source + " holds weights, which say nothing of where their place cells are; give"
                    + " --centres FILE.npy with x and y of each in metres");
        }
        Layout layout = rows.equals("to") ? Layout.ROW_IS_TO : Layout.ROW_IS_FROM;
        PathIntegratorWeights weights = npy
                ? PathIntegratorWeights.readNpy(
                        source.resolve("encoder.npy"),
                        source.resolve("recurrent.npy"),
                        source.resolve("input.npy"),
                        source.resolve("readout.npy"),
                        layout)
                : PathIntegratorWeights.readSafeTensors(source, Names.pytorch(), layout);
        ForeignNetwork foreign = ForeignNetwork.of(
                weights, centres, sideMetres, widthMetres, surroundRatio, KernelProviders.choose("auto", team));
        return UnitCensus.of(foreign.network(), foreign.task(), settings, seed, team);
    }

    private static Map<Reading, SequencedMap<String, Object>> counts(UnitCensus census) {
        Map<Reading, SequencedMap<String, Object>> counts = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            SequencedMap<String, Object> row = new LinkedHashMap<>();
            for (CellType type : CellType.values()) {
                row.put(type.jsonName(), census.table().count(type, reading));
            }
            row.put("bandAndGrid", census.table().overlap(CellType.BAND, CellType.GRID, reading));
            row.put(
                    "neitherBandNorGrid",
                    census.table().remainder(java.util.EnumSet.of(CellType.BAND, CellType.GRID), reading));
            counts.put(reading, row);
        }
        return counts;
    }

    private SequencedMap<String, @Nullable Object> json(UnitCensus census) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("units", census.units());
        json.put("trials", trials);
        json.put("surrogatesAUnit", nulls);
        json.put("seed", seed);
        Map<Reading, SequencedMap<String, Object>> counts = counts(census);
        json.put("byScore", counts.get(Reading.SCORE));
        json.put("byScoreAndNull", nulls == 0 ? null : counts.get(Reading.SCORE_AND_NULL));
        json.put("bandModules", census.bandModules().modules().size());
        json.put("gridModules", census.gridModules().modules().size());
        SequencedMap<String, Object> rules = new LinkedHashMap<>();
        census.table()
                .settings()
                .rules()
                .forEach(rule -> rules.put(
                        rule.type().jsonName(),
                        rule.score().jsonName() + " above " + rule.threshold() + " (" + rule.origin() + ")"));
        json.put("rules", rules);
        return json;
    }

    private void print(PrintWriter output, UnitCensus census) {
        output.println(census.units() + " units of " + source);
        output.println("  type                   by score   and above its null");
        Map<Reading, SequencedMap<String, Object>> counts = counts(census);
        SequencedMap<String, Object> byNull = counts.getOrDefault(Reading.SCORE_AND_NULL, new LinkedHashMap<>());
        counts.getOrDefault(Reading.SCORE, new LinkedHashMap<>())
                .forEach((type, count) -> output.println(String.format(
                        Locale.ROOT, "  %-20s %10s %20s", type, count, nulls == 0 ? "-" : byNull.get(type))));
        output.println("  modules: " + census.bandModules().modules().size() + " of band units, "
                + census.gridModules().modules().size() + " of grid units");
        if (out != null) {
            output.println("table: " + out.resolve("cells.csv"));
        }
    }

    private static void write(Path folder, UnitCensus census, SequencedMap<String, @Nullable Object> json) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot make the folder " + folder + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Give another --out",
                    e);
        }
        UnitTypesTable.csv(census).write(folder.resolve("cells.csv"));
        Json.write(folder.resolve("cells.json"), json);
        AtomicFile.write(
                folder.resolve("cells.svg"),
                PanelFigure.of(UnitTypesTable.figure(census)).svg().getBytes(StandardCharsets.UTF_8));
    }
}
