package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.lab.files.FileHashes;
import periplus.lab.formats.Json;
import periplus.lab.sweeps.Share;
import periplus.lab.sweeps.SweepPlan;
import periplus.lab.sweeps.SweepRequest;
import periplus.lab.sweeps.SweepSession;
import periplus.lab.sweeps.SweepState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus sweep}: many networks from one recipe, a row each. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Trains a network for every combination of values in a recipe and writes one table.",
        subcommands = {SweepStatusCommand.class, SweepSlurmCommand.class, SweepShareCommand.class},
        footer = {
            "",
            "Example:  periplus sweep quickstart network.units=[64,128] seeds=5 training.steps=500",
            "A list of values makes an axis; seeds=N and the block sample: {count, keys} make more. Ctrl-C stops; the",
            "same call goes on. Finished cells are kept, and a call with more values adds to them. See docs/sweeps.md."
        })
final class SweepCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "a file, or a name from: periplus recipes")
    private @Nullable String recipe;

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "recipe keys to change; a list makes an axis: network.units=[64,128]")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", description = "cells at a time, a thread each (default: all cores)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", description = "the sweep's folder (default: runs/NAME-sweep)")
    private @Nullable Path out;

    @Option(names = "--on", paramLabel = "ADDRESS", description = "do the cells on a cluster: spark://HOST:PORT")
    private @Nullable String on;

    @Option(names = "--keep-networks", description = "keep weights and checkpoints, networks/ID")
    private boolean keepNetworks;

    @Option(names = "--retry-failed", description = "do again what failed before")
    private boolean retryFailed;

    @Option(names = "--fail-fast", description = "stop at the first failed cell")
    private boolean failFast;

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        SweepPlan<?> plan = plan(recipe, overrides);
        Path folder = folder(out, plan);
        SweepRequest request = new SweepRequest(jobs, Share.WHOLE, keepNetworks, retryFailed, failFast, on);
        return Interruptible.run(stop -> {
            PrintWriter err = spec.commandLine().getErr();
            SweepSession session = SweepSession.open(folder, plan, request, new ConsoleSweepProgress(err), stop);
            return tell(session, spec, json, stop);
        });
    }

    /** The sweep of a recipe and the words after it. */
    static SweepPlan<?> plan(@Nullable String recipe, List<String> overrides) {
        if (recipe == null) {
            throw new BadCallException("which recipe? Expected: periplus sweep RECIPE [key=value ...], or one of"
                    + " periplus sweep status | slurm | run-share");
        }
        for (String word : overrides) {
            if (!word.contains("=")) {
                throw new BadCallException(
                        "'" + word + "' is not of the form key=value, such as network.units=[64,128]");
            }
        }
        return SweepPlan.read(Home.recipes().find(recipe), overrides);
    }

    static Path folder(@Nullable Path out, SweepPlan<?> plan) {
        String first = plan.ids().getFirst();
        return out == null ? Path.of("runs", first.substring(0, first.lastIndexOf('-')) + "-sweep") : out;
    }

    /** Runs the session and says how it ended; 0 where all its cells ended. */
    static int tell(SweepSession session, CommandSpec spec, boolean json, BooleanSupplier stop) {
        SweepSession.Result result = session.run();
        PrintWriter err = spec.commandLine().getErr();
        if (!result.ended()) {
            err.println(
                    stop.getAsBoolean()
                            ? "stopped; go on with the same call"
                            : "not all cells ended; go on with the same call");
            err.flush();
            return 1;
        }
        SweepState state = result.state();
        int done = state.count(result.plan(), SweepState.Cell.DONE);
        int failed = state.count(result.plan(), SweepState.Cell.FAILED);
        String hash = FileHashes.sha256(result.folder().csv());
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("folder", result.folder().path().toString());
            line.put("cells", result.plan().size());
            line.put("done", done);
            line.put("failed", failed);
            line.put("complete", result.complete());
            line.put("tableSha256", hash);
            output.println(Json.line(line));
        } else {
            output.println(result.plan().size() + " cells: " + done + " done, " + failed + " failed"
                    + (result.complete() ? "" : ", " + (result.plan().size() - done - failed) + " missing"));
            output.println("table: " + result.folder().csv() + " (sha256 " + hash.substring(0, 16) + ")");
        }
        output.flush();
        return 0;
    }
}
