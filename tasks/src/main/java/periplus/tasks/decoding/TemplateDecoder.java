package periplus.tasks.decoding;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.space.Arena;

/**
 * The lattice position whose place code is nearest to the network's output distribution.
 *
 * <pre>
 *   decoded = argmin over lattice points x in the arena of KL(p(x) || q),   q = softmax(outputs)
 *           = argmax of  H(p(x)) + sum_i p_i(x) outputs_i
 * </pre>
 *
 * <p>The softmax's normaliser drops out because every p(x) sums to 1; the entropy H(p(x)) does not, since it differs
 * between lattice points. The lattice is points x points over the arena's bounding box, at the middles of its cells,
 * without those outside the arena; the first (lowest y, then lowest x) wins a tie. Its resolution bounds the floor: 2.2 cm
 * spacing in the 2.2 m box.
 *
 * <p>Memory: lattice points times cells floats, 20 MB at 100 x 100 points and 512 cells.
 *
 * <p>Not in the papers: ours, for honest decoding with few place cells, where {@link TopThreeDecoder} collapses.
 */
@Source(key = "sorscher2019", where = "the code to be matched; the decoder itself is ours")
public final class TemplateDecoder implements PositionDecoder {
    private static final int ROWS_PER_BLOCK = 32;

    private final Kernels kernels;
    private final int cells;
    private final int points;
    private final double[] latticeMetres;
    private final float[] entropy;

    /** Codes of the lattice points, {@code template[cell * points + point]}. */
    private final float[] template;

    private final float[] shifted;
    private final float[] scores;

    /** A decoder over {@code pointsPerSide} squared lattice points (100 is usual). */
    public TemplateDecoder(PlaceCode code, int pointsPerSide, Kernels kernels) {
        if (pointsPerSide < 2 || pointsPerSide > 1000) {
            throw new BadInputException("a template decoder with " + pointsPerSide
                    + " lattice points a side; expected 2 to 1000 (100 is usual)");
        }
        this.kernels = kernels;
        this.cells = code.cells();
        this.latticeMetres = lattice(code.centres().arena(), pointsPerSide);
        this.points = latticeMetres.length / 2;
        if (points == 0) {
            throw new BadInputException("no point of a lattice of " + pointsPerSide + " x " + pointsPerSide
                    + " lies in the arena (" + code.centres().arena().describe() + "); take a finer lattice");
        }
        float[] rows = new float[Math.multiplyExact(points, cells)];
        code.encodeAll(latticeMetres, points, rows, kernels.workers());
        this.template = new float[rows.length];
        this.entropy = new float[points];
        for (int point = 0; point < points; point++) {
            double h = 0;
            for (int i = 0; i < cells; i++) {
                float p = rows[point * cells + i];
                template[i * points + point] = p;
                h -= p > 0 ? p * PortableMath.log(p) : 0;
            }
            entropy[point] = (float) h;
        }
        this.shifted = new float[ROWS_PER_BLOCK * cells];
        this.scores = new float[ROWS_PER_BLOCK * points];
    }

    @Override
    public int outputs() {
        return cells;
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public void decode(float[] outputs, int offset, double[] xyMetres) {
        decodeBlock(outputs, offset, 1, xyMetres, 0);
    }

    @Override
    public void decodeAll(float[] outputs, int rows, double[] xyMetres) {
        for (int row = 0; row < rows; row += ROWS_PER_BLOCK) {
            decodeBlock(outputs, row * cells, Math.min(ROWS_PER_BLOCK, rows - row), xyMetres, row);
        }
    }

    private void decodeBlock(float[] outputs, int offset, int rows, double[] xyMetres, int firstRow) {
        // each row relative to its mean, so that a common offset of the logits costs no digits
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = 0; i < cells; i++) {
                sum += outputs[offset + row * cells + i];
            }
            float mean = (float) (sum / cells);
            for (int i = 0; i < cells; i++) {
                shifted[row * cells + i] = outputs[offset + row * cells + i] - mean;
            }
        }
        kernels.multiply(
                false, false, rows, points, cells, shifted, 0, cells, template, 0, points, false, scores, 0, points);
        for (int row = 0; row < rows; row++) {
            int at = 2 * (firstRow + row);
            if (!PositionDecoder.isFinite(outputs, offset + row * cells, cells)) {
                xyMetres[at] = Double.NaN;
                xyMetres[at + 1] = Double.NaN;
                continue;
            }
            int best = 0;
            float bestScore = Float.NEGATIVE_INFINITY;
            for (int point = 0; point < points; point++) {
                float score = scores[row * points + point] + entropy[point];
                if (score > bestScore) {
                    bestScore = score;
                    best = point;
                }
            }
            xyMetres[at] = latticeMetres[2 * best];
            xyMetres[at + 1] = latticeMetres[2 * best + 1];
        }
    }

    private static double[] lattice(Arena arena, int side) {
        double[] inside = new double[2 * side * side];
        int count = 0;
        for (int iy = 0; iy < side; iy++) {
            for (int ix = 0; ix < side; ix++) {
                double x = arena.minX() + (ix + 0.5) / side * arena.widthMetres();
                double y = arena.minY() + (iy + 0.5) / side * arena.heightMetres();
                if (arena.contains(x, y)) {
                    inside[2 * count] = x;
                    inside[2 * count + 1] = y;
                    count++;
                }
            }
        }
        return java.util.Arrays.copyOf(inside, 2 * count);
    }
}
