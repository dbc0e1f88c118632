package periplus.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import periplus.testkit.Cases;

class RandomStreamTest {
    @Test
    void theSameNameGivesTheSameNumbersAndAnyOtherNameOthers() {
        Set<Long> first = new HashSet<>();
        first.add(RandomStream.of(1, "walk").nextWord());
        first.add(RandomStream.of(2, "walk").nextWord());
        first.add(RandomStream.of(1, "walks").nextWord());
        first.add(RandomStream.of(1, "walk", 0).nextWord());
        first.add(RandomStream.of(1, "walk", 1).nextWord());
        first.add(RandomStream.of(1, "walk", 0, 0).nextWord());
        first.add(RandomStream.of(1, "walk", 0, 1).nextWord());
        first.add(RandomStream.of(1, "walk", 1, 0).nextWord());
        first.add(RandomStream.of(1, "walk", -1).nextWord());

        assertThat(first).hasSize(9);
        assertThat(RandomStream.of(1, "walk", 0, 1).nextWord()).isIn(first);
    }

    @Test
    void numbersStayWhatTheyAreAcrossVersions() {
        RandomStream stream = RandomStream.of(42, "frozen", 3, 7);

        assertThat(Long.toHexString(stream.nextWord())).isEqualTo("a1b24b747b6e9a81");
        assertThat(Double.toHexString(stream.nextUniform())).isEqualTo("0x1.b03867567d404p-2");
        assertThat(Double.toHexString(stream.nextGaussian())).isEqualTo("-0x1.c424b31bbe34fp0");
        assertThat(stream.nextBelow(1000)).isEqualTo(677);
        float[] bulk = new float[2];
        stream.fillGaussian(bulk, 0, 1, 5, 1f);
        stream.fillUniform(bulk, 1, 1, 5, 0f, 1f);
        assertThat(Float.toHexString(bulk[0])).isEqualTo("0x1.598ae6p-1");
        assertThat(Float.toHexString(bulk[1])).isEqualTo("0x1.191664p-2");
    }

    @Test
    void aHundredThousandIndexedStreamsOpenWithDifferentWords() {
        RandomStream stream = RandomStream.of(5, "many");
        Set<Long> words = new HashSet<>();
        for (int step = 0; step < 500; step++) {
            for (int row = 0; row < 200; row++) {
                stream.reopen(step, row);
                words.add(stream.nextWord());
            }
        }
        assertThat(words).hasSize(100_000);
    }

    @Test
    void reopeningIsOpeningAnew() {
        RandomStream stream = RandomStream.of(9, "noise", 77);
        stream.nextGaussian();

        stream.reopen(4);
        assertThat(stream.position()).isZero();
        assertThat(stream.nextWord()).isEqualTo(RandomStream.of(9, "noise", 4).nextWord());
        stream.reopen(4, 5);
        assertThat(stream.nextWord())
                .isEqualTo(RandomStream.of(9, "noise", 4, 5).nextWord());
        stream.reopen(4, 5, 6);
        assertThat(stream.nextWord())
                .isEqualTo(RandomStream.of(9, "noise", 4, 5, 6).nextWord());
    }

    @Test
    void seekingBackRepeatsEveryKindOfDraw() {
        Cases.forAll(50, seed -> {
            RandomStream plan = RandomStream.of(seed, "plan");
            RandomStream stream = RandomStream.of(seed, "seek");
            for (int i = plan.nextBelow(9); i > 0; i--) {
                draw(stream, plan.nextBelow(4));
            }
            long position = stream.position();
            int kind = plan.nextBelow(4);
            double here = draw(stream, kind);
            stream.nextWord();
            stream.fillGaussian(new float[5], 0, 5, 1f);

            stream.seek(position);
            assertThat(draw(stream, kind)).isEqualTo(here);
            RandomStream resumed = RandomStream.of(seed, "seek");
            resumed.seek(position);
            assertThat(draw(resumed, kind)).isEqualTo(here);
        });
    }

    @Test
    void aGaussianTakesTwoWordsAndAUniformOne() {
        RandomStream stream = RandomStream.of(1, "count");
        stream.nextGaussian();
        stream.nextUniform();
        stream.nextRayleigh(1);

        assertThat(stream.position()).isEqualTo(4);
    }

    @Test
    void piecesOfABulkFillAreTheWholeFill() {
        Cases.forAll(40, seed -> {
            RandomStream plan = RandomStream.of(seed, "plan");
            int length = 1 + plan.nextBelow(60);
            long start = plan.nextBelow(9);
            float[] wholeNormal = new float[length];
            float[] wholeUniform = new float[length];
            RandomStream.of(seed, "fill", 3).fillGaussian(wholeNormal, 0, length, start, 0.5f);
            RandomStream.of(seed, "fill", 3).fillUniform(wholeUniform, 0, length, start, -1f, 2f);
            float[] normal = new float[length];
            float[] uniform = new float[length];
            RandomStream stream = RandomStream.of(seed, "fill", 3);
            for (int at = 0; at < length; ) {
                stream.nextWord();
                int piece = Math.min(length - at, 1 + plan.nextBelow(7));
                stream.fillGaussian(normal, at, piece, start + at, 0.5f);
                stream.fillUniform(uniform, at, piece, start + at, -1f, 2f);
                at += piece;
            }
            assertThat(normal).isEqualTo(wholeNormal);
            assertThat(uniform).isEqualTo(wholeUniform);
        });
    }

