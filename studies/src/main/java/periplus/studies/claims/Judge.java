package periplus.studies.claims;

import periplus.studies.study.StudyResults;

/** Judges claims on the judged runs of a study. */
public final class Judge {
    private Judge() {}

    /** The verdict on a claim, its negative control included. */
    public static Judgement judge(Claim claim, StudyResults results) {
        throw new UnsupportedOperationException(claim.id() + results);
    }
}
