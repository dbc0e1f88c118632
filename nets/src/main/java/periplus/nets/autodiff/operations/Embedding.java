package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Rows of a table, looked up by index.
 *
 * <pre>
 *   y[k] = table[index(k)]        dtable[r] = sum over k with index(k) = r of dy[k]
 * </pre>
 *
 * <p>Shapes: table [entries][n], indices of any shape up to three axes, y [indices..][n]. Order of sums: rising k,
 * whatever repeats.
 *
 * @param indices which rows; live, so that the next step may refill it
 * @param of the shape of the indices
 */
public record Embedding(int[] indices, Shape of) implements Op {
    public Embedding {
        if (indices.length != of.size()) {
            throw new IllegalArgumentException("Embedding: there are " + indices.length + " indices, but their shape "
                    + of + " holds " + of.size());
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Embedding", inputs, 1, 1);
        Shape table = inputs.get(0);
        if (table.axes() != 2) {
            throw new IllegalArgumentException("Embedding: the table has shape " + table + ", expected [entries, n]");
        }
        return of.followedBy(table.last());
    }

    @Override
    public void forward(Frame f) {
        int n = f.inShape(0).last();
        int entries = f.inShape(0).extent(0);
        for (int k = 0; k < indices.length; k++) {
            int entry = indices[k];
            if (entry < 0 || entry >= entries) {
                throw new IllegalArgumentException(
                        "Embedding: index " + k + " is " + entry + ", expected 0 to " + (entries - 1));
            }
            System.arraycopy(f.in(0), entry * n, f.out(), k * n, n);
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        float[] dTable = f.dIn(0);
        float[] dy = f.dOut();
        int n = f.inShape(0).last();
        for (int k = 0; k < indices.length; k++) {
            int row = indices[k] * n;
            for (int i = 0; i < n; i++) {
                dTable[row + i] += dy[k * n + i];
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.outShape().last();
        for (int i = 0; i < f.out().length; i++) {
            f.out()[i] = f.in(0)[indices[i / n] * n + i % n];
        }
    }
}
