package periplus.studies.recipe;

import periplus.core.settings.Key;

/** How each group of weights starts; the defaults are PyTorch's. */
public record InitialWeightSettings(
        @Key(doc = "start to hidden state (E)", defaultValue = "{}")
        Weights encoder,

        @Key(doc = "self-motion to hidden (M)", defaultValue = "{}")
        Weights input,

        @Key(doc = "hidden to hidden (J)", defaultValue = "{}")
        Weights recurrent,

        @Key(doc = "hidden to output (D)", defaultValue = "{}")
        Weights readout) {
    /** The distribution. */
    public enum Scheme {
        /** U(-1/sqrt(fan), 1/sqrt(fan)), PyTorch's default. */
        PYTORCH,
        /** U(-a, a), a = sqrt(6 / (rows + columns)). */
        GLOROT,
        /** N(0, gain^2 / columns). */
        GAUSSIAN,
        /** gain times a random orthogonal matrix; square matrices only. */
        ORTHOGONAL,
        /** All zero. */
        ZERO
    }

    /** One group's start. */
    public record Weights(
            @Key(doc = "the distribution", defaultValue = "pytorch")
            Scheme scheme,

            @Key(doc = "factor of gaussian and orthogonal", defaultValue = "1")
            double gain) {
        public Weights {
            Checks.positive("gain", gain);
            if (gain != 1 && scheme != Scheme.GAUSSIAN && scheme != Scheme.ORTHOGONAL) {
                throw new IllegalArgumentException("gain " + gain
                        + " has no meaning for this scheme: use gaussian or orthogonal, or leave it out");
            }
        }
    }
}
