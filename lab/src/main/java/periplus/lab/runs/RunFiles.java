package periplus.lab.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.lab.formats.Csv;
import periplus.lab.formats.Json;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.SafeTensors;
import periplus.nets.parameters.Parameter;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.Measurement;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.PlaceCentres;

/**
 * Writes what a run measured: {@code weights.safetensors}, {@code arrays/*.npy}, {@code units.csv},
 * {@code error_by_step.csv}, {@code summary.json}.
 *
 * <p>Paths are {@code (trial, time, axis)} in metres, maps {@code (unit, y, x)} with row 0 at the lowest y and NaN where
 * unvisited, eigenvalues {@code (n, 2)} as real and imaginary part. An undefined number is {@code null} in JSON, empty in
 * CSV and NaN in arrays, with its reason in {@code units.csv}.
 */
final class RunFiles {
    private RunFiles() {}

    /** The present weights under their names in PyTorch. */
    static void writeWeights(Path file, PathIntegrator integrator, String recipeHash) {
        SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
        for (Parameter parameter : integrator.network().parameters()) {
            tensors.put(parameter.name(), NpyArray.of(parameter.values(), parameter.shape()));
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("periplus", CodeVersion.VERSION);
        metadata.put("recipe_sha256", recipeHash);
        SafeTensors.write(file, tensors, metadata);
    }

    static void write(RunFolder folder, PathIntegrator integrator, Measurement measured, Summary summary) {
        writePaths(folder, measured.test(), integrator.recipe().analysis().exampleTrials());
        writeErrors(folder, measured.test(), integrator.recipe().task().dtSeconds());
        writeMaps(folder, measured);
        CellPopulation code = integrator.placeCode();
        PlaceCentres centres = code == null ? null : code.fieldCentres();
        if (centres != null) {
            Npy.write(folder.array("place_cell_centres_m"), NpyArray.of(centres.toArray(), centres.count(), 2));
        }
        int n = measured.eigenvalues().real().length;
        if (n > 0) {
            double[] pairs = new double[2 * n];
            for (int i = 0; i < n; i++) {
                pairs[2 * i] = measured.eigenvalues().real()[i];
                pairs[2 * i + 1] = measured.eigenvalues().imaginary()[i];
            }
            Npy.write(folder.array("recurrent_eigenvalues"), NpyArray.of(pairs, n, 2));
        }
        writeUnits(folder, measured.tuning(), measured.gridNull());
        Json.write(folder.summary(), summary.toJson());
    }

    private static void writePaths(RunFolder folder, DecodingTest test, int wanted) {
        int trials = Math.min(wanted, test.walks().trials);
        int steps = test.walks().steps;
        double[] truth = new double[2 * trials * steps];
        double[] decoded = new double[2 * trials * steps];
        double[] start = new double[2 * trials];
        for (int b = 0; b < trials; b++) {
            for (int axis = 0; axis < 2; axis++) {
                start[2 * b + axis] = test.walks().startMetres[2 * b + axis];
                for (int t = 0; t < steps; t++) {
                    int from = (t * test.walks().trials + b) * 2 + axis;
                    int to = (b * steps + t) * 2 + axis;
                    truth[to] = test.walks().targetMetres[from];
                    decoded[to] = test.decodedMetres()[from];
                }
            }
        }
        Npy.write(folder.array("example_true_paths_m"), NpyArray.of(truth, trials, steps, 2));
        Npy.write(folder.array("example_decoded_paths_m"), NpyArray.of(decoded, trials, steps, 2));
        Npy.write(folder.array("example_starts_m"), NpyArray.of(start, trials, 2));
    }

    private static void writeErrors(RunFolder folder, DecodingTest test, double dtSeconds) {
        Csv csv = new Csv(
                "step",
                "t_s",
                "mean_error_m",
                "lower_quartile_m",
                "upper_quartile_m",
                "decoder_floor_m",
                "stay_at_start_m");
        for (int t = 0; t < test.walks().steps; t++) {
            csv.row(
                    t + 1,
                    (t + 1) * dtSeconds,
                    orNull(test.error().perStepMetres().get(t)),
                    test.lowerQuartileByStepMetres()[t],
                    test.upperQuartileByStepMetres()[t],
                    orNull(test.floor().perStepMetres().get(t)),
                    orNull(test.stay().perStepMetres().get(t)));
        }
        csv.write(folder.errorByStep());
    }

    private static void writeMaps(RunFolder folder, Measurement measured) {
        RateMaps maps = measured.maps();
        Npy.write(folder.array("rate_maps"), NpyArray.of(maps.rate(), maps.units(), maps.binsY(), maps.binsX()));
        Npy.write(folder.array("occupancy_samples"), NpyArray.of(maps.occupancy(), maps.binsY(), maps.binsX()));
        Npy.write(
                folder.array("map_extent_m"),
                NpyArray.of(
                        new double[] {maps.minXMetres(), maps.maxXMetres(), maps.minYMetres(), maps.maxYMetres()}, 4));
        NullDistribution gridNull = measured.gridNull();
        if (gridNull != null) {
            int draws = gridNull.value()[0].length;
            double[] flat = new double[maps.units() * draws];
            for (int u = 0; u < maps.units(); u++) {
                System.arraycopy(gridNull.value()[u], 0, flat, u * draws, draws);
            }
            Npy.write(folder.array("grid_score_60_null"), NpyArray.of(flat, maps.units(), draws));
        }
    }

    private static void writeUnits(RunFolder folder, TuningTable tuning, @Nullable NullDistribution gridNull) {
        List<String> names = new ArrayList<>(List.of("unit"));
        for (TuningColumn column : TuningColumn.values()) {
            names.add(column.jsonName());
        }
        names.add("gridScore60P");
        names.add("undefined");
        double[] scores = tuning.column(TuningColumn.GRID_60);
        Measured[] p = gridNull == null ? null : gridNull.pValues(scores);
        Csv csv = new Csv(names.toArray(String[]::new));
        for (int u = 0; u < tuning.units(); u++) {
            List<@Nullable Object> row = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            row.add(u);
            for (TuningColumn column : TuningColumn.values()) {
                Measured score = tuning.get(u, column);
                row.add(orNull(score));
                if (score instanceof Measured.Undefined(String reason)) {
                    reasons.add(column.jsonName() + ": " + reason);
                }
            }
            row.add(p == null ? null : orNull(p[u]));
            row.add(String.join("; ", reasons));
            csv.row(row.toArray());
        }
        csv.write(folder.units());
    }

    private static @Nullable Double orNull(Measured measured) {
        return measured instanceof Measured.Value(double value) ? value : null;
    }
}
