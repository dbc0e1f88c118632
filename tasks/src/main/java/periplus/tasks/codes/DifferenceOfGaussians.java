package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;

/**
 * The true difference of Gaussians, each cell for itself, lifted and renormalised to serve as a target of cross-entropy.
 *
 * <pre>
 *   g_i = exp(-r_i / (2 s^2)) - A exp(-r_i / (2 k s^2)),   r_i = |x - c_i|^2
 *   p_i = (g_i - min(0, min_j g_j)) / sum of the same over all cells
 * </pre>
 *
 * <p>s in metres, k a ratio of variances, A the surround's amplitude relative to the centre's. A = 1/k gives both
 * Gaussians the same volume; A = 1 is the equal-amplitude form. An animal far from every field gets the uniform code.
 *
 * <p>Not to be confused with {@link DifferenceOfSoftmaxes}, in which each Gaussian is normalised over cells
 * <em>before</em> the subtraction; grids depend on that difference.
 */
@Source(key = "schaeffer2022", where = "difference-of-Gaussians targets")
public final class DifferenceOfGaussians extends RadialPlaceCode {
    private final double varianceRatio;
    private final double surroundAmplitude;
    private final float narrowFactor;
    private final float wideFactor;
    private final float amplitude;

    /** Equal volumes: surround amplitude 1/k. */
    public static DifferenceOfGaussians balanced(PlaceCentres centres, double fieldSdMetres, double varianceRatio) {
        return new DifferenceOfGaussians(centres, fieldSdMetres, varianceRatio, 1 / varianceRatio);
    }

    /** A code with field sd s in metres, variance ratio k and surround amplitude A. */
    public DifferenceOfGaussians(
            PlaceCentres centres, double fieldSdMetres, double varianceRatio, double surroundAmplitude) {
        super(centres, fieldSdMetres);
        requireRatio(varianceRatio);
        if (!(surroundAmplitude >= 0) || !(surroundAmplitude <= 1)) {
            throw new BadInputException("the surround's amplitude is " + surroundAmplitude
                    + "; expected a number from 0 (no surround) to 1 (as high as the centre)");
        }
        this.varianceRatio = varianceRatio;
        this.surroundAmplitude = surroundAmplitude;
        this.narrowFactor = (float) (-1 / (2 * fieldSdMetres * fieldSdMetres));
        this.wideFactor = (float) (-1 / (2 * varianceRatio * fieldSdMetres * fieldSdMetres));
        this.amplitude = (float) surroundAmplitude;
    }

    @Override
    public String name() {
        return "difference of Gaussians";
    }

    @Override
    public String parameters() {
        return cells() + " cells, field sd " + fieldSdMetres + " m, surround sd "
                + rounded(fieldSdMetres * Math.sqrt(varianceRatio)) + " m of amplitude " + surroundAmplitude
                + ", lifted to 0 and normalised over cells";
    }

    @Override
    public void encode(double xMetres, double yMetres, float[] out, int offset) {
        int n = cells();
        squaredDistances(xMetres, yMetres, out, offset);
        for (int i = 0; i < n; i++) {
            float r = out[offset + i];
            out[offset + i] = PortableMath.exp(r * narrowFactor) - amplitude * PortableMath.exp(r * wideFactor);
        }
        liftAndNormalise(out, offset, n);
    }
}
