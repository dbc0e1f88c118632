package periplus.studies.study;

/**
 * One arm of a study: what all its runs have in common.
 *
 * @param id as in folders and tables, such as {@code leaky-0.5}
 * @param label as in figures, such as "leaky, alpha 0.5"
 * @param note what sets it apart, in one sentence
 */
public record Condition(String id, String label, String note) {
    public Condition {
        if (!id.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "a condition's id is of small letters, digits, '.' and '-', got '" + id + "'");
        }
    }
}
