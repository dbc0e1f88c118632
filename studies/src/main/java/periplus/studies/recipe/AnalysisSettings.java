package periplus.studies.recipe;

import periplus.core.settings.Key;

/** What is measured once training is over; evaluation paths come from streams that training never uses. */
public record AnalysisSettings(
        @Key(doc = "trials on which the decoding error is measured", range = ">= 1", defaultValue = "2000")
        int errorTrials,

        @Key(doc = "trials whose activity makes the rate maps", range = ">= 1", defaultValue = "20000")
        int mapTrials,

        @Key(doc = "bins along a side of the rate maps", range = ">= 4", defaultValue = "20")
        int mapBins,

        @Key(doc = "first time steps of each trial left out of the maps", defaultValue = "0")
        int mapSkipSteps,

        @Key(doc = "surrogate maps a unit behind the null distributions; 0 skips them", defaultValue = "20")
        int nullSurrogates,

        @Key(doc = "trials kept as arrays and drawn as paths", range = ">= 1", defaultValue = "12")
        int exampleTrials) {
    public AnalysisSettings {
        Checks.atLeast("analysis.error_trials", errorTrials, 1);
        Checks.atLeast("analysis.map_trials", mapTrials, 1);
        Checks.atLeast("analysis.map_bins", mapBins, 4);
        Checks.atLeast("analysis.map_skip_steps", mapSkipSteps, 0);
        Checks.atLeast("analysis.null_surrogates", nullSurrogates, 0);
        Checks.atLeast("analysis.example_trials", exampleTrials, 1);
    }
}
