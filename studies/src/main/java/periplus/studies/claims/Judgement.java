package periplus.studies.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;

/**
 * What the runs say to a comparison.
 *
 * @param comparison whose numbers these are; of {@link Comparison.AllOf} the part that decides
 * @param n seeds (pairs of seeds; the smaller sample where unpaired) that entered; of {@link Comparison.AllOf} the least
 * @param effect mean effect in the measure's unit, in the claim's own sign (treatment minus reference)
 * @param effectName what the effect is: "mean paired difference, m"
 * @param standardised the same over its standard deviation between seeds (Cohen's d_z, or Hedges' g when unpaired)
 * @param low lower end of the 95 % bootstrap interval of the effect
 * @param high its upper end
 * @param p one-sided, of the claimed direction; undefined where no test is possible
 * @param verdict by the fixed rule of {@link Judge}
 * @param why the rule at work, in one or two sentences with its numbers, and how many runs failed or were undefined
 * @param parts judgements of the parts of {@link Comparison.AllOf}; empty otherwise
 * @param control what the claim's negative control showed; null where the claim has none
 */
public record Judgement(
        Comparison.Single comparison,
        int n,
        Measured effect,
        String effectName,
        Measured standardised,
        Measured low,
        Measured high,
        Measured p,
        Verdict verdict,
        String why,
        List<Judgement> parts,
        @Nullable Judgement control) {
    public Judgement {
        parts = List.copyOf(parts);
    }
}
