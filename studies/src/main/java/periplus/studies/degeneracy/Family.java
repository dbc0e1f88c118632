package periplus.studies.degeneracy;

import periplus.studies.tasktraining.TrainedTask;

/** The four tasks of the study, with the settings that all their conditions share. */
enum Family {
    FLIP_FLOP("flipflop", "flip-flop", 3, 0.001, 1, 1),
    DISCRIMINATION("discrimination", "delayed discrimination", 1, 0.01, 1, 0.1),
    SINE("sine", "sine generation", 1, 0.05, 1, 0.1),
    PATH("path", "path integration", 2, 0.05, 0.1, 1);

    /** As in condition ids. */
    final String id;

    /** As in labels. */
    final String label;

    /** Channels, or dimensions of path integration, where they are not the factor. */
    final int baseChannels;

    /** Task loss below which a network counts. */
    final double threshold;

    /** Leak of the maximal-update networks; 0.1 is printed for path integration, the others must answer within a step. */
    final double leak;

    /** Factor on their input weights: inputs of size 10 or 30 would saturate. */
    final double inputScale;

    Family(String id, String label, int baseChannels, double threshold, double leak, double inputScale) {
        this.id = id;
        this.label = label;
        this.baseChannels = baseChannels;
        this.threshold = threshold;
        this.leak = leak;
        this.inputScale = inputScale;
    }

    /**
     * The task.
     *
     * @param channels bits, pairs, sines, or dimensions
     * @param delay how many times as long the delays of discrimination are
     * @param head whether discrimination also asks for the difference
     */
    TrainedTask task(Sizes sizes, int channels, int delay, boolean head) {
        return switch (this) {
            case FLIP_FLOP -> new TrainedTask.FlipFlopTask(channels, sizes.flipFlopSteps(), 0.3);
            case DISCRIMINATION ->
                new TrainedTask.DelayedDiscriminationTask(channels, 5 * delay, 20 * delay, 6, 1, head, false);
            case SINE -> new TrainedTask.SineTask(channels, 10, 1, 30, 50, 0.01, 1);
            case PATH -> new TrainedTask.PathIntegrationTask(channels, 20, 10, 0.3, 0.3, 3);
        };
    }

    /** Delays of the embedding of a trial: fewer where trials are short. */
    int delays(Sizes sizes) {
        return this == FLIP_FLOP && sizes.flipFlopSteps() >= 100 || this == SINE ? 10 : 5;
    }

    /** Whether the network stands still without input, so that its fixed points are what holds its memory. */
    boolean holdsWithoutInput() {
        return this == FLIP_FLOP || this == DISCRIMINATION;
    }
}
