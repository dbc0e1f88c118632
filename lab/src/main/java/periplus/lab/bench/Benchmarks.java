package periplus.lab.bench;

import java.util.List;
import periplus.core.errors.BadCallException;

/** Every benchmark there is. */
public final class Benchmarks {
    /** In the order in which they are run. */
    public static final List<Benchmark> ALL = List.of(
            new MatrixProducts(),
            new LeakyTraining(),
            new ManySmallNetworks(),
            new TapeTraining(),
            new PlaceCellTraining(),
            new FreeRunning(),
            new SimulatedWalks(),
            new GridScores(),
            new TorusBarcode());

    private Benchmarks() {}

    /** The benchmark of this name. */
    public static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadCallException("there is no benchmark \"" + name + "\"; expected one of "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList())));
    }
}
