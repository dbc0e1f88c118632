package periplus.nets.sampling;

/** What momentum does to the noise of a step. */
public enum NoiseScaling {
    /** Standard deviation times sqrt(friction): to first order in the step the law of the states stays what it was. */
    PRESERVE,
    /** As it is without momentum: the states are as if 1/friction times hotter. */
    NONE;

    /** What the standard deviation is multiplied with. */
    public double factor(double friction) {
        return this == PRESERVE ? Math.sqrt(friction) : 1.0;
    }
}
