package periplus.nets.training;

import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every optimiser keeps the {@link OptimiserContract}. */
class OptimisersTest {
    @Nested
    class OfAdam extends OptimiserContract {
        @Override
        OptimiserSettings settings() {
            return new Adam.Settings();
        }
    }

    @Nested
    class OfAdamW extends OptimiserContract {
        @Override
        OptimiserSettings settings() {
            return new AdamW.Settings();
        }
    }

    @Nested
    class OfRmsProp extends OptimiserContract {
        @Override
        OptimiserSettings settings() {
            return new RmsProp.Settings();
        }
    }

    @Nested
    class OfSgd extends OptimiserContract {
        @Override
        OptimiserSettings settings() {
            return new Sgd.Settings(0.9);
        }
    }

    @Nested
    class OfAdamInGroups extends OptimiserContract {
        @Override
        OptimiserSettings settings() {
            return new GroupedOptimiser(new Adam.Settings(), List.of(new ParameterGroup(List.of("first"), 0.3, 0.1)));
        }
    }
}
