package periplus.analysis.similarity;

import java.util.Locale;

/** The distances between systems, each with what it needs and its definition in a sentence. */
public enum SimilarityMeasure {
    DSA(
            Needs.DYNAMICS,
            "rad",
            "dynamical similarity analysis: least angle between the delay operators over orthogonal changes of"
                    + " coordinates"),
    DSA_EIGENVALUES(Needs.DYNAMICS, "1", "2-Wasserstein distance of the eigenvalues of the normalised delay operators"),
    SHAPE(Needs.SAMPLES, "rad", "Procrustes shape distance: least angle between centred activities over rotations"),
    CKA(Needs.SAMPLES, "rad", "angle of linear centred kernel alignment: arccos of CKA"),
    RSA(Needs.SAMPLES, "1", "one minus the Spearman correlation of the euclidean distances among states; no metric"),
    SVCCA(Needs.SAMPLES, "1", "one minus the mean canonical correlation of the directions with 99 % of variance"),
    WEIGHTS(Needs.WEIGHTS, "1", "Frobenius distance of recurrent weights, units matched by Frank-Wolfe (FAQ)"),
    WEIGHTS_UNMATCHED(Needs.WEIGHTS, "1", "Frobenius distance of recurrent weights, units as they are");

    /** What a distance is computed from. */
    public enum Needs {
        /** Trials, of any stimuli. */
        DYNAMICS,
        /** States of the same trials and steps. */
        SAMPLES,
        /** Recurrent matrices of one size. */
        WEIGHTS
    }

    private final Needs needs;
    private final String unit;
    private final String definition;

    SimilarityMeasure(Needs needs, String unit, String definition) {
        this.needs = needs;
        this.unit = unit;
        this.definition = definition;
    }

    /** What it is computed from. */
    public Needs needs() {
        return needs;
    }

    /** Its unit; "1" for none. */
    public String unit() {
        return unit;
    }

    /** What it is. */
    public String definition() {
        return definition;
    }

    /** "dsa_eigenvalues": as in tables and file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
