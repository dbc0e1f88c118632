package periplus.tasks.codes;

/** How the centres of place fields are laid out. */
public enum CentreLaw {
    /** Uniformly at random in the arena. */
    UNIFORM,
    /** On a lattice of squares with each point shaken. */
    LATTICE,
    /** Where the animal comes: points drawn from paths of the motion. */
    ON_PATH
}
