package periplus.studies.degeneracy;

import java.util.List;
import java.util.stream.Collectors;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class DegeneracyTexts {
    private DegeneracyTexts() {}

    static List<String> method(Scale scale) {
        Sizes sizes = Sizes.of(scale);
        String tasks = sizes.families().stream().map(f -> f.label).collect(Collectors.joining(", "));
        return List.of(
                "Networks h(t) = tanh(W h(t-1) + U x(t) + b) of " + sizes.units()
                        + " units (where width is not the factor), all weights uniform within 1/sqrt(units), learn "
                        + tasks
                        + " by Adam on the mean squared error, batches of " + sizes.batch() + " fresh trials, "
                        + sizes.stepsPerEpoch()
                        + " updates an epoch. Training ends 3 epochs after the first whose mean task"
                        + " loss is below the task's threshold ("
                        + sizes.families().stream()
                                .map(f -> f.label + " " + DegeneracyArms.number(f.threshold * sizes.thresholdFactor()))
                                .collect(Collectors.joining(", "))
                        + "), or after " + sizes.maxEpochs()
                        + " epochs without one or where the learning rate can be halved no further; such networks are counted and compared with nothing. "
                        + sizes.seeds()
                        + " seeds a condition where no other number is asked for, "
                        + DegeneracyArms.arms(scale).size() + " conditions.",
                "Factors: channels of the task; with the maximal-update parameterisation gamma, and at gamma 1 the number of"
                        + " units; a penalty on the nuclear norm or the L1 norm of the recurrent weights"
                        + (sizes.everything()
                                ? "; in delayed discrimination also longer delays and a further output that says the"
                                        + " difference."
                                : "."),
                "Dynamics: activity on the same probe trials for all networks, reduced to the principal components that hold 99"
                        + " % of its variance (20 at most), embedded with 10 delays (5 where trials are short), whitened, and"
                        + " stepped by a linear operator of one rank for all networks of a task, which a validation network"
                        + " fixes (smallest rank within 5 % of the best held-out forecast). Distance of two operators: the"
                        + " angle left by the best orthogonal change of coordinates, the least of " + sizes.starts()
                        + " descents in both determinant classes. selfResidual says what the search leaves of a distance"
                        + " that is 0, sameNetworkDsa what two halves of one network's trials differ by.",
                "Weights: Frobenius distance of the recurrent matrices after the best relabelling of units found (Frank-Wolfe,"
                        + " 5 starts), beside the distance without relabelling and that of the same networks before training."
                        + " Across widths also over the number of entries, which falls with width for matrices that share"
                        + " nothing, and over the distance before training, which takes that out.",
                "Behaviour: standard deviation over networks of the loss on trials (discrimination: delays) twice as long.",
                "A claim holds where in three quarters of the task series that were run (two at least) the Spearman correlation"
                        + " of spread (in three claims of mean) and level has the claimed sign, is at least 0.5 in size and has a 95 % interval clear"
                        + " of 0. Intervals draw networks anew, never pairs, since pairs share networks.");
    }

    static List<String> deviations(Scale scale) {
        Sizes sizes = Sizes.of(scale);
        String size = scale == Scale.PAPER
                ? "Sizes are the paper's; the split of its 3,400 networks into 68 conditions is inferred."
                : "The paper trains 3,400 networks of 128 units in four tasks. Here: "
                        + DegeneracyArms.arms(scale).size() + " conditions of " + sizes.seeds() + " networks of "
                        + sizes.units() + " units, flip-flop trials of " + sizes.flipFlopSteps() + " steps"
                        + (sizes.thresholdFactor() == 1
                                ? ", at the paper's thresholds."
                                : ", at thresholds raised so far that every step of the study runs and nothing is learnt.");
        return List.of(
                size,
                "Trial lengths (sines 50 steps, paths 20, as longer ones stay above the thresholds), clipping of gradients at norm 1,"
                        + " halving of the rate after 10 epochs without a better loss (printed for path integration: 40), pulse probability, values of gamma, strengths of the penalties, delays and rank of the"
                        + " operators are not in the text at hand and are inferred; a penalty's strength is given as its share"
                        + " of the threshold at the start.",
                "The paper's distances of dynamics and weights may come from solvers that stop early; ours search harder, so"
                        + " absolute values need not agree, and the distance without relabelling stands beside.",
                "With the maximal-update parameterisation the weights compared are J/N, as they act on rates. Its leak of 0.1 is"
                        + " printed for path integration; the other tasks ask for an answer within a step and have a leak of 1."
                        + " Its learning rate before gamma is 0.01, as flip-flops were not learnt at 0.001.",
                "The claims on means (weights' change, kernel alignment, loss beyond the trained times) were written after the"
                        + " laptop scale had been judged, with the rule of the others.",
                "Networks that did not learn are left out of all spreads, as in the paper; a condition where more than a fifth"
                        + " did not gives no verdict, because those left would be a selection.");
    }
}
