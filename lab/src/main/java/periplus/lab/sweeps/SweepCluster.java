package periplus.lab.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import periplus.core.errors.BadCallException;

/**
 * Other machines that do cells, behind an address such as {@code spark://HOST:PORT}.
 *
 * <p>Found with {@link ServiceLoader}: an engine is a jar on the class path, and nothing here names one. An engine expands the
 * sweep anew from its text, does cells with {@link CellRunner}, and hands each outcome back as it comes; journals and
 * tables stay with the caller. A cell that an engine does twice gives the same row.
 */
public interface SweepCluster {
    /** Whether this engine serves the address. */
    boolean takes(String address);

    /**
     * Does the cells.
     *
     * @param cells places in the plan
     * @param ended hears each outcome once it is known; may be called from any thread
     * @param stop asked now and then whether to leave
     * @throws periplus.core.errors.BadInputException where nothing answers at the address
     */
    void perform(
            String address,
            SweepSpec spec,
            List<Integer> cells,
            Consumer<CellOutcome> ended,
            BooleanSupplier stop,
            Consumer<String> messages);

    /** The engine that serves this address. */
    static SweepCluster at(String address) {
        List<String> engines = new ArrayList<>();
        for (SweepCluster cluster : ServiceLoader.load(SweepCluster.class)) {
            if (cluster.takes(address)) {
                return cluster;
            }
            engines.add(cluster.getClass().getSimpleName());
        }
        throw new BadCallException("--on " + address + ": no engine for that address is on the class path"
                + (engines.isEmpty() ? "" : " (there are " + String.join(", ", engines) + ")")
                + ". For spark://HOST:PORT build the optional module once:"
                + " mvn -Pspark -Dquick -Dmaven.test.skip package");
    }
}
