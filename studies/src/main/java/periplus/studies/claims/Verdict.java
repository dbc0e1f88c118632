package periplus.studies.claims;

/** What the runs say to a claim. */
public enum Verdict {
    /** The effect is there, in the claimed direction and at least of the smallest size that matters. */
    REPRODUCED("reproduced"),
    /** The effect is absent, too small to matter, or goes the other way. */
    NOT_REPRODUCED("not reproduced"),
    /** The runs cannot tell. */
    INCONCLUSIVE("inconclusive");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As in claims.json. */
    public String words() {
        return words;
    }
}
