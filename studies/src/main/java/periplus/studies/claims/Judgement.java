package periplus.studies.claims;

import java.util.List;
import periplus.core.measure.Measured;

/**
 * What the runs say to a comparison.
 *
 * @param n seeds (pairs of seeds) that entered
 * @param effect mean effect in the measure's unit, in the claim's own sign (treatment minus reference)
 * @param effectName what the effect is: "mean paired difference, m"
 * @param standardised the same over its standard deviation between seeds (Cohen's d_z, or Hedges' g when unpaired)
 * @param low lower end of the 95 % bootstrap interval of the effect
 * @param high its upper end
 * @param p one-sided, of the claimed direction; undefined where no test is possible
 * @param verdict by the fixed rule of {@link Judge}
 * @param why the rule at work, in one or two sentences with its numbers, and how many runs failed or were undefined
 * @param parts judgements of the parts of {@link Comparison.AllOf}; empty otherwise
 */
public record Judgement(
        int n,
        Measured effect,
        String effectName,
        Measured standardised,
        Measured low,
        Measured high,
        Measured p,
        Verdict verdict,
        String why,
        List<Judgement> parts) {
    public Judgement {
        parts = List.copyOf(parts);
    }
}
