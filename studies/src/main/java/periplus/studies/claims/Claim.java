package periplus.studies.claims;

import org.jspecify.annotations.Nullable;

/**
 * A sentence of a paper as a comparison that can fail.
 *
 * @param id as in claims.json: {@code more-accurate}
 * @param statement what is claimed, in our words
 * @param source a key of references.bib, with the place where there is one: {@code zhang2026, abstract}
 * @param measure what is measured, in words, with its parameters
 * @param comparison what decides
 * @param control what must not come out the same way, for a claim that could come out true by construction; else null
 */
public record Claim(
        String id,
        String statement,
        String source,
        String measure,
        Comparison comparison,
        @Nullable Control control) {
    public Claim {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("a claim's id is of small letters, digits and '-', got '" + id + "'");
        }
    }

    /**
     * A negative control: the same comparison where the claimed cause is missing.
     *
     * @param statement what is expected not to happen
     */
    public record Control(String statement, Comparison comparison) {}
}
