package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import periplus.core.math.PortableMath;
import periplus.core.workers.Workers;

class RunFunctionsTest {
    @Test
    void theFastestIsTheTwinThatAutoTakes() {
        String auto = KernelProviders.choose("auto", Workers.single()).provider();

        assertThat(RunFunctions.fastest().name()).isEqualTo(auto);
        assertThat(RunFunctions.fastest()).isSameAs(RunFunctions.fastest());
    }

    @Test
    void theRarestWordsHaveTheirRadiiAndAngles() {
        int[] words = {0, 1, 2, 3, -1, -2, -64, -65, -128, 255, 256, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x3FFFFFFF};
        for (int radiusWord : words) {
            for (int angleWord : words) {
                float[] x = new float[2 * SimdLanes.COUNT];
                Arrays.fill(x, 0, SimdLanes.COUNT, Float.intBitsToFloat(radiusWord));
                Arrays.fill(x, SimdLanes.COUNT, x.length, Float.intBitsToFloat(angleWord));
                SimdBoxMuller.radii(x, 0, x.length);
                SimdBoxMuller.turn(x, 0, x.length, 0.5f);

                float u = Math.fma((float) (radiusWord >>> 1), 0x1p-31f, 0x1p-32f);
                float radius = (float) Math.sqrt(-2f * PortableMath.log(u));
                float turns = (angleWord >>> 8) * 0x1p-24f;
                assertThat(x[0]).isEqualTo(0.5f * (radius * PortableMath.cosTurns(turns)));
                assertThat(x[SimdLanes.COUNT]).isEqualTo(0.5f * (radius * PortableMath.sinTurns(turns)));
            }
        }
    }

    static boolean has256() {
        return SimdAt.available(256);
    }

    static boolean has512() {
        return SimdAt.available(512);
    }

    @Nested
    class Plain extends RunFunctionsContract {
        @Override
        RunFunctions runs() {
            return new PlainRuns();
        }

        @Override
        int leastFilled(int blocks) {
            return 0;
        }
    }

    @Nested
    class At128Bits extends RunFunctionsContract {
        @Override
        RunFunctions runs() {
            return SimdAt.runs(128);
        }

        @Override
        int leastFilled(int blocks) {
            return blocks - 1;
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.RunFunctionsTest#has256")
    class At256Bits extends RunFunctionsContract {
        @Override
        RunFunctions runs() {
            return SimdAt.runs(256);
        }

        @Override
        int leastFilled(int blocks) {
            return blocks - 3;
        }
    }

    @Nested
    @EnabledIf("periplus.core.kernels.RunFunctionsTest#has512")
    class At512Bits extends RunFunctionsContract {
        @Override
        RunFunctions runs() {
            return SimdAt.runs(512);
        }

        @Override
        int leastFilled(int blocks) {
            return blocks - 7;
        }
    }
}
