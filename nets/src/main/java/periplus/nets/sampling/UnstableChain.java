package periplus.nets.sampling;

/**
 * A chain that left the bound of its replay; from then on it is held where it was before.
 *
 * @param chain which
 * @param step the step that led beyond the bound
 * @param unit the first of its units that was beyond
 * @param value what that unit's state became
 */
public record UnstableChain(int chain, long step, int unit, float value) {}
