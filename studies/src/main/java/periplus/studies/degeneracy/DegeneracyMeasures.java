package periplus.studies.degeneracy;

import java.util.List;
import periplus.studies.study.Measure;

/** What is measured on each network, and on each group of networks. */
final class DegeneracyMeasures {
    /** Defined for networks that learnt their task: these count. */
    static final String OOD_LOSS = "oodLoss";

    static final String RANK = "chosenRank";
    static final String DSA = "dsa";
    static final String UNTRAINED_DSA = "untrained_dsa";
    static final String WEIGHTS = "weights";
    static final String UNTRAINED_WEIGHTS = "untrained_weights";
    static final String WEIGHTS_PER_ENTRY = "weights_per_entry";
    static final String UNTRAINED_PER_ENTRY = "untrained_weights_per_entry";
    static final String OVER_UNTRAINED = "weights_over_untrained";

    static final List<Measure> ALL = List.of(
            new Measure("learnt", "1", "1 where the task loss of an epoch passed the threshold, else 0"),
            new Measure("epochs", "1", "epochs made, those after the threshold included"),
            new Measure("finalLoss", "1", "mean task loss of the last epoch"),
            new Measure("testLoss", "1", "mean squared error on fresh trials like those of training, the same for all"),
            new Measure(
                    OOD_LOSS,
                    "1",
                    "mean squared error on trials (discrimination: delays) twice as long; only of networks that learnt"),
            new Measure("weightChange", "1", "Frobenius norm of the change of the recurrent matrix in training"),
            new Measure(
                    "kernelAlignment",
                    "1",
                    "cosine of the tangent kernels before and after training on probe trials, last counted step"),
            new Measure(
                    "sameNetworkDsa",
                    "rad",
                    "Procrustes angle between operators of even and odd probe trials of one network: the null of dynamics"),
            new Measure(
                    "stableFixedPoints",
                    "1",
                    "distinct points with q below 1e-12 without input whose Jacobian has spectral radius below 1;"
                            + " flip-flop and discrimination"),
            new Measure("unstableFixedPoints", "1", "the same with spectral radius 1 or above"),
            new Measure(
                    RANK,
                    "1",
                    "smallest rank whose held-out forecast error is within 5 % of the best, of a validation network"),
            new Measure("networks", "1", "networks of the condition that learnt their task"),
            new Measure("notLearnt", "1", "networks of the condition that did not, or failed"),
            new Measure("dsaMean", "rad", "mean over pairs of the Procrustes angle of delay operators"),
            new Measure(
                    "wassersteinMean", "1", "mean over pairs of the 2-Wasserstein distance of operator eigenvalues"),
            new Measure("untrainedDsaMean", "rad", "dsaMean of the same networks before training"),
            new Measure(
                    "selfResidual",
                    "rad",
                    "largest Procrustes angle left between an operator and rotated copies of it"),
            new Measure(
                    "weightsMean",
                    "1",
                    "mean over pairs of the Frobenius distance of recurrent matrices, units matched"),
            new Measure("unalignedMean", "1", "the same with units as they are"),
            new Measure("weightsPerEntryMean", "1", "weightsMean over the number of entries"),
            new Measure(
                    "weightsOverNormsMean",
                    "1",
                    "aligned distance over the root of both Frobenius norms, mean over pairs"),
            new Measure("untrainedWeightsMean", "1", "weightsMean of the same networks before training"),
            new Measure("weightsOverUntrainedMean", "1", "weightsMean over untrainedWeightsMean"),
            new Measure("oodSpread", "1", "standard deviation (over n) of oodLoss over networks"),
            new Measure("oodMean", "1", "mean of oodLoss over networks"),
            new Measure("shapeMean", "rad", "mean over pairs of the Procrustes shape distance of probe activity"),
            new Measure("ckaMean", "rad", "mean over pairs of the angle of linear CKA of probe activity"),
            new Measure("svccaMean", "1", "mean over pairs of the SVCCA distance of probe activity"),
            new Measure(
                    "rsaMean",
                    "1",
                    "mean over pairs of one minus the rank correlation of euclidean distances among probe" + " states"),
            new Measure(
                    "groups", "1", "groups by average linkage of the Procrustes angles, cut at the largest silhouette"),
            new Measure("silhouette", "1", "mean silhouette of that cut"));

    private DegeneracyMeasures() {}
}
