package periplus.tasks.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoordinateDecoderTest extends DecoderContract {
    @Override
    protected PositionDecoder decoder() {
        return new CoordinateDecoder();
    }

    @Test
    void itReadsXAndYAsTheyAre() {
        double[] xy = new double[2];
        decoder().decode(new float[] {9, 0.5f, -0.25f}, 1, xy);
        assertThat(xy).containsExactly(0.5, -0.25);
    }
}
