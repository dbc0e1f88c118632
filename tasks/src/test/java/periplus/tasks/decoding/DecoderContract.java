package periplus.tasks.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

/** What every decoder promises; extend it with your decoder. */
public abstract class DecoderContract {
    /** The decoder under test. */
    protected abstract PositionDecoder decoder();

    private float[] outputs(int rows) {
        float[] outputs = new float[rows * decoder().outputs()];
        RandomStream stream = RandomStream.of(11, "outputs");
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) stream.nextGaussian();
        }
        return outputs;
    }

    @Test
    void rowsDecodeToTheSameBitsAloneAndTogether() {
        int rows = 71;
        float[] outputs = outputs(rows);
        double[] together = new double[2 * rows];
        decoder().decodeAll(outputs, rows, together);
        PositionDecoder one = decoder();
        double[] xy = new double[2];
        for (int row = rows - 1; row >= 0; row--) {
            one.decode(outputs, row * one.outputs(), xy);
            assertThat(xy[0]).isFinite().isEqualTo(together[2 * row]);
            assertThat(xy[1]).isFinite().isEqualTo(together[2 * row + 1]);
        }
    }

    @Test
    void outputsThatAreNotFiniteDecodeToNoPositionAndLeaveOtherRowsAlone() {
        int n = decoder().outputs();
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] outputs = outputs(3);
            outputs[n + 1] = broken;
            double[] xy = new double[6];
            decoder().decodeAll(outputs, 3, xy);
            assertThat(xy[2]).isNaN();
            assertThat(xy[3]).isNaN();
            assertThat(new double[] {xy[0], xy[1], xy[4], xy[5]}).doesNotContain(Double.NaN);
        }
    }

    @Test
    void itHasAName() {
        assertThat(decoder().name()).isNotBlank();
    }
}
