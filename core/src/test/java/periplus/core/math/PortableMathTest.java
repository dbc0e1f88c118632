package periplus.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PortableMathTest {
    /** A prime, so that the sampled bit patterns reach every low digit: about 8.6 million of the 2^32 floats. */
    private static final int STRIDE = 499;

    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final float NEGATIVE_INFINITY = Float.NEGATIVE_INFINITY;

    private interface FloatFunction {
        float at(float x);
    }

    @Test
    void expIsWithinOneUlpEverywhere() {
        assertThat(worstUlp(PortableMath::exp, StrictMath::exp, NEGATIVE_INFINITY, INFINITY))
                .isLessThan(1.1);
    }

    @Test
    void tanhIsWithinTwoAndAHalfUlpEverywhere() {
        assertThat(worstUlp(PortableMath::tanh, StrictMath::tanh, NEGATIVE_INFINITY, INFINITY))
                .isLessThan(2.5);
    }

    @Test
    void sigmoidIsWithinTwoAndAHalfUlpEverywhere() {
        assertThat(worstUlp(PortableMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), NEGATIVE_INFINITY, INFINITY))
                .isLessThan(2.5);
    }

    @Test
    void softplusIsWithinTwoUlpEverywhere() {
        DoubleUnaryOperator exact = x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        assertThat(worstUlp(PortableMath::softplus, exact, NEGATIVE_INFINITY, INFINITY))
                .isLessThan(2.0);
    }

    @Test
    void theSlopeOfSoftplusIsWithinOneUlp() {
        assertThat(worstUlp(PortableMath::oneMinusExpMinus, x -> -StrictMath.expm1(-x), 0, INFINITY))
                .isLessThan(1.0);
    }

    @Test
    void logIsWithinOneUlpEverywhere() {
        assertThat(worstUlp(PortableMath::log, StrictMath::log, 0, INFINITY)).isLessThan(1.0);
    }

    @Test
    void sineAndCosineOfTurnsAreWithinTwoUlp() {
        assertThat(worstUlp(PortableMath::sinTurns, PortableMathTest::sinTurns, -1e6f, 1e6f))
                .isLessThan(2.0);
        assertThat(worstUlp(PortableMath::cosTurns, PortableMathTest::cosTurns, -1e6f, 1e6f))
                .isLessThan(2.0);
    }

    @Test
    void theUlpMeterRejectsAnApproximation() {
        assertThat(worstUlp(x -> PortableMath.exp(x) * 1.0000005f, StrictMath::exp, -80, 80))
                .isGreaterThan(2.0);
    }

    @Test
    void nanGivesNan() {
        assertThat(new float[] {
                    PortableMath.exp(Float.NaN),
                    PortableMath.tanh(Float.NaN),
                    PortableMath.sigmoid(Float.NaN),
                    PortableMath.softplus(Float.NaN),
                    PortableMath.oneMinusExpMinus(Float.NaN),
                    PortableMath.log(Float.NaN),
                    PortableMath.sinTurns(Float.NaN),
                    PortableMath.cosTurns(Float.NaN),
                    PortableMath.log(-1f),
                    PortableMath.log(NEGATIVE_INFINITY),
                    PortableMath.sinTurns(INFINITY),
                    PortableMath.cosTurns(1e7f)
                })
                .containsOnly(Float.NaN);
    }

    @Test
    void endsOfTheRangeAreExact() {
        assertThat(PortableMath.exp(0f)).isEqualTo(1f);
        assertThat(PortableMath.exp(-0f)).isEqualTo(1f);
        assertThat(PortableMath.exp(INFINITY)).isEqualTo(INFINITY);
        assertThat(PortableMath.exp(NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(PortableMath.exp(88.73f)).isEqualTo(INFINITY);
        assertThat(PortableMath.exp(88.72f)).isFinite();
        assertThat(PortableMath.exp(-103.9f)).isEqualTo(Float.MIN_VALUE);
        assertThat(PortableMath.exp(-104f)).isEqualTo(0f);
        assertThat(PortableMath.tanh(INFINITY)).isEqualTo(1f);
        assertThat(PortableMath.tanh(NEGATIVE_INFINITY)).isEqualTo(-1f);
        assertThat(PortableMath.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
        assertThat(PortableMath.sigmoid(INFINITY)).isEqualTo(1f);
        assertThat(PortableMath.sigmoid(NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(PortableMath.sigmoid(0f)).isEqualTo(0.5f);
        assertThat(PortableMath.softplus(INFINITY)).isEqualTo(INFINITY);
        assertThat(PortableMath.softplus(NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(PortableMath.log(0f)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(PortableMath.log(-0f)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(PortableMath.log(1f)).isEqualTo(0f);
        assertThat(PortableMath.log(INFINITY)).isEqualTo(INFINITY);
        assertThat(PortableMath.sinTurns(0.25f)).isEqualTo(1f);
        assertThat(PortableMath.cosTurns(0.5f)).isEqualTo(-1f);
    }

    @Test
    void signsOfZeroSurvive() {
        assertThat(Float.floatToRawIntBits(PortableMath.tanh(-0f))).isEqualTo(Float.floatToRawIntBits(-0f));
        assertThat(Float.floatToRawIntBits(PortableMath.tanh(0f))).isZero();
        assertThat(Float.floatToRawIntBits(PortableMath.oneMinusExpMinus(0f))).isZero();
    }

    @Test
    void tanhIsOddBitForBit() {
        for (float x = 1e-6f; x < 12; x *= 1.01f) {
            assertThat(PortableMath.tanh(-x)).isEqualTo(-PortableMath.tanh(x));
        }
    }

    private static double sinTurns(double u) {
        double f = u - Math.rint(u);
        double folded = Math.abs(f) > 0.25 ? Math.copySign(0.5 - Math.abs(f), f) : f;
        return StrictMath.sin(2 * Math.PI * folded);
    }

    private static double cosTurns(double u) {
        return StrictMath.sin(2 * Math.PI * (0.25 - Math.abs(u - Math.rint(u))));
    }

    /** The largest error in units of the last place of the rounded exact value; infinite where only one overflows. */
    private static double worstUlp(FloatFunction f, DoubleUnaryOperator exact, float low, float high) {
        double worst = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            if (x >= low && x <= high) {
                double expected = exact.applyAsDouble(x);
                float rounded = (float) expected;
                float got = f.at(x);
                double error = Float.isFinite(rounded) && Float.isFinite(got)
                        ? Math.abs(got - expected) / Math.ulp(rounded)
                        : Float.compare(got, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
                worst = Math.max(worst, error);
            }
        }
        return worst;
    }
}
