package periplus.tasks.codes;

import periplus.core.kernels.RadialFunctions;
import periplus.core.source.Source;

/**
 * Gaussian place cells, normalised across cells: p_i = softmax_i(-|x - c_i|^2 / (2 s^2)).
 *
 * <p>s is the fields' standard deviation in metres. The normalisation divides by the sum over cells, so that the code is
 * a probability and the peak rate of a field falls where centres are dense.
 *
 * <p>With these targets networks decode position well, but hexagonal grids essentially do not appear.
 */
@Source(key = "banino2018", where = "place-cell targets, methods")
@Source(key = "schaeffer2022", where = "Gaussian targets")
public final class GaussianPlaceCode extends RadialPlaceCode {
    private final float factor;

    /** A code with field sd s in metres. */
    public GaussianPlaceCode(PlaceCentres centres, double fieldSdMetres) {
        super(centres, fieldSdMetres);
        this.factor = (float) (-1 / (2 * fieldSdMetres * fieldSdMetres));
    }

    @Override
    public String name() {
        return "Gaussian";
    }

    @Override
    public String parameters() {
        return cells() + " cells, field sd " + fieldSdMetres + " m, normalised over cells";
    }

    @Override
    public void encode(double xMetres, double yMetres, float[] out, int offset) {
        float nearest = squaredDistances(xMetres, yMetres, out, offset);
        RadialFunctions.fastest().softmax(out, offset, cells(), nearest, factor);
    }
}
