package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class MapFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        assertThat(MapFunctions.fastest().name())
                .isEqualTo(RunFunctions.fastest().name());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends MapFunctionsContract {
        @Override
        MapFunctions maths() {
            return new PlainMaps();
        }
    }

    @Nested
    class At128Bits extends MapFunctionsContract {
        @Override
        MapFunctions maths() {
            return SimdAt.maps(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.MapFunctionsTest#has256")
    class At256Bits extends MapFunctionsContract {
        @Override
        MapFunctions maths() {
            return SimdAt.maps(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.MapFunctionsTest#has512")
    class At512Bits extends MapFunctionsContract {
        @Override
        MapFunctions maths() {
            return SimdAt.maps(512);
        }
    }
}
