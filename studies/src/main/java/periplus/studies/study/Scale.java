package periplus.studies.study;

/** How much of a study is run. The claims and their rules are the same at every scale. */
public enum Scale {
    /** Minutes on two cores: every step of the study runs, no verdict can be expected of it. */
    SMOKE,
    /** Up to a few hours on two cores: small networks, enough seeds for a verdict. */
    LAPTOP,
    /** The published size. */
    PAPER
}
