package periplus.nets.sampling;

import java.util.List;

/**
 * All that a replay needs to go on bit for bit.
 *
 * @param step steps made
 * @param states [chains][stateSize]
 * @param before the states one step earlier, [chains][stateSize]: the velocity is the difference
 * @param adaptation c, [chains][units]
 * @param unstable a chain's departure where it has become unstable, in the order of the chains
 */
public record ReplayState(
        long step, float[] states, float[] before, float[] adaptation, List<UnstableChain> unstable) {}
