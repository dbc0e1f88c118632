package periplus.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.Figure;
import periplus.app.figures.TrajectoryOverview;
import periplus.app.report.RecordedFigure;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.files.AtomicFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.MeasuredJson;
import periplus.lab.runs.RunFolder;
import periplus.lab.runs.TrainedRun;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.PathIntegrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus evaluate}: decodes a recorded path with a trained network. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes a recorded path with a trained network, window by window.",
            "Each window has the trained length and starts from the true position; the path's extent is centred on the"
                    + " run's arena."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "the folder of a finished run")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path run;

    @Option(
            names = "--path",
            required = true,
            paramLabel = "FILE",
            description = ".npz with t and pos, or .csv with t_s, x_m, y_m")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write evaluation.json and recorded-path.svg into this folder")
    private @Nullable Path out;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(run);
        DecodingTest test;
        PathIntegrator integrator;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            integrator = TrainedRun.load(folder, team);
            test = integrator.decodeRecording(
                    path.toString(),
                    TrainedRun.recording(path),
                    integrator.task().steps());
        }
        SequencedMap<String, @Nullable Object> json = json(test, integrator);
        if (out != null) {
            makeFolder(out);
            Figure figure = TrajectoryOverview.figure(
                    RecordedFigure.data(String.valueOf(path.getFileName()), test, integrator));
            AtomicFile.write(out.resolve("recorded-path.svg"), figure.svg().getBytes(StandardCharsets.UTF_8));
            Json.write(out.resolve("evaluation.json"), json);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(json));
        } else {
            output.println(
                    "decoded " + path + " in " + test.walks().trials + " windows of " + test.walks().steps + " steps");
            row(output, "mean error", test.error().meanMetres());
            row(output, "median error", test.error().medianMetres());
            row(output, "decoder floor", test.floor().meanMetres());
            row(output, "stay at the start", test.stay().meanMetres());
            row(output, "arena centre", test.centre().meanMetres());
            if (out != null) {
                output.println("figure: " + out.resolve("recorded-path.svg"));
            }
        }
        output.flush();
        return 0;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot make the folder " + folder + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Give another --out",
                    e);
        }
    }

    private static void row(PrintWriter output, String label, Measured metres) {
        output.println(String.format(
                java.util.Locale.ROOT,
                "  %-18s %s",
                label,
                metres instanceof Measured.Value(double value)
                        ? Headline.centimetres(value)
                        : "undefined: " + ((Measured.Undefined) metres).reason()));
    }

    private SequencedMap<String, @Nullable Object> json(DecodingTest test, PathIntegrator integrator) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        MeasuredJson.put(json, "meanErrorMetres", test.error().meanMetres());
        MeasuredJson.put(json, "medianErrorMetres", test.error().medianMetres());
        json.put("windows", test.walks().trials);
        json.put("windowSteps", test.walks().steps);
        json.put("dtSeconds", integrator.recipe().task().dtSeconds());
        MeasuredJson.put(json, "decoderFloorMetres", test.floor().meanMetres());
        MeasuredJson.put(json, "stayAtStartErrorMetres", test.stay().meanMetres());
        MeasuredJson.put(json, "centreErrorMetres", test.centre().meanMetres());
        json.put("decoder", integrator.decoder().name());
        json.put("undecodedRows", test.error().undecodedRows());
        return json;
    }
}
