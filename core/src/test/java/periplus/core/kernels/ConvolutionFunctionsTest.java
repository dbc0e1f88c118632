package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class ConvolutionFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        assertThat(ConvolutionFunctions.fastest().name())
                .isEqualTo(RunFunctions.fastest().name());
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends ConvolutionFunctionsContract {
        @Override
        ConvolutionFunctions convolution() {
            return new PlainConvolution();
        }
    }

    @Nested
    class At128Bits extends ConvolutionFunctionsContract {
        @Override
        ConvolutionFunctions convolution() {
            return SimdAt.convolution(128);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.ConvolutionFunctionsTest#has256")
    class At256Bits extends ConvolutionFunctionsContract {
        @Override
        ConvolutionFunctions convolution() {
            return SimdAt.convolution(256);
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.ConvolutionFunctionsTest#has512")
    class At512Bits extends ConvolutionFunctionsContract {
        @Override
        ConvolutionFunctions convolution() {
            return SimdAt.convolution(512);
        }
    }
}
