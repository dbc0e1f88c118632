package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class RadialFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        assertThat(RadialFunctions.fastest().name())
                .isEqualTo(RunFunctions.fastest().name());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends RadialFunctionsContract {
        @Override
        RadialFunctions radial() {
            return new PlainRadial();
        }
    }

    @Nested
    class At128Bits extends RadialFunctionsContract {
        @Override
        RadialFunctions radial() {
            return SimdAt.radial(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.RadialFunctionsTest#has256")
    class At256Bits extends RadialFunctionsContract {
        @Override
        RadialFunctions radial() {
            return SimdAt.radial(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.RadialFunctionsTest#has512")
    class At512Bits extends RadialFunctionsContract {
        @Override
        RadialFunctions radial() {
            return SimdAt.radial(512);
        }
    }
}
