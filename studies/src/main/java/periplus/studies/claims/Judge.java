package periplus.studies.claims;

import java.util.List;
import periplus.core.measure.Measured;
import periplus.studies.study.StudyResults;

/** Judges claims on the judged runs of a study. */
public final class Judge {
    private Judge() {}

    /** The verdict on a claim, its negative control included. */
    public static Judgement judge(Claim claim, StudyResults results) {
        Measured none = Measured.undefined(claim.id() + " is not judged yet");
        return new Judgement(
                results.outcomes().size(), none, "", none, none, none, none, Verdict.INCONCLUSIVE, "", List.of());
    }
}
