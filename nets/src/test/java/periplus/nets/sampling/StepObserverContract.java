package periplus.nets.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;

/** What every observer promises; extend it with yours. */
abstract class StepObserverContract {
    static final int CHAINS = 24;
    static final int UNITS = 5;
    static final int OUTPUTS = 2;
    private static final int STEPS = 30;

    private final RecurrentNetwork network = new RecurrentNetwork(
            new NetworkShape(1, UNITS, OUTPUTS, 0), LeakyRnnSettings.vanilla(Nonlinearity.TANH), Kernels.plain());

    /** A new observer of 24 chains of a network of 5 units and 2 outputs. */
    abstract StepObserver observer();

    /** All numbers that it found. */
    abstract List<Object> found(StepObserver observer);

    private static float[] values(long step) {
        float[] values = new float[CHAINS * UNITS];
        RandomStream.of(3, "test values", step).fillGaussian(values, 0, values.length, 1f);
        return values;
    }

    private List<Object> cutAt(int... bounds) {
        network.initialise(1, Initialisation.pytorch());
        StepObserver observer = observer();
        // last block first and each through all steps: as far from step by step as workers may drift
        for (int block = bounds.length - 2; block >= 0; block--) {
            int first = bounds[block];
            for (long step = 1; step <= STEPS; step++) {
                observer.observe(step, first, bounds[block + 1] - first, values(step), first * UNITS, network);
            }
        }
        return found(observer);
    }

    @Test
    void theCutIntoBlocksOfChainsCannotBeSeen() {
        List<Object> whole = cutAt(0, CHAINS);
        assertThat(whole).isNotEmpty();
        assertThat(cutAt(0, 8, CHAINS)).usingRecursiveComparison().isEqualTo(whole);
        assertThat(cutAt(0, 8, 16, CHAINS)).usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void whatIsSeenReachesTheResult() {
        assertThat(found(observer())).usingRecursiveComparison().isNotEqualTo(cutAt(0, CHAINS));
    }

    @Test
    void aCallAllocatesNothing() {
        StepObserver observer = observer();
        float[] values = values(1);
        assertThat(Allocations.ofWarm(() -> observer.observe(4, 0, CHAINS, values, 0, network)))
                .isZero();
    }

    static List<Object> numbers(OnlineMoments moments, int width) {
        List<Object> all = new ArrayList<>();
        for (int chain = 0; chain < CHAINS; chain++) {
            all.add(moments.count(chain));
            for (int unit = 0; unit < width; unit++) {
                all.add(moments.mean(chain, unit));
            }
        }
        if (moments.count(0) > 1) {
            all.add(moments.means());
            all.add(moments.variances());
        }
        return all;
    }
}
