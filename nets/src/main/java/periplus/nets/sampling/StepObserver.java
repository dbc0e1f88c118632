package periplus.nets.sampling;

import periplus.nets.network.RecurrentNetwork;

/**
 * Sees the rates of every step of a {@link FreeRun} while they are live.
 *
 * <p>Each call brings some whole chains at one step; the chains are cut into such calls by the number of workers, and
 * several workers call at once. A chain's steps arrive in order. An observer whose result must not depend on the
 * workers therefore keeps its numbers a chain, writes only those of the chains that it is given, and joins them
 * afterwards in the order of the chains.
 *
 * <p>To add your own: allocate in the constructor, nothing in {@link #observe}, and extend {@code StepObserverContract}.
 */
public interface StepObserver {
    /**
     * The state after a step.
     *
     * @param step how many steps have been made in all, at least 1
     * @param firstChain the first chain of this call
     * @param chains how many chains follow from it
     * @param values [chains][width] from {@code offset}; live, to be read before returning
     * @param network the calling worker's own copy of the network, for its readout and kernels
     */
    void observe(long step, int firstChain, int chains, float[] values, int offset, RecurrentNetwork network);
}
