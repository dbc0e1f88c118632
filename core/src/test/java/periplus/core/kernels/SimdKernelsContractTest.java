package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class SimdKernelsContractTest {
    @Test
    void eachWidthIsItsOwnProvider() {
        assertThat(SimdAt.bits(128).name()).isEqualTo("simd-128");
        assertThat(new SimdKernels().name()).isEqualTo("simd-" + SimdWidth.bits());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class At128Bits extends KernelSupportContract {
        @Override
        KernelSupport provider() {
            return SimdAt.bits(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.SimdKernelsContractTest#has256")
    class At256Bits extends KernelSupportContract {
        @Override
        KernelSupport provider() {
            return SimdAt.bits(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.SimdKernelsContractTest#has512")
    class At512Bits extends KernelSupportContract {
        @Override
        KernelSupport provider() {
            return SimdAt.bits(512);
        }
    }
}
