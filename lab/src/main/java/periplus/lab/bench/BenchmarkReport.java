package periplus.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.lab.runs.Machine;

/**
 * What was measured in one sitting, as a table for people and as JSON for tracking.
 *
 * @param date day and time in UTC, ISO 8601
 * @param kernels which kernels were active
 * @param results in the order in which they were measured
 */
public record BenchmarkReport(
        Machine machine, String date, int threads, String kernels, Ceilings ceilings, List<Result> results) {
    /** A benchmark and its measurements. */
    public record Result(Benchmark benchmark, List<Measurement> measurements) {}

    public BenchmarkReport {
        results = List.copyOf(results);
    }

    /** The same sitting with these results. */
    public BenchmarkReport with(List<Result> measured) {
        return new BenchmarkReport(machine, date, threads, kernels, ceilings, measured);
    }

    /** The object that {@code --json} prints. */
    public SequencedMap<String, @Nullable Object> toJson() {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        SequencedMap<String, @Nullable Object> where = new LinkedHashMap<>();
        where.put("os", machine.os());
        where.put("arch", machine.arch());
        where.put("cpu", machine.cpu());
        where.put("processors", machine.processors());
        where.put("java", machine.java());
        json.put("machine", where);
        json.put("date", date);
        json.put("threads", threads);
        json.put("kernels", kernels);
        json.put("peakFlopsPerSecond", ceilings.flopsPerSecond());
        json.put("memoryBytesPerSecond", ceilings.memoryBytesPerSecond());
        List<SequencedMap<String, @Nullable Object>> all = new ArrayList<>();
        for (Result result : results) {
            SequencedMap<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", result.benchmark.name());
            one.put("question", result.benchmark.question());
            one.put("unit", result.benchmark.unit());
            one.put(
                    "cases",
                    result.measurements.stream().map(m -> m.toJson(ceilings)).toList());
            all.add(one);
        }
        json.put("benchmarks", all);
        return json;
    }

    /** The machine and its ceilings, a few lines. */
    public String heading() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %s%n%s, %d %s, %s%nceilings measured now: %.1f GFLOP/s float32, %.1f GB/s memory%n",
                machine.cpu(),
                machine.processors(),
                machine.java(),
                kernels,
                threads,
                threads == 1 ? "thread" : "threads",
                date,
                ceilings.flopsPerSecond() / 1e9,
                ceilings.memoryBytesPerSecond() / 1e9);
    }

    /** One benchmark: its question, then a line a case. */
    public String table(Result result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%s: %s%n  %-40s %11s %8s %11s %12s %9s %6s%n",
                result.benchmark.name(),
                result.benchmark.question(),
                "",
                "median",
                "spread",
                "CPU",
                "items/s",
                "GFLOP/s",
                "peak"));
        for (Measurement m : result.measurements) {
            boolean products = m.floatingPointOperations() > 0;
            text.append(String.format(
                    Locale.ROOT,
                    "  %-40s %11s %7.0f%% %11s %12s %9s %6s%s%n",
                    m.label(),
                    seconds(m.medianSeconds()),
                    100 * m.relativeSpread(),
                    seconds(m.cpuSecondsPerRun()),
                    count(m.itemsPerSecond()),
                    products ? String.format(Locale.ROOT, "%.1f", m.flopsPerSecond() / 1e9) : "-",
                    products
                            ? String.format(Locale.ROOT, "%.0f%%", 100 * m.flopsPerSecond() / ceilings.flopsPerSecond())
                            : "-",
                    m.steady() ? "" : "  (still warming up)"));
        }
        return text.append("  items: ")
                .append(result.benchmark.unit())
                .append(System.lineSeparator())
                .toString();
    }

    private static String seconds(double s) {
        if (s < 1e-3) {
            return String.format(Locale.ROOT, "%.2f us", 1e6 * s);
        }
        return s < 1 ? String.format(Locale.ROOT, "%.3f ms", 1e3 * s) : String.format(Locale.ROOT, "%.3f s", s);
    }

    private static String count(double n) {
        if (n >= 1e6) {
            return String.format(Locale.ROOT, "%.2f million", n / 1e6);
        }
        return n >= 100 ? String.format(Locale.ROOT, "%.0f", n) : String.format(Locale.ROOT, "%.3g", n);
    }
}
