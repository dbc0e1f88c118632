package periplus.studies.recipe;

import periplus.core.settings.Key;

/** What is measured once training is over; evaluation paths come from streams that training never uses. */
public record AnalysisSettings(
        @Key(
                doc =
                        "from place-cell outputs to a position: mean of the three strongest cells' centres, or best lattice point",
                defaultValue = "top-three")
        Decoder decoder,

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
    /** How a position is read out of place-cell outputs; coordinates need no decoder. */
    public enum Decoder {
        /** Mean of the centres of the three largest outputs: the published one. */
        TOP_THREE,
        /** The point of a 100 x 100 lattice whose place code is nearest in KL divergence. */
        TEMPLATE
    }

    public AnalysisSettings {
        Checks.atLeast("analysis.error_trials", errorTrials, 1);
        Checks.atLeast("analysis.map_trials", mapTrials, 1);
        Checks.atLeast("analysis.map_bins", mapBins, 4);
        Checks.atLeast("analysis.map_skip_steps", mapSkipSteps, 0);
        Checks.atLeast("analysis.null_surrogates", nullSurrogates, 0);
        Checks.atLeast("analysis.example_trials", exampleTrials, 1);
    }
}
