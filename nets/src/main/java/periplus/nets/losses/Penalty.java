package periplus.nets.losses;

/** Something other than the task that training keeps small. */
public sealed interface Penalty permits WeightPenalty, FiringRatePenalty {
    /** The factor in front of it. */
    double lambda();
}
