package periplus.studies.study;

/**
 * Which run: a condition at a seed, for judging claims or for choosing settings before they are judged.
 *
 * @param condition the condition's id
 * @param seed of everything random in the run
 * @param role what the run may be used for
 */
public record RunKey(String condition, long seed, Role role) {
    /** What a run's numbers may be used for. */
    public enum Role {
        /** Claims are judged on it; nothing was chosen by looking at it. */
        JUDGED,
        /** Settings are chosen by it; no claim sees it. */
        VALIDATION
    }

    /** The folder's name below the study's {@code runs}: {@code leaky-0.5/seed-3}. */
    public String folderName() {
        return condition + (role == Role.VALIDATION ? "/validation-" : "/seed-") + seed;
    }
}
