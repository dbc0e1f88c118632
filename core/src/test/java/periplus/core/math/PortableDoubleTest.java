package periplus.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

class PortableDoubleTest {
    @Test
    void theLogarithmIsWithinAnUlpAndAHalf() {
        RandomStream random = RandomStream.of(1, "log");
        for (int i = 0; i < 200_000; i++) {
            double u = random.nextUniform();
            double x = i % 3 == 0 ? u : i % 3 == 1 ? 1 - u * 0x1p-20 : u * Math.scalb(1.0, -(i % 54));
            double exact = StrictMath.log(x);
            assertThat(Math.abs(PortableDouble.log(x) - exact))
                    .as("log %s", x)
                    .isLessThanOrEqualTo(1.5 * Math.ulp(exact));
        }
        assertThat(PortableDouble.log(1)).isZero();
    }

    @Test
    void sineAndCosineAreWithinAnUlpOfOne() {
        RandomStream random = RandomStream.of(1, "sine");
        for (int i = 0; i < 200_000; i++) {
            double x = 16 * random.nextUniform() - 8;
            assertThat(Math.abs(PortableDouble.sin(x) - StrictMath.sin(x)))
                    .as("sin %s", x)
                    .isLessThanOrEqualTo(0x1p-52);
            assertThat(Math.abs(PortableDouble.cos(x) - StrictMath.cos(x)))
                    .as("cos %s", x)
                    .isLessThanOrEqualTo(0x1p-52);
        }
        assertThat(PortableDouble.sin(0)).isZero();
        assertThat(PortableDouble.cos(0)).isEqualTo(1);
    }
}