    @Test
    void longFillsAreTheirShortPieces() {
        Cases.forAll(40, seed -> {
            RandomStream plan = RandomStream.of(seed, "plan");
            int length = 64 + plan.nextBelow(3000);
            int offset = plan.nextBelow(5);
            long start = plan.nextBelow(2) == 0 ? plan.nextBelow(9) : (1L << 34) - plan.nextBelow(2000);
            RandomStream stream = RandomStream.of(seed, "fill", 3);
            float[] normal = new float[offset + length];
            float[] uniform = new float[offset + length];
            stream.fillGaussian(normal, offset, length, start, 0.5f);
            stream.fillUniform(uniform, offset, length, start, -1f, 2f);
            float[] piecewiseNormal = new float[offset + length];
            float[] piecewiseUniform = new float[offset + length];
            for (int at = 0; at < length; ) {
                int piece = Math.min(length - at, 1 + plan.nextBelow(60));
                stream.fillGaussian(piecewiseNormal, offset + at, piece, start + at, 0.5f);
                stream.fillUniform(piecewiseUniform, offset + at, piece, start + at, -1f, 2f);
                at += piece;
            }
            assertThat(normal).isEqualTo(piecewiseNormal);
            assertThat(uniform).isEqualTo(piecewiseUniform);
        });
    }

    @Test
    void aFillTouchesNothingElse() {
        float[] out = new float[12];
        RandomStream.of(1, "fill").fillGaussian(out, 3, 5, 2, 1f);

        assertThat(out[2]).isZero();
        assertThat(out[3]).isNotZero();
        assertThat(out[7]).isNotZero();
        assertThat(out[8]).isZero();
    }

    @Test
    void uniformsAreNeverZeroOrOneAndFillsStayBelowTheirUpperEnd() {
        RandomStream stream = RandomStream.of(1, "ends");
        for (int i = 0; i < 200_000; i++) {
            assertThat(stream.nextUniform()).isStrictlyBetween(0.0, 1.0);
        }
        float[] narrow = new float[100_000];
        stream.fillUniform(narrow, 0, narrow.length, 16_777_215f, 16_777_216f);
        for (float x : narrow) {
            assertThat(x).isEqualTo(16_777_215f);
        }
    }

    @Test
    void integersFallEvenlyBelowTheirBound() {
        RandomStream stream = RandomStream.of(8, "dice");
        int[] count = new int[7];
        for (int i = 0; i < 70_000; i++) {
            count[stream.nextBelow(7)]++;
        }
        double chiSquare = 0;
        for (int c : count) {
            chiSquare += (c - 10_000.0) * (c - 10_000.0) / 10_000;
        }
        assertThat(chiSquare).as("chi square with 6 degrees of freedom").isBetween(0.2, 40.0);
        assertThat(stream.nextBelow(1)).isZero();
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextBelow(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
        }
    }

    @Test
    void badCallsAreNamedWithTheirNumbers() {
        RandomStream stream = RandomStream.of(1, "bad");
        expect("below 0", s -> s.nextBelow(0));
        expect("-3", s -> s.seek(-3));
        expect("array of 4", s -> s.fillGaussian(new float[4], 2, 3, 1f));
        expect("low < high", s -> s.fillUniform(new float[4], 0, 3, 1f, 1f));
        assertThatThrownBy(() -> RandomStream.of(1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(stream.position()).isZero();
    }

    @Test
    void independentStreamsDoNotCorrelate() {
        int n = 100_000;
        float[] a = new float[n];
        float[] b = new float[n];
        float[] c = new float[n];
        RandomStream.of(1, "left").fillGaussian(a, 0, n, 1f);
        RandomStream.of(1, "right").fillGaussian(b, 0, n, 1f);
        RandomStream.of(2, "left").fillGaussian(c, 0, n, 1f);

        double limit = 5 / Math.sqrt(n);
        assertThat(correlation(a, b, 0)).isCloseTo(0, within(limit));
        assertThat(correlation(a, c, 0)).isCloseTo(0, within(limit));
        assertThat(correlation(a, a, 1)).isCloseTo(0, within(limit));
        assertThat(correlation(a, a, 2)).isCloseTo(0, within(limit));
        assertThat(correlation(a, a, 0)).isCloseTo(1, within(0.03));
    }

    private static double correlation(float[] x, float[] y, int lag) {
        double sum = 0;
        for (int i = lag; i < x.length; i++) {
            sum += (double) x[i] * y[i - lag];
        }
        return sum / (x.length - lag);
    }

    private static double draw(RandomStream stream, int kind) {
        return switch (kind) {
            case 0 -> stream.nextUniform();
            case 1 -> stream.nextGaussian();
            case 2 -> stream.nextBelow(1_000_000);
            default -> stream.nextRayleigh(2);
        };
    }

    private static void expect(String words, Consumer<RandomStream> call) {
        assertThatThrownBy(() -> call.accept(RandomStream.of(1, "bad")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
