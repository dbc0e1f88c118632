package periplus.nets.training;

import java.util.List;
import periplus.core.errors.BadInputException;

/**
 * Parameters that an optimiser treats alike, and differently from the rest.
 *
 * <p>Not to be confused with {@link periplus.nets.losses.L2Penalty}, which is part of the loss that is reported and
 * clipped; weight decay acts after clipping and is in no reported number.
 *
 * @param parameters names, each of a parameter of the network
 * @param learningRateFactor what the schedule's rate is multiplied with; 0 keeps the weights as they are
 * @param weightDecay decay of these parameters, instead of the optimiser's own; each optimiser says how it enters
 */
public record ParameterGroup(List<String> parameters, double learningRateFactor, double weightDecay) {
    public ParameterGroup {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new BadInputException("a parameter group names no parameter, expected at least one");
        }
        if (!(learningRateFactor >= 0) || !Double.isFinite(learningRateFactor)) {
            throw new BadInputException("the learning-rate factor of " + parameters + " is " + learningRateFactor
                    + ", expected 0 or a positive number");
        }
        checkDecay("the weight decay of " + parameters, weightDecay);
    }

    static void checkDecay(String name, double weightDecay) {
        if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
            throw new BadInputException(name + " is " + weightDecay + ", expected 0 or a positive number such as 1e-2");
        }
    }
}
