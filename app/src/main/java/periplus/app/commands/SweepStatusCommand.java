package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import periplus.lab.files.DiskStorage;
import periplus.lab.formats.Json;
import periplus.lab.sweeps.CellOutcome;
import periplus.lab.sweeps.SweepFolder;
import periplus.lab.sweeps.SweepPlan;
import periplus.lab.sweeps.SweepState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus sweep status}: how a sweep stands; changes nothing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows how a sweep stands: done, failed with reasons, running, interrupted, missing.",
        footer = {"", "Exit code: 0 every cell has ended, 1 some have not."})
final class SweepStatusCommand implements Callable<Integer> {
    private static final int LISTED = 20;

    @Parameters(index = "0", paramLabel = "DIR", description = "the sweep's folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path path;

    @Option(names = "--all", description = "list every cell, not only the first 20 of each state")
    private boolean all;

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        SweepFolder folder = SweepFolder.existing(path);
        SweepPlan<?> plan = folder.plan();
        SweepState state = SweepState.read(DiskStorage.INSTANCE, folder, plan);
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("cells", plan.size());
            for (SweepState.Cell where : SweepState.Cell.values()) {
                line.put(where.word(), state.count(plan, where));
            }
            line.put("complete", state.isComplete(plan));
            output.println(Json.line(line));
        } else {
            PrintWriter err = spec.commandLine().getErr();
            state.messages().forEach(err::println);
            err.flush();
            for (SweepState.Cell where : SweepState.Cell.values()) {
                output.println(String.format(Locale.ROOT, "%-12s%,8d", where.word(), state.count(plan, where)));
            }
            output.println(String.format(Locale.ROOT, "%-12s%,8d", "all", plan.size()));
            for (SweepState.Cell where : SweepState.Cell.values()) {
                if (all || where != SweepState.Cell.DONE && where != SweepState.Cell.MISSING) {
                    list(output, plan, state, where);
                }
            }
        }
        output.flush();
        return state.isComplete(plan) ? 0 : 1;
    }

    private void list(PrintWriter output, SweepPlan<?> plan, SweepState state, SweepState.Cell where) {
        int listed = 0;
        for (int cell = 0; cell < plan.size(); cell++) {
            String id = plan.ids().get(cell);
            if (state.of(id) != where) {
                continue;
            }
            if (!all && listed == LISTED) {
                output.println("  ... more; --all lists them");
                return;
            }
            CellOutcome outcome = state.outcome(id);
            String reason = outcome == null ? null : outcome.failure();
            output.println("  " + where.word() + "  " + id + "  " + plan.describe(cell)
                    + (reason == null ? "" : ": " + reason));
            listed++;
        }
    }
}
