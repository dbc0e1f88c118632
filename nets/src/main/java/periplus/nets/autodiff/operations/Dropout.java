package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.random.RandomStream;

/**
 * Inverted dropout: y_i = m_i x_i with m_i = 0 with probability {@code rate}, otherwise 1 / (1 - rate); dx_i = m_i
 * dy_i.
 *
 * <p>The mask is elements 0, 1, ... of the stream's bulk uniform numbers at the time of recording: element i is dropped
 * where u_i < rate. The caller reopens the stream for each training step, and gives every dropout of a network a
 * purpose of its own; a network that is evaluated does not record it.
 *
 * @param rate the probability of a zero, in [0, 1)
 * @param stream where the mask comes from; live
 */
public record Dropout(double rate, RandomStream stream) implements Op {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("Dropout has rate " + rate + ", expected a number in [0, 1)");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Dropout", inputs, 1, 1);
        return inputs.get(0);
    }

    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return output.size();
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        float[] mask = f.kept();
        int n = f.outShape().size();
        float drop = (float) rate;
        float keep = (float) (1 / (1 - rate));
        stream.fillUniform(mask, 0, n, 0f, 1f);
        for (int i = 0; i < n; i++) {
            mask[i] = mask[i] < drop ? 0f : keep;
            y[i] = mask[i] * x[i];
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        float[] mask = f.kept();
        float[] dy = f.dOut();
        float[] dx = f.dIn(0);
        int n = f.outShape().size();
        for (int i = 0; i < n; i++) {
            dx[i] += mask[i] * dy[i];
        }
    }

    @Override
    public void plain(DualFrame f) {
        for (int i = 0; i < f.out().length; i++) {
            f.out()[i] = f.in(0)[i].times(f.kept()[i]);
        }
    }
}
