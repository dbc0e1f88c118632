package periplus.studies.claims;

import periplus.core.measure.Measured;

/**
 * A claim with what the runs say to it.
 *
 * @param pHolm the claim's p after Holm's adjustment over all claims of the study with a p; shown beside it, the verdict
 *     does not use it
 */
public record JudgedClaim(Claim claim, Judgement judgement, Measured pHolm) {}
