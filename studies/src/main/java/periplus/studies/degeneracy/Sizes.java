package periplus.studies.degeneracy;

import java.util.List;
import periplus.studies.study.Scale;

/**
 * How large the study is at a scale.
 *
 * @param families tasks that are run
 * @param units of a network where width is not the factor
 * @param seeds networks a condition
 * @param maxEpochs after which a network is given up
 * @param stepsPerEpoch updates an epoch
 * @param batch trials an update
 * @param flipFlopSteps steps of a flip-flop trial
 * @param thresholdFactor on the published thresholds
 * @param channels levels of the channels axis, counted from the easiest
 * @param gammas levels of the gamma axis
 * @param widths levels of the width axis, as factors on {@code units}
 * @param everything whether the axes of delay, magnitude head and the whole ladders of penalties are run
 * @param starts of the Procrustes search
 * @param fixedPointStarts states from which fixed points are searched for
 */
record Sizes(
        List<Family> families,
        int units,
        int seeds,
        int maxEpochs,
        int stepsPerEpoch,
        int batch,
        int flipFlopSteps,
        double thresholdFactor,
        int channels,
        List<Double> gammas,
        List<Double> widths,
        boolean everything,
        int starts,
        int fixedPointStarts) {
    static Sizes of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new Sizes(
                        List.of(Family.FLIP_FLOP),
                        12,
                        3,
                        2,
                        20,
                        16,
                        20,
                        2000,
                        2,
                        List.of(0.5, 1.0),
                        List.of(0.5),
                        false,
                        4,
                        8);
            case LAPTOP ->
                new Sizes(
                        List.of(Family.values()),
                        32,
                        8,
                        400,
                        128,
                        64,
                        50,
                        1,
                        3,
                        List.of(0.25, 1.0, 4.0),
                        List.of(0.5, 2.0),
                        false,
                        24,
                        64);
            case PAPER ->
                new Sizes(
                        List.of(Family.values()),
                        128,
                        50,
                        1000,
                        128,
                        64,
                        100,
                        1,
                        4,
                        List.of(0.25, 0.5, 1.0, 2.0, 4.0),
                        List.of(0.25, 0.5, 2.0, 4.0),
                        true,
                        24,
                        256);
        };
    }
}
