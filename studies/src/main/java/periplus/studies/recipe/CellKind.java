package periplus.studies.recipe;

/** Which equation the network steps by. */
public enum CellKind {
    /** One nonlinearity and a leak. */
    LEAKY,
    /** Gates and a leak. */
    GRU
}
