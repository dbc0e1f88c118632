package periplus.nets.parameters;

/** What a parameter does in the network; decides how it is initialised. */
public enum Role {
    /** Start state to hidden state. */
    ENCODER,
    /** Input to hidden. */
    INPUT,
    /** Hidden to hidden. */
    RECURRENT,
    /** Hidden to output. */
    DECODER,
    /** Added to a drive or to an output. */
    BIAS,
    /** The raw scalar or vector behind a learned leak; starts at a constant, never at a random value. */
    LEAK
}
