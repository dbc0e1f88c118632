package periplus.lab.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.analysis.population.ClassicalScaling;
import periplus.analysis.population.Embedding;
import periplus.analysis.similarity.ComparedSystem;
import periplus.analysis.similarity.PairwiseSimilarity;
import periplus.analysis.similarity.PairwiseSimilarity.Outcome;
import periplus.analysis.similarity.SimilarityMeasure;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.lab.formats.Csv;
import periplus.lab.formats.NpyArray;
import periplus.studies.panels.Panel;

/** All pairs of systems as a table, a row a pair, as JSON, and as maps on which near systems lie near. */
public record SimilarityTables(
        List<ComparedSystem> systems, PairwiseSimilarity.Settings settings, PairwiseSimilarity found) {
    /** Fewer points have no plane. */
    private static final int LEAST_MAPPED = 3;

    /** With more systems a legend names nothing. */
    private static final int MOST_NAMED = 12;

    /** A row a pair: its systems, and a distance a measure, empty where there is none. */
    public Csv csv() {
        List<String> names = new ArrayList<>(List.of("first", "second"));
        found.outcomes().keySet().forEach(measure -> names.add(measure.id()));
        Csv csv = new Csv(names.toArray(String[]::new));
        for (int i = 0; i < systems.size(); i++) {
            for (int j = i + 1; j < systems.size(); j++) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(systems.get(i).name());
                row.add(systems.get(j).name());
                for (Outcome outcome : found.outcomes().values()) {
                    row.add(outcome instanceof Outcome.Distances(DistanceMatrix matrix) ? matrix.distance(i, j) : null);
                }
                csv.row(row.toArray());
            }
        }
        return csv;
    }

    /** Systems, settings, and by measure its definition and distances [system][system], or why there are none. */
    public SequencedMap<String, @Nullable Object> json() {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("systems", systems.stream().map(ComparedSystem::name).toList());
        json.put("delays", settings.delays());
        json.put("rank", found.rank() == 0 ? null : found.rank());
        json.put("componentsVariance", settings.variance());
        json.put("componentsAtMost", settings.components());
        json.put("statesAtMost", settings.samples());
        json.put("procrustesStarts", settings.procrustes().starts());
        json.put("matchingStarts", settings.alignment().starts());
        json.put("searchResidual", found.residual() instanceof Measured.Value(double value) ? value : null);
        SequencedMap<String, Object> measures = new LinkedHashMap<>();
        for (Map.Entry<SimilarityMeasure, Outcome> entry : found.outcomes().entrySet()) {
            SequencedMap<String, Object> one = new LinkedHashMap<>();
            one.put("unit", entry.getKey().unit());
            one.put("definition", entry.getKey().definition());
            switch (entry.getValue()) {
                case Outcome.Distances(DistanceMatrix matrix) -> one.put("distances", rows(matrix));
                case Outcome.None(String reason) -> one.put("undefined", reason);
            }
            measures.put(entry.getKey().id(), one);
        }
        json.put("measures", measures);
        return json;
    }

    /** A map of the systems a measure, by classical scaling; none for fewer than three systems. */
    public List<Panel> maps() {
        List<Panel> maps = new ArrayList<>();
        for (Map.Entry<SimilarityMeasure, Outcome> entry : found.outcomes().entrySet()) {
            if (entry.getValue() instanceof Outcome.Distances(DistanceMatrix matrix)
                    && systems.size() >= LEAST_MAPPED
                    && Arrays.stream(pairs(matrix)).anyMatch(d -> d > 0)) {
                maps.add(map(entry.getKey(), matrix));
            }
        }
        return maps;
    }

    private Panel map(SimilarityMeasure measure, DistanceMatrix matrix) {
        Embedding plane = ClassicalScaling.embed(matrix, 2, Workers.single());
        double[][] xy = plane.coordinates();
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        if (systems.size() <= MOST_NAMED) {
            for (int i = 0; i < xy.length; i++) {
                groups.add(new Panel.Scatter.Group(
                        systems.get(i).name(), new double[] {xy[i][0]}, new double[] {xy[i][1]}));
            }
        } else {
            groups.add(new Panel.Scatter.Group(
                    systems.size() + " systems",
                    Arrays.stream(xy).mapToDouble(p -> p[0]).toArray(),
                    Arrays.stream(xy).mapToDouble(p -> p[1]).toArray()));
        }
        String unit = measure.unit().equals("1") ? "" : " (" + measure.unit() + ")";
        return new Panel.Scatter(
                "map-" + measure.id().replace('_', '-'),
                "Systems by " + measure.id().replace('_', ' '),
                "Classical scaling of all pairs: " + measure.definition() + ". N = " + systems.size()
                        + " systems. A plane shows only part of the distances.",
                "dimension 1" + unit,
                "dimension 2" + unit,
                true,
                groups,
                List.of(),
                List.of());
    }

    /** The distances of all pairs. */
    public static double[] pairs(DistanceMatrix matrix) {
        int n = matrix.points();
        double[] pairs = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs[at++] = matrix.distance(i, j);
            }
        }
        return pairs;
    }

    /** The whole matrix, [system][system]. */
    public static NpyArray array(DistanceMatrix matrix) {
        int n = matrix.points();
        return NpyArray.of(
                rows(matrix).stream().flatMap(List::stream).mapToDouble(d -> d).toArray(), n, n);
    }

    private static List<List<Double>> rows(DistanceMatrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.points(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < matrix.points(); j++) {
                row.add(matrix.distance(i, j));
            }
            rows.add(row);
        }
        return rows;
    }
}
