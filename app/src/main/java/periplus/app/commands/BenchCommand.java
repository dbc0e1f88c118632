package periplus.app.commands;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.lab.bench.Benchmark;
import periplus.lab.bench.BenchmarkCase;
import periplus.lab.bench.BenchmarkReport;
import periplus.lab.bench.BenchmarkRunner;
import periplus.lab.bench.Benchmarks;
import periplus.lab.bench.Ceilings;
import periplus.lab.bench.Measurement;
import periplus.lab.formats.Json;
import periplus.lab.runs.Machine;
import periplus.lab.workers.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus bench}: how fast real work is here, and how near to what the machine can do. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Times pieces of real work, each with its question, against this machine's own ceilings.",
            "Benchmarks: products, leaky-step, many-networks, place-step, replay, paths, grid-scores, barcode."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double LONGEST_CEILING_SECONDS = 1;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "one benchmark (default: all)")
    private @Nullable String name;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "time for each benchmark, shared by its cases (default: 10)")
    private double seconds = 10;

    @Option(names = "--heavy", description = "add the cases that take minutes (4096 units)")
    private boolean heavy;

    @Option(names = "--kernels", paramLabel = "KIND", description = "auto (default), simd or plain")
    private String kernelsWish = "auto";

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!(seconds > 0) || seconds > 3600) {
            throw new BadCallException("--seconds must be above 0 and at most 3600, got " + seconds);
        }
        List<Benchmark> chosen = name == null ? Benchmarks.ALL : List.of(Benchmarks.named(name));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            KernelProviders.Choice choice = KernelProviders.explain(kernelsWish, team);
            Kernels kernels = choice.kernels();
            Ceilings ceilings = Ceilings.measure(kernels, Math.min(LONGEST_CEILING_SECONDS, seconds));
            BenchmarkReport report = new BenchmarkReport(
                    Machine.detect(),
                    Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                    team.count(),
                    choice.reason(),
                    ceilings,
                    List.of());
            if (!common.json) {
                out.print(report.heading());
                out.flush();
            }
            List<BenchmarkReport.Result> results = new ArrayList<>();
            for (Benchmark benchmark : chosen) {
                BenchmarkReport.Result result = measure(benchmark, kernels, err);
                results.add(result);
                if (!common.json) {
                    out.print(report.table(result));
                    out.flush();
                }
            }
            if (common.json) {
                out.println(Json.line(report.with(results).toJson()));
            }
        }
        out.flush();
        return 0;
    }

    private BenchmarkReport.Result measure(Benchmark benchmark, Kernels kernels, PrintWriter err) {
        List<BenchmarkCase> cases = benchmark.cases(heavy);
        BenchmarkRunner runner = new BenchmarkRunner(kernels, seconds / cases.size());
        List<Measurement> measurements = new ArrayList<>();
        for (BenchmarkCase one : cases) {
            err.println("measuring " + benchmark.name() + ": " + one.label());
            err.flush();
            measurements.add(runner.measure(one));
        }
        return new BenchmarkReport.Result(benchmark, measurements);
    }
}
