package periplus.lab.studies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Direction;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.claims.Judgement;
import periplus.studies.claims.Verdict;

/**
 * One entry of claims.json: a claim with what came out.
 *
 * @param measure in words, with its parameters
 * @param pHolm {@code numbers.p} adjusted over the study's claims
 * @param control null where the claim has no negative control
 */
public record ClaimRow(
        String id,
        String statement,
        String source,
        String measure,
        Numbers numbers,
        Measured pHolm,
        @Nullable Control control) {
    /** The row of a judged claim. */
    public static ClaimRow of(JudgedClaim judged) {
        Claim claim = judged.claim();
        Claim.Control stated = claim.control();
        Judgement shown = judged.judgement().control();
        Control control = stated == null || shown == null ? null : new Control(stated.statement(), Numbers.of(shown));
        return new ClaimRow(
                claim.id(),
                claim.statement(),
                claim.source(),
                claim.measure(),
                Numbers.of(judged.judgement()),
                judged.pHolm(),
                control);
    }

    /** What must not come out the same way, and what came out. */
    public record Control(String statement, Numbers numbers) {}

    /**
     * A judgement's numbers; of several parts the deciding one's.
     *
     * @param low lower end of the 95 % interval of the effect
     * @param p one-sided, of the claimed direction
     * @param direction the claimed one
     * @param smallestEffect in the effect's unit
     * @param parts where several comparisons must hold; else empty
     */
    public record Numbers(
            int n,
            Measured effect,
            String effectName,
            Measured standardised,
            Measured low,
            Measured high,
            Measured p,
            Direction direction,
            double smallestEffect,
            Verdict verdict,
            String why,
            List<Numbers> parts) {
        public Numbers {
            parts = List.copyOf(parts);
        }

        /** The numbers of a judgement. */
        public static Numbers of(Judgement judgement) {
            return new Numbers(
                    judgement.n(),
                    judgement.effect(),
                    judgement.effectName(),
                    judgement.standardised(),
                    judgement.low(),
                    judgement.high(),
                    judgement.p(),
                    judgement.comparison().direction(),
                    judgement.comparison().smallestEffect(),
                    judgement.verdict(),
                    judgement.why(),
                    judgement.parts().stream().map(Numbers::of).toList());
        }
    }
}
