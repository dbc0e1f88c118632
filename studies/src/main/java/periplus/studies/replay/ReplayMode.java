package periplus.studies.replay;

import java.util.List;
import periplus.nets.cells.Noise;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.FreeRunSettings;
import periplus.nets.sampling.Momentum;
import periplus.nets.sampling.NoiseScaling;
import periplus.nets.sampling.ReplaySettings;

/**
 * A way to replay that the study compares.
 *
 * @param suffix of its measures' names: {@code Plain}
 * @param label as in figures
 * @param momentum friction and noise scaling
 * @param adaptation place, strength and time constant
 */
record ReplayMode(String suffix, String label, Momentum momentum, Adaptation adaptation) {
    static final String PLAIN = "Plain";
    static final String MOMENTUM_07 = "Momentum07";
    static final String MOMENTUM_05 = "Momentum05";
    static final String UNSCALED_05 = "Unscaled05";
    static final String ADAPTATION = "Adaptation";
    static final String BOTH = "Both";

    /** Every suffix, in the order of tables and figures. */
    static final List<String> SUFFIXES = List.of(PLAIN, MOMENTUM_07, MOMENTUM_05, UNSCALED_05, ADAPTATION, BOTH);

    /** What each suffix stands for, as in definitions. */
    static String words(String suffix) {
        return switch (suffix) {
            case PLAIN -> "plain replay";
            case MOMENTUM_07 -> "momentum, friction 0.7, noise times sqrt(friction)";
            case MOMENTUM_05 -> "momentum, friction 0.5, noise times sqrt(friction)";
            case UNSCALED_05 -> "momentum, friction 0.5, noise as it was";
            case ADAPTATION -> "the chosen adaptation";
            case BOTH -> "the chosen adaptation and friction";
            default -> throw new IllegalArgumentException("no mode '" + suffix + "'");
        };
    }

    /** All modes under a choice. */
    static List<ReplayMode> all(ReplayChoice choice) {
        return List.of(
                plain(),
                new ReplayMode(MOMENTUM_07, "momentum, λ = 0.7", Momentum.preserving(0.7), Adaptation.NONE),
                new ReplayMode(MOMENTUM_05, "momentum, λ = 0.5", Momentum.preserving(0.5), Adaptation.NONE),
                new ReplayMode(
                        UNSCALED_05,
                        "λ = 0.5, noise not scaled",
                        new Momentum(0.5, NoiseScaling.NONE),
                        Adaptation.NONE),
                new ReplayMode(ADAPTATION, "adaptation", Momentum.NONE, choice.adaptation()),
                new ReplayMode(BOTH, "both", choice.momentum(), choice.adaptation()));
    }

    static ReplayMode plain() {
        return new ReplayMode(PLAIN, "plain", Momentum.NONE, Adaptation.NONE);
    }

    /** The settings of its replay: noise times sqrt(2), draws of this seed whatever the mode. */
    ReplaySettings settings(int chains, Noise noise, long seed) {
        return new ReplaySettings(new FreeRunSettings(chains, noise, Math.sqrt(2), seed), momentum, adaptation);
    }
}
