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
import periplus.app.figures.PanelFigure;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.files.AtomicFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.MeasuredJson;
import periplus.lab.formats.Npz;
import periplus.lab.formats.NpyArray;
import periplus.lab.runs.RunFolder;
import periplus.lab.runs.TrainedRun;
import periplus.lab.workers.ThreadTeam;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.Momentum;
import periplus.nets.sampling.NoiseScaling;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.replay.RunReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus replay}: what a trained network does without input. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a trained network replay: no input, noise, from the last states of trials at its task.",
            "Writes replay.npz (decoded [chains, steps, 2] in metres, states after steps 1, 9, 17, ...), replay.json and"
                    + " replay.svg, which moves."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "the folder of a finished run")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path run;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--momentum",
            paramLabel = "L",
            description = "friction in (0, 1]; 1 is no momentum (default: ${DEFAULT-VALUE})")
    private double momentum = 1;

    @Option(
            names = "--unscaled-noise",
            description = "leave the noise as it is under momentum, instead of times sqrt(L)")
    private boolean unscaled;

    @Option(
            names = "--adaptation",
            paramLabel = "B",
            description = "strength of adaptation; 0 is none (default: ${DEFAULT-VALUE})")
    private double adaptation;

    @Option(
            names = "--tau",
            paramLabel = "T",
            description = "time constant of adaptation in steps (default: ${DEFAULT-VALUE})")
    private double tau = 100;

    @Option(
            names = "--place",
            paramLabel = "WHERE",
            description = "where adaptation acts: INSIDE or OUTSIDE the nonlinearity (default: ${DEFAULT-VALUE})")
    private Adaptation.Place place = Adaptation.Place.INSIDE;

    @Option(
            names = "--noise",
            paramLabel = "SD",
            description = "sd of the state's noise a step, before its factor sqrt(2) (default: that of training)")
    private double noise = Double.NaN;

    @Option(names = "--chains", paramLabel = "N", description = "replays (default: ${DEFAULT-VALUE})")
    private int chains = 128;

    @Option(names = "--steps", paramLabel = "N", description = "steps of each (default: ${DEFAULT-VALUE})")
    private int steps = 600;

    @Option(names = "--seed", paramLabel = "N", description = "of the noise (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--gate",
            paramLabel = "M",
            description = "awake error in metres above which nothing is replayed (default: ${DEFAULT-VALUE})")
    private double gate = 0.10;

    @Option(names = "--force", description = "replay also where the awake error is above the gate")
    private boolean force;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunReplay.Request request = new RunReplay.Request(
                chains,
                steps,
                noise,
                new Momentum(momentum, unscaled ? NoiseScaling.NONE : NoiseScaling.PRESERVE),
                new Adaptation(place, adaptation, tau),
                seed,
                gate,
                force);
        RunFolder folder = RunFolder.open(run);
        RunReplay replay;
        PathIntegrator network;
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            network = TrainedRun.load(folder, team);
            replay = RunReplay.of(network, request);
        }
        SequencedMap<String, @Nullable Object> json = json(replay);
        write(replay, network, json);
        PrintWriter output = spec.commandLine().getOut();
        if (common.json) {
            output.println(Json.line(json));
        } else {
            print(output, replay);
        }
        output.flush();
        return 0;
    }

    private void write(RunReplay replay, PathIntegrator network, SequencedMap<String, @Nullable Object> json) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot make the folder " + out + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Give another --out",
                    e);
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("decoded", NpyArray.of(replay.decoded().values(), chains, steps, 2));
        arrays.put(
                "states",
                NpyArray.of(
                        replay.states(),
                        replay.kept(),
                        chains,
                        network.network().shape().units()));
        Npz.write(out.resolve("replay.npz"), arrays);
        String caption = "Decoded places over " + steps + " steps without input: " + words() + ".";
        AtomicFile.write(
                out.resolve("replay.svg"),
                PanelFigure.of(replay.panel(network, caption)).svg().getBytes(StandardCharsets.UTF_8));
        Json.write(out.resolve("replay.json"), json);
    }

    private String words() {
        return (momentum == 1 ? "no momentum" : "momentum of friction " + momentum)
                + (adaptation == 0
                        ? ", no adaptation"
                        : ", adaptation " + adaptation + " over " + tau + " steps, "
                                + place.name().toLowerCase(Locale.ROOT));
    }

    private void print(PrintWriter output, RunReplay replay) {
        output.println("replayed " + run + ": " + chains + " chains of " + steps + " steps, " + words());
        output.println(String.format(Locale.ROOT, "  awake error        %.3f m", replay.awakeRmseMetres()));
        output.println("  lambda_min         "
                + (replay.lambdaMin() instanceof Measured.Value(double least)
                        ? String.format(Locale.ROOT, "%.2f", least)
                        : "undefined: " + ((Measured.Undefined) replay.lambdaMin()).reason()));
        output.println("  unstable chains    " + replay.unstable() + " of " + chains);
        if (replay.warning() != null) {
            output.println("warning: " + replay.warning());
        }
        output.println("figure: " + out.resolve("replay.svg"));
    }

    private SequencedMap<String, @Nullable Object> json(RunReplay replay) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("chains", chains);
        json.put("steps", steps);
        json.put("friction", momentum);
        json.put("noiseScaled", !unscaled);
        json.put("adaptation", adaptation);
        json.put("tauSteps", tau);
        json.put("place", place.name().toLowerCase(Locale.ROOT));
        json.put("seed", seed);
        json.put("awakeRmseMetres", replay.awakeRmseMetres());
        MeasuredJson.put(json, "lambdaMin", replay.lambdaMin());
        json.put("warning", replay.warning());
        json.put("unstableChains", replay.unstable());
        return json;
    }
}
