package periplus.lab.runs;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.TuningColumn;
import periplus.core.math.PortableMath;
import periplus.core.measure.Measured;
import periplus.lab.formats.MeasuredJson;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.Measurement;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.Task;

/** A run's headline numbers, {@code summary.json}: each with its definition beside it. */
record Summary(PathIntegrator integrator, Measurement measured) {
    private static final String LEAK = "RNN.leak_raw";

    /** What the loss on targets of this kind is counted in. */
    static String lossUnit(Task.TargetKind kind) {
        return switch (kind) {
            case PROBABILITIES -> "nats";
            case COORDINATES -> "square metres";
            case RATES -> "squared rate";
            case SIGNALS -> "squared signal";
        };
    }

    SequencedMap<String, @Nullable Object> toJson() {
        DecodingTest test = measured.test();
        Task.TargetKind kind = integrator.task().targetKind();
        boolean nats = kind == Task.TargetKind.PROBABILITIES;
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("recipe", integrator.recipe().name());
        json.put("seed", integrator.recipe().seed());
        json.put("task", integrator.task().describe());
        json.put("trainingSteps", integrator.recipe().training().steps());
        json.put("parameters", integrator.network().parameters().count());
        json.put("decoder", integrator.decoder().name());
        MeasuredJson.put(json, "decodingErrorMetres", test.error().meanMetres());
        MeasuredJson.put(json, "decodingErrorMedianMetres", test.error().medianMetres());
        MeasuredJson.put(json, "decoderFloorMetres", test.floor().meanMetres());
        MeasuredJson.put(json, "stayAtStartErrorMetres", test.stay().meanMetres());
        MeasuredJson.put(json, "centreErrorMetres", test.centre().meanMetres());
        json.put("testTrials", test.walks().trials);
        json.put("undecodedRows", test.error().undecodedRows());
        json.put("finalLoss", test.lossNatsOrSquareMetres());
        json.put("lossUnit", lossUnit(kind));
        if (nats) {
            json.put("targetEntropy", test.targetEntropyNats());
            json.put("klToTarget", test.lossNatsOrSquareMetres() - test.targetEntropyNats());
            json.put("uniformCrossEntropy", StrictMath.log(integrator.task().outputs()));
        }
        if (integrator.network().parameters().has(LEAK)) {
            putLearnedLeak(json, integrator.network().parameters().get(LEAK).values());
        }
        putGridScores(json);
        MeasuredJson.put(json, "recurrentSpectralRadius", measured.eigenvalues().radius());
        SequencedMap<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(
                "decodingErrorMetres",
                "mean Euclidean distance from decoded to true position over test trials and" + " time steps");
        definitions.put("decoderFloorMetres", "the same with the true target decoded instead of the network's output");
        for (TuningColumn column : TuningColumn.values()) {
            definitions.put(column.jsonName(), column.definition());
        }
        json.put("definitions", definitions);
        return json;
    }

    private static void putLearnedLeak(SequencedMap<String, @Nullable Object> json, float[] raw) {
        double[] alpha = new double[raw.length];
        double sum = 0;
        for (int i = 0; i < raw.length; i++) {
            alpha[i] = PortableMath.sigmoid(raw[i]);
            sum += alpha[i];
        }
        java.util.Arrays.sort(alpha);
        json.put("learnedLeakMean", sum / alpha.length);
        json.put("learnedLeakSmallest", alpha[0]);
        json.put("learnedLeakLargest", alpha[alpha.length - 1]);
    }

    private void putGridScores(SequencedMap<String, @Nullable Object> json) {
        double[] scores = java.util.Arrays.stream(measured.tuning().column(TuningColumn.GRID_60))
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        json.put("units", measured.tuning().units());
        json.put("unitsWithGridScore", scores.length);
        json.put("gridScoreUndefined", measured.tuning().reasons(TuningColumn.GRID_60));
        NullDistribution own = new NullDistribution("data", "", new double[][] {scores});
        MeasuredJson.put(json, "gridScore60Median", own.percentile(50));
        MeasuredJson.put(json, "gridScore60Percentile95", own.percentile(95));
        MeasuredJson.put(json, "gridScore60Best", own.percentile(100));
        NullDistribution gridNull = measured.gridNull();
        if (gridNull != null) {
            json.put("gridNull", gridNull.name() + " surrogates (" + gridNull.question() + ")");
            json.put("gridNullScores", gridNull.defined());
            MeasuredJson.put(json, "gridNullPercentile95", gridNull.percentile(95));
            MeasuredJson.put(json, "gridNullPercentile99", gridNull.percentile(99));
            if (gridNull.percentile(95) instanceof Measured.Value(double limit)) {
                json.put("unitsAboveNull95", (int) java.util.Arrays.stream(scores)
                        .filter(score -> score > limit)
                        .count());
            }
            if (gridNull.percentile(99) instanceof Measured.Value(double limit)) {
                json.put("unitsAboveNull99", (int) java.util.Arrays.stream(scores)
                        .filter(score -> score > limit)
                        .count());
            }
        }
    }
}
