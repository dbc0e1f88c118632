package periplus.studies.pathintegration;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.analysis.weights.Spectrum;
import periplus.core.carriers.RateMaps;
import periplus.core.workers.Workers;
import periplus.nets.network.RecurrentNetwork;
import periplus.studies.recipe.AnalysisSettings;

/**
 * What a trained path integrator turned out to be: how well it decodes, what its units code, how its weights look.
 *
 * @param test decoding on trials of the stream "test"
 * @param maps rate maps over trials of the stream "maps"
 * @param tuning every score of every unit
 * @param gridNull the 60-degree best-of-rings score of surrogate maps, or null where none were asked for
 * @param eigenvalues of the recurrent weights
 */
public record Measurement(
        DecodingTest test,
        RateMaps maps,
        TuningTable tuning,
        @Nullable NullDistribution gridNull,
        Spectrum.Eigenvalues eigenvalues) {
    /** The recurrent weights' name in files. */
    public static final String RECURRENT = "RNN.weight_hh_l0";

    /** Measures everything that the recipe asks for; {@code stage} hears what is being done. */
    public static Measurement of(PathIntegrator integrator, Workers workers, Consumer<String> stage) {
        AnalysisSettings settings = integrator.recipe().analysis();
        long seed = integrator.recipe().seed();
        stage.accept("decoding test");
        DecodingTest test = integrator.decodingTest("test", settings.errorTrials());
        stage.accept("rate maps");
        RateMaps maps = ActivityMaps.of(
                integrator.network(),
                integrator.task(),
                workers,
                seed,
                "maps",
                settings.mapTrials(),
                settings.mapBins(),
                settings.mapSkipSteps());
        stage.accept("tuning scores");
        TuningTable tuning = TuningScores.of(maps, workers);
        NullDistribution gridNull = null;
        if (settings.nullSurrogates() > 0) {
            stage.accept("null distribution");
            gridNull = ShuffleNull.ofMaps(
                    maps,
                    new RadialSpectrum(),
                    settings.nullSurrogates(),
                    seed,
                    TuningScores.score(maps, TuningColumn.GRID_60),
                    workers);
        }
        stage.accept("weight spectrum");
        Spectrum.Eigenvalues eigenvalues = Spectrum.eigenvalues(
                ownWeights(integrator.network()), integrator.network().shape().units());
        return new Measurement(test, maps, tuning, gridNull, eigenvalues);
    }

    /** The recurrent weights; of a gated network those of its candidate, which come last. */
    private static float[] ownWeights(RecurrentNetwork network) {
        float[] all = network.parameters().get(RECURRENT).values();
        int units = network.shape().units();
        return Arrays.copyOfRange(all, all.length - units * units, all.length);
    }
}
