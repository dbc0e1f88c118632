package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class DrawFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        assertThat(DrawFunctions.fastest().name())
                .isEqualTo(RunFunctions.fastest().name());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends DrawFunctionsContract {
        @Override
        DrawFunctions draws() {
            return new PlainDraws();
        }
    }

    @Nested
    class At128Bits extends DrawFunctionsContract {
        @Override
        DrawFunctions draws() {
            return SimdAt.draws(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.DrawFunctionsTest#has256")
    class At256Bits extends DrawFunctionsContract {
        @Override
        DrawFunctions draws() {
            return SimdAt.draws(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.DrawFunctionsTest#has512")
    class At512Bits extends DrawFunctionsContract {
        @Override
        DrawFunctions draws() {
            return SimdAt.draws(512);
        }
    }
}
