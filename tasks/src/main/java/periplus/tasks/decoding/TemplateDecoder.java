package periplus.tasks.decoding;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;
import periplus.tasks.codes.CellPopulation;
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
 * <p>For rates that do not sum to 1 ({@link #forRates}) it is the position whose rates are nearest to the outputs:
 *
 * <pre>  decoded = argmin |r(x) - y|^2 = argmax of  sum_i r_i(x) y_i - |r(x)|^2 / 2  </pre>
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

    /** What is added to a point's score: the entropy of its code, or minus half its squared length. */
    private final float[] bias;

    private final boolean rates;

    /** Codes of the lattice points, {@code template[cell * points + point]}. */
    private final float[] template;

    private final float[] shifted;
    private final float[] scores;

    /** A decoder over {@code pointsPerSide} squared lattice points (100 is usual). */
    public TemplateDecoder(PlaceCode code, int pointsPerSide, Kernels kernels) {
        this(code, code.centres().arena(), false, pointsPerSide, kernels);
    }

    /** A decoder of rates that code position alone, over lattice points of this arena. */
    public static TemplateDecoder forRates(CellPopulation cells, Arena arena, int pointsPerSide, Kernels kernels) {
        return new TemplateDecoder(cells, arena, true, pointsPerSide, kernels);
    }

    private TemplateDecoder(
            CellPopulation code, Arena arena, boolean rates, int pointsPerSide, Kernels kernels) {
        if (pointsPerSide < 2 || pointsPerSide > 1000) {
            throw new BadInputException("a template decoder with " + pointsPerSide
                    + " lattice points a side; expected 2 to 1000 (100 is usual)");
        }
        this.kernels = kernels;
        this.rates = rates;
        this.cells = code.cells();
        this.latticeMetres = lattice(arena, pointsPerSide);
        this.points = latticeMetres.length / 2;
        if (points == 0) {
            throw new BadInputException("no point of a lattice of " + pointsPerSide + " x " + pointsPerSide
                    + " lies in the arena (" + arena.describe() + "); take a finer lattice");
        }
        float[] rows = new float[Math.multiplyExact(points, cells)];
        int parts = (points + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK;
        kernels.workers().run(parts, (part, worker) -> {
            for (int i = part * ROWS_PER_BLOCK; i < Math.min(points, (part + 1) * ROWS_PER_BLOCK); i++) {
                code.rates(latticeMetres[2 * i], latticeMetres[2 * i + 1], 0, 0, rows, i * cells);
            }
        });
        this.template = new float[rows.length];
        this.bias = new float[points];
        for (int point = 0; point < points; point++) {
            double h = 0;
            for (int i = 0; i < cells; i++) {
                float p = rows[point * cells + i];
                template[i * points + point] = p;
                h -= rates ? (double) p * p / 2 : p > 0 ? p * PortableMath.log(p) : 0;
            }
            bias[point] = (float) h;
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
        // logits relative to their mean, so that a common offset of the logits costs no digits
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = 0; i < cells; i++) {
                sum += outputs[offset + row * cells + i];
            }
            float mean = rates ? 0 : (float) (sum / cells);
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
                float score = scores[row * points + point] + bias[point];
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
