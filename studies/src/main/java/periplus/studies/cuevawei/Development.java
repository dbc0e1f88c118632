package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.population.TSne;
import periplus.analysis.population.TSneSettings;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.tuning.MapSimilarity;
import periplus.core.carriers.RateMaps;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.studies.study.Findings;
import periplus.studies.study.RunContext;

/**
 * How early each unit has the map that it ends with.
 *
 * <pre>similarity(u) = mean over early snapshots of the correlation of u's map then with u's map at the end</pre>
 *
 * <p>Early is from {@value #FROM} to {@value #TO} of all updates. Smooth maps resemble any smooth map, so that border
 * units could lead by construction: the control takes for each unit the early maps of the next unit of its kind.
 *
 * <p>The picture embeds units by 1 - correlation of their rates over time.
 */
@Source(key = "cueva2018", where = "figure 4: border units first, grid units late; the number is ours")
final class Development {
    static final double FROM = 0.04;
    static final double TO = 0.45;

    private static final double NEIGHBOURS = 15;

    private Development() {}

    static void measure(
            Findings findings, RunContext context, UnitTypes types, TestTrials last, RateMaps end, int bins) {
        int updates = context.network().recipe().training().steps();
        int units = types.units();
        List<RateMaps> early = new ArrayList<>();
        List<double[]> pictures = new ArrayList<>();
        List<Double> at = new ArrayList<>();
        List<double[]> course = new ArrayList<>();
        List<Double> error = new ArrayList<>();
        for (long step : context.snapshotSteps()) {
            var network = context.networkAt(step);
            TestTrials trials = TestTrials.run(network, last.trials());
            RateMaps maps = trials.maps(network.arena(), bins, context.workers());
            if (step >= FROM * updates && step <= TO * updates) {
                early.add(maps);
            }
            at.add((double) step);
            error.add(trials.meanErrorMetres());
            pictures.add(picture(trials, context.workers()));
            course.add(similarity(maps, end));
        }
        at.add((double) updates);
        error.add(last.meanErrorMetres());
        findings.array("error_by_update_m", error.stream().mapToDouble(e -> e).toArray(), error.size());
        pictures.add(picture(last, context.workers()));
        double[] own = new double[units];
        double[] another = new double[units];
        int[] next = nextOfKind(types);
        for (RateMaps maps : early) {
            for (int u = 0; u < units; u++) {
                own[u] += MapSimilarity.of(maps.map(u), end.map(u)).orNaN() / early.size();
                // the kind says nothing of the sign, so neither does the control
                another[u] +=
                        Math.abs(MapSimilarity.of(maps.map(next[u]), end.map(u)).orNaN()) / early.size();
            }
        }
        if (early.isEmpty()) {
            java.util.Arrays.fill(own, Double.NaN);
            java.util.Arrays.fill(another, Double.NaN);
        }
        findings.put("earlySimilarityBorder", Numbers.mean(own, types.kind()[UnitTypes.BORDER], "border-like units"));
        findings.put("earlySimilarityGrid", Numbers.mean(own, types.kind()[UnitTypes.GRID], "grid-like units"));
        findings.put(
                "earlySimilarityBorderOther",
                Numbers.mean(another, types.kind()[UnitTypes.BORDER], "border-like units"));
        findings.put(
                "earlySimilarityGridOther", Numbers.mean(another, types.kind()[UnitTypes.GRID], "grid-like units"));
        arrays(findings, units, at, pictures, course);
    }

    private static void arrays(
            Findings findings, int units, List<Double> at, List<double[]> pictures, List<double[]> course) {
        double[] cloud = new double[pictures.size() * 2 * units];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, cloud, i * 2 * units, 2 * units);
        }
        findings.array("tsne", cloud, pictures.size(), units, 2);
        findings.array("tsne_updates", at.stream().mapToDouble(s -> s).toArray(), at.size());
        if (!course.isEmpty()) {
            double[] similarity = new double[course.size() * units];
            for (int i = 0; i < course.size(); i++) {
                System.arraycopy(course.get(i), 0, similarity, i * units, units);
            }
            findings.array("similarity_to_end", similarity, course.size(), units);
        }
    }

    private static double[] similarity(RateMaps maps, RateMaps end) {
        double[] similarity = new double[maps.units()];
        for (int u = 0; u < similarity.length; u++) {
            similarity[u] = MapSimilarity.of(maps.map(u), end.map(u)).orNaN();
        }
        return similarity;
    }

    /** For each unit the next that is a border-like unit where it is one, a grid-like one where it is one, else any. */
    private static int[] nextOfKind(UnitTypes types) {
        int[] next = new int[types.units()];
        for (int u = 0; u < next.length; u++) {
            next[u] = (u + 1) % next.length;
            for (int step = 1; step < next.length; step++) {
                int v = (u + step) % next.length;
                if (types.main(v) == types.main(u)) {
                    next[u] = v;
                    break;
                }
            }
        }
        return next;
    }

    /** [unit][2], NaN where the picture cannot be made. */
    static double[] picture(TestTrials trials, Workers workers) {
        int units = trials.units();
        double[] flat = new double[2 * units];
        double perplexity = Math.min(NEIGHBOURS, (units - 2) / 3.0);
        if (perplexity < 1) {
            java.util.Arrays.fill(flat, Double.NaN);
            return flat;
        }
        TSne embedded = TSne.of(distances(trials, workers), TSneSettings.plane(perplexity), workers);
        for (int u = 0; u < units; u++) {
            flat[2 * u] = embedded.coordinates()[u][0];
            flat[2 * u + 1] = embedded.coordinates()[u][1];
        }
        return flat;
    }

    /** 1 - correlation of rates over at most 4,000 evenly spaced rows; a silent unit correlates with none. */
    private static DistanceMatrix distances(TestTrials trials, Workers workers) {
        int units = trials.units();
        int rows = trials.steps() * trials.trials();
        int samples = Math.max(2, Math.min(4000, rows / 10));
        double[][] z = new double[units][samples];
        long stride = Math.max(1, rows / samples);
        workers.run(units, (u, worker) -> {
            double sum = 0;
            for (int s = 0; s < samples; s++) {
                z[u][s] = trials.rates()[(int) ((s * stride) % rows) * units + u];
                sum += z[u][s];
            }
            double squares = 0;
            for (int s = 0; s < samples; s++) {
                z[u][s] -= sum / samples;
                squares += z[u][s] * z[u][s];
            }
            for (int s = 0; s < samples; s++) {
                z[u][s] = squares > 0 ? z[u][s] / Math.sqrt(squares) : 0;
            }
        });
        double[][] distance = new double[units][units];
        workers.run(units, (u, worker) -> {
            for (int v = 0; v < units; v++) {
                double product = 0;
                // the same order for (u, v) and (v, u)
                for (int s = 0; s < samples; s++) {
                    product += z[u][s] * z[v][s];
                }
                distance[u][v] = u == v ? 0 : Math.max(0, 1 - product);
            }
        });
        return DistanceMatrix.of(distance);
    }
}
