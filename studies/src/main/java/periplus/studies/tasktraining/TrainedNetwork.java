package periplus.studies.tasktraining;

import periplus.core.measure.Measured;
import periplus.nets.network.RecurrentNetwork;

/**
 * A network after its training, whether it learnt its task or not.
 *
 * @param recipe what was asked for
 * @param network at the end of training; its recurrent matrix is {@link #recurrent}
 * @param firstRecurrent its recurrent matrix as it started, row = to, column = from
 * @param outcome whether it learnt
 * @param reason the outcome in words
 * @param epochLosses mean task loss of each epoch; the epochs made are its length
 * @param testLoss task loss on fresh trials like those of training, the same for all networks; undefined where training
 *     diverged
 * @param oodLoss task loss on longer trials, or longer delays; undefined where training diverged
 * @param weightChange |W_T - W_0|_F of the recurrent matrix
 * @param kernelAlignment alignment of the tangent kernel with that of the start; undefined where it was not asked for
 */
public record TrainedNetwork(
        TaskTrainingRecipe recipe,
        RecurrentNetwork network,
        float[] firstRecurrent,
        Outcome outcome,
        String reason,
        double[] epochLosses,
        Measured testLoss,
        Measured oodLoss,
        double weightChange,
        Measured kernelAlignment) {
    /** How training ended. */
    public enum Outcome {
        /** The threshold was passed and the patience spent. */
        CONVERGED,
        /** The epochs were spent before. */
        GIVEN_UP,
        /** A loss or a gradient was no finite number. */
        DIVERGED,
        /** Somebody stopped it. */
        STOPPED
    }

    /** The recurrent weights' name. */
    public static final String RECURRENT = "RNN.weight_hh_l0";

    /** Whether the network learnt its task. */
    public boolean converged() {
        return outcome == Outcome.CONVERGED;
    }

    /** Epochs made. */
    public int epochs() {
        return epochLosses.length;
    }

    /** Mean task loss of the last whole epoch; undefined before the first. */
    public Measured finalLoss() {
        return epochLosses.length == 0
                ? Measured.undefined("no whole epoch was made")
                : Measured.of(epochLosses[epochLosses.length - 1], "the loss was not finite");
    }

    /** The recurrent matrix at the end, row = to, column = from; live. With mu it is J/N, which acts on rates. */
    public float[] recurrent() {
        return network.parameters().get(RECURRENT).values();
    }

    /** Its hidden trajectories on the probe trials. */
    public HiddenTrajectories trajectories() {
        return HiddenTrajectories.of(recipe, network);
    }
}
