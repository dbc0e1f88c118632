package periplus.analysis.langevin;

/** Where a law pulls a point at one step: grad log p of a law that may move. */
@FunctionalInterface
public interface DriftField {
    /** Writes the pull on {@code z} in this step, counted from 1, into {@code out}. Called from several threads. */
    void at(long step, double[] z, double[] out);
}
