package periplus.studies.claims;

/** Which way a claim says that the effect goes. */
public enum Direction {
    /** The effect is above 0. */
    HIGHER,
    /** The effect is below 0. */
    LOWER;

    /** The effect counted so that what the claim says is positive. */
    public double signed(double effect) {
        return this == HIGHER ? effect : -effect;
    }
}
