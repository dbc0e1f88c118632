package periplus.tasks.codes;

import periplus.core.kernels.RadialFunctions;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;

/**
 * The place code under which hexagonal grids appear: a narrow minus a wide softmax over cells, lifted and renormalised.
 *
 * <pre>
 *   r_i = |x - c_i|^2
 *   e_i = softmax_i(-r_i / (2 s^2)),  w_i = softmax_i(-r_i / (2 k s^2))
 *   p_i = e_i - w_i;   p_i := p_i - min_j p_j;   p_i := p_i / sum_j p_j
 * </pre>
 *
 * <p>s is the fields' standard deviation in metres (0.12), k a ratio of <em>variances</em> (2): the surround's sd is
 * s sqrt(k) = 0.170 m. Papers print other surrounds; the released code has k = 2, and one fork k = 4 (a ratio of 2 in
 * sd), which widens the pattern from 0.73 to 0.91 m. The softmaxes run across cells, so the normalisation follows the
 * local density of centres.
 *
 * <p>Computation: one float exponential a cell, exp((r_min - r_i) / (2 k s^2)), from which the narrow kernel follows by
 * squaring for k = 2 (twice for k = 4); other ratios compute the narrow one separately. It agrees with two exponentials to
 * float rounding. Order of sums and rounding: {@link RadialFunctions#differenceOfSoftmaxes}.
 *
 * <p>Not to be confused with {@link DifferenceOfGaussians}, where nothing runs across cells before the subtraction and
 * grids hardly ever appear.
 */
@Source(key = "sorscher2019", where = "place cells of the released code")
@Source(key = "schaeffer2022", where = "the choice on which grids depend; k = 4 in its code")
public final class DifferenceOfSoftmaxes extends RadialPlaceCode {
    private final double varianceRatio;
    private final int power;
    private final float wideFactor;
    private final float narrowFactor;

    /** A code with field sd s in metres and variance ratio k. */
    public DifferenceOfSoftmaxes(PlaceCentres centres, double fieldSdMetres, double varianceRatio) {
        super(centres, fieldSdMetres);
        requireRatio(varianceRatio);
        this.varianceRatio = varianceRatio;
        this.power = varianceRatio == 2 ? 2 : varianceRatio == 4 ? 4 : 0;
        this.wideFactor = (float) (-1 / (2 * varianceRatio * fieldSdMetres * fieldSdMetres));
        this.narrowFactor = (float) (-1 / (2 * fieldSdMetres * fieldSdMetres));
    }

    @Override
    public String name() {
        return "difference of softmaxes";
    }

    @Override
    public String parameters() {
        return cells() + " cells, field sd " + fieldSdMetres + " m, surround sd "
                + rounded(fieldSdMetres * Math.sqrt(varianceRatio)) + " m (variance ratio " + varianceRatio + ")";
    }

    @Override
    public void encode(double xMetres, double yMetres, float[] out, int offset) {
        int n = cells();
        float nearest = squaredDistances(xMetres, yMetres, out, offset);
        if (power == 0) {
            subtractSeparately(nearest, out, offset, n);
            liftAndNormalise(out, offset, n);
        } else {
            RadialFunctions.fastest().differenceOfSoftmaxes(out, offset, n, nearest, wideFactor, power);
        }
    }

    /** Any ratio: the narrow exponential is computed beside the wide one, twice instead of being stored. */
    private void subtractSeparately(float nearest, float[] v, int offset, int n) {
        double narrowSum = 0;
        double wideSum = 0;
        for (int i = 0; i < n; i++) {
            float r = v[offset + i] - nearest;
            narrowSum += PortableMath.exp(r * narrowFactor);
            wideSum += PortableMath.exp(r * wideFactor);
        }
        float perNarrow = (float) (1 / narrowSum);
        float perWide = (float) (1 / wideSum);
        for (int i = 0; i < n; i++) {
            float r = v[offset + i] - nearest;
            v[offset + i] = PortableMath.exp(r * narrowFactor) * perNarrow - PortableMath.exp(r * wideFactor) * perWide;
        }
    }
}
