package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class MatrixFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        assertThat(MatrixFunctions.fastest().name())
                .isEqualTo(RunFunctions.fastest().name());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends MatrixFunctionsContract {
        @Override
        MatrixFunctions matrices() {
            return new PlainMatrices();
        }
    }

    @Nested
    class At128Bits extends MatrixFunctionsContract {
        @Override
        MatrixFunctions matrices() {
            return SimdAt.matrices(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.MatrixFunctionsTest#has256")
    class At256Bits extends MatrixFunctionsContract {
        @Override
        MatrixFunctions matrices() {
            return SimdAt.matrices(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.MatrixFunctionsTest#has512")
    class At512Bits extends MatrixFunctionsContract {
        @Override
        MatrixFunctions matrices() {
            return SimdAt.matrices(512);
        }
    }
}
