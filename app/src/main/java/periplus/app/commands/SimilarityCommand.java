package periplus.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.analysis.similarity.ComparedSystem;
import periplus.analysis.similarity.PairwiseSimilarity;
import periplus.analysis.similarity.SimilarityMeasure;
import periplus.app.figures.PanelFigure;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.lab.files.AtomicFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.Npy;
import periplus.lab.runs.ComparedSystems;
import periplus.lab.runs.SimilarityTables;
import periplus.lab.workers.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus similarity}: how alike anybody's systems are, all pairs by several distances. */
@Command(
        name = "similarity",
        mixinStandardHelpOptions = true,
        description = {
            "Distances of all pairs of systems: dynamics (DSA), representations (shape, CKA, RSA, SVCCA), weights.",
            "A system is the folder of a task run (a sweep's folder: each kept network), a .npy file with activity"
                    + " [trial][step][unit], NaN after a trial's end, or a .safetensors file with recurrent weights."
        })
final class SimilarityCommand implements Callable<Integer> {
    private static final long QUIET_NANOS = 5_000_000_000L;

    @Parameters(arity = "1..*", paramLabel = "SYSTEM", description = "run or sweep folders, .npy or .safetensors files")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> paths;

    @Option(
            names = "--of",
            split = ",",
            paramLabel = "MEASURE",
            description = "only these, of ${COMPLETION-CANDIDATES} (default: all)")
    private List<SimilarityMeasure> measures = Arrays.asList(SimilarityMeasure.values());

    @Option(names = "--delays", paramLabel = "N", description = "delays behind the operators (default: 10)")
    private int delays = 10;

    @Option(
            names = "--rank",
            paramLabel = "R",
            description = "rank of the operators (default: by forecasts of held-out trials)")
    private int rank;

    @Option(names = "--tensor", paramLabel = "NAME", description = "the recurrent weights in .safetensors files")
    private @Nullable String tensor;

    @Option(names = "--weights", description = ".npy files hold recurrent weights [to][from], not activity")
    private boolean weights;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write similarity.csv, similarity.json, a .npy matrix and a map a measure there")
    private @Nullable Path out;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private long lastLine = System.nanoTime();

    @Override
    public Integer call() {
        if (delays < 1 || delays > 1000 || rank < 0 || rank > 1000) {
            throw new BadCallException("--delays must be between 1 and 1000 and --rank between 1 and 1000, got "
                    + delays + " and " + rank);
        }
        List<ComparedSystem> systems =
                new ComparedSystems(tensor, weights, KernelProviders.choose("portable", Workers.single())).read(paths);
        if (systems.size() < 2) {
            throw new BadCallException("pairs need at least two systems, got " + systems.size()
                    + (systems.isEmpty() ? "" : ": " + systems.getFirst().name())
                    + ". A sweep keeps its networks with --keep-networks");
        }
        PairwiseSimilarity.Settings settings = PairwiseSimilarity.Settings.STANDARD.withDelays(delays, rank);
        PairwiseSimilarity found;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            found = PairwiseSimilarity.of(
                    systems, measures.stream().distinct().toList(), settings, team, this::progress);
        }
        SimilarityTables tables = new SimilarityTables(systems, settings, found);
        if (out != null) {
            write(out, tables, found);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(tables.json()));
        } else {
            print(output, systems, found);
        }
        output.flush();
        return 0;
    }

    private synchronized void progress(SimilarityMeasure measure, int done, int pairs) {
        if (System.nanoTime() - lastLine > QUIET_NANOS) {
            lastLine = System.nanoTime();
            PrintWriter err = spec.commandLine().getErr();
            err.println(measure.id() + ": " + done + " of " + pairs + " pairs");
            err.flush();
        }
    }

    private void print(PrintWriter output, List<ComparedSystem> systems, PairwiseSimilarity found) {
        output.println(systems.size() + " systems, " + systems.size() * (systems.size() - 1) / 2 + " pairs"
                + (found.rank() == 0 ? "" : "; operators on " + delays + " delays at rank " + found.rank()));
        output.println("  measure                  mean    least  greatest");
        found.outcomes().forEach((measure, outcome) -> {
            String name = measure.id() + (measure.unit().equals("1") ? "" : " (" + measure.unit() + ")");
            switch (outcome) {
                case PairwiseSimilarity.Outcome.Distances distances -> {
                    double[] values = SimilarityTables.pairs(distances.matrix());
                    output.println(String.format(
                            Locale.ROOT,
                            "  %-20s %8.4g %8.4g %9.4g",
                            name,
                            Arrays.stream(values).average().orElseThrow(),
                            Arrays.stream(values).min().orElseThrow(),
                            Arrays.stream(values).max().orElseThrow()));
                }
                case PairwiseSimilarity.Outcome.None(String reason) ->
                    output.println(String.format(Locale.ROOT, "  %-20s none: %s", name, reason));
            }
        });
        if (found.residual() instanceof Measured.Value(double residual)) {
            output.println(
                    String.format(Locale.ROOT, "the search for dsa leaves %.2g rad of a distance that is 0", residual));
        }
        found.outcomes().keySet().forEach(measure -> output.println("  " + measure.id() + ": " + measure.definition()));
        if (out != null) {
            output.println("table: " + out.resolve("similarity.csv"));
        }
    }

    private static void write(Path folder, SimilarityTables tables, PairwiseSimilarity found) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot make the folder " + folder + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Give another --out",
                    e);
        }
        tables.csv().write(folder.resolve("similarity.csv"));
        Json.write(folder.resolve("similarity.json"), tables.json());
        found.outcomes().forEach((measure, outcome) -> {
            if (outcome instanceof PairwiseSimilarity.Outcome.Distances(var matrix)) {
                Npy.write(folder.resolve(measure.id() + ".npy"), SimilarityTables.array(matrix));
            }
        });
        tables.maps()
                .forEach(panel -> AtomicFile.write(
                        folder.resolve(panel.id() + ".svg"),
                        PanelFigure.of(panel).svg().getBytes(StandardCharsets.UTF_8)));
    }
}
