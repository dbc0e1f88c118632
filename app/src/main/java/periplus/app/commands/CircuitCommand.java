package periplus.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.Figure;
import periplus.app.figures.PanelFigure;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.Npz;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.RecordedPath;
import periplus.lab.formats.TrajectoryFile;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitSettings;
import periplus.studies.circuit.CircuitPlan;
import periplus.studies.circuit.CircuitRun;
import periplus.studies.study.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code periplus circuit}: a path integrated by the band-to-grid circuit. */
@Command(
        name = "circuit",
        mixinStandardHelpOptions = true,
        description = {
            "Integrates a simulated or recorded path with the band-to-grid circuit of continuous attractors.",
            "The circuit is calibrated first, starts at the true place and is told the velocity alone."
        })
final class CircuitCommand implements Callable<Integer> {
    private static final int SIMULATED_STEPS = 1_000;
    private static final int MOST_STEPS = 10_000_000;

    @Option(
            names = "--path",
            paramLabel = "FILE",
            description = ".npz with t and pos, or .csv with t_s, x_m, y_m (default: a simulated walk in 5 m x 5 m)")
    private @Nullable Path path;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "steps of 5 ms (default: the whole recording; 1000 of a simulated walk)")
    private @Nullable Integer steps;

    @Option(
            names = "--noise",
            paramLabel = "SD",
            description = "input noise of band and grid cells, whose inputs peak at about 80 and 170 (default: 0)")
    private double noise;

    @Option(names = "--seed", paramLabel = "N", description = "the seed of the walk and the noise (default: 1)")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write circuit.json, path.npz and the animated circuit-path.svg into this folder")
    private @Nullable Path out;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        common.checkedThreads();
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new BadCallException("--noise must be 0 or a positive number, got " + noise);
        }
        if (steps != null && (steps < 1 || steps > MOST_STEPS)) {
            throw new BadCallException("--steps must be between 1 and " + MOST_STEPS + ", got " + steps);
        }
        CircuitSettings settings = CircuitSettings.published().withNoise(noise);
        int wanted = steps != null ? steps : path == null ? SIMULATED_STEPS : MOST_STEPS;
        Trajectories walked =
                path == null ? CircuitRun.simulated(CircuitPlan.of(Scale.LAPTOP), wanted, seed) : recorded(path);
        CircuitRun run = CircuitRun.of(settings, walked, wanted, seed);
        SequencedMap<String, @Nullable Object> json = json(run, settings);
        if (out != null) {
            write(out, run, settings, json);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(json));
        } else {
            output.println(String.format(
                    Locale.ROOT,
                    "%s, %d steps of the circuit (%.4g s), %d neurons",
                    path == null ? "a simulated walk" : path.toString(),
                    run.steps(settings),
                    run.seconds(),
                    BandGridCircuit.neurons(settings)));
            row(output, "mean error", Headline.centimetres(run.followed().meanErrorMetres()));
            row(output, "largest error", Headline.centimetres(run.largestErrorMetres()));
            row(output, "last error", Headline.centimetres(last(run)));
            row(
                    output,
                    "gain",
                    String.format(
                            Locale.ROOT,
                            "%.6f after calibration",
                            run.calibration().gain()));
            row(
                    output,
                    "too fast",
                    String.format(
                            Locale.ROOT,
                            "%.2f %% of steps",
                            100 * run.followed().silencedShare()));
            if (out != null) {
                output.println("figure: " + out.resolve("circuit-path.svg"));
            }
        }
        output.flush();
        return 0;
    }

    private static Trajectories recorded(Path file) {
        RecordedPath recorded = TrajectoryFile.read(file);
        return CircuitRun.recorded(file.toString(), recorded.tSeconds(), recorded.positionMetres());
    }

    private static double last(CircuitRun run) {
        return run.followed().errorMetres()[run.path().times() - 1];
    }

    private SequencedMap<String, @Nullable Object> json(CircuitRun run, CircuitSettings settings) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("meanErrorMetres", run.followed().meanErrorMetres());
        json.put("largestErrorMetres", run.largestErrorMetres());
        json.put("lastErrorMetres", last(run));
        json.put("steps", run.steps(settings));
        json.put("seconds", run.seconds());
        json.put("dtSeconds", settings.dtSeconds());
        json.put("noise", noise);
        json.put("neurons", BandGridCircuit.neurons(settings));
        json.put("shiftRadians", run.calibration().shiftRadians());
        json.put("gain", run.calibration().gain());
        json.put("printedShiftGain", run.calibration().printedGain());
        json.put("silencedShare", run.followed().silencedShare());
        return json;
    }

    private void write(
            Path folder, CircuitRun run, CircuitSettings settings, SequencedMap<String, @Nullable Object> json) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot make the folder " + folder + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Give another --out",
                    e);
        }
        Figure figure = PanelFigure.of(run.panel("The band-to-grid circuit "
                + (noise > 0 ? "with input noise " + noise : "without noise")
                + ", started at the true place and told the velocity alone; " + run.steps(settings) + " steps."));
        AtomicFile.write(folder.resolve("circuit-path.svg"), figure.svg().getBytes(StandardCharsets.UTF_8));
        int times = run.path().times();
        double[] t = new double[times];
        for (int k = 0; k < times; k++) {
            t[k] = k * run.path().dtSeconds();
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("t_s", NpyArray.of(t, times));
        arrays.put("position_m", NpyArray.of(run.path().positionMetres(), times, 2));
        arrays.put("decoded_m", NpyArray.of(run.followed().decodedMetres(), times, 2));
        arrays.put("error_m", NpyArray.of(run.followed().errorMetres(), times));
        Npz.write(folder.resolve("path.npz"), arrays);
        Json.write(folder.resolve("circuit.json"), json);
    }

    private static void row(PrintWriter output, String label, String value) {
        output.println(String.format(Locale.ROOT, "  %-18s %s", label, value));
    }
}
