package periplus.tasks.decoding;

import periplus.core.source.Source;
import periplus.tasks.codes.PlaceCentres;

/**
 * The mean of the centres of the three place cells with the largest outputs.
 *
 * <p>Ties go to the lower index. In a periodic arena the mean is taken of the nearest images around the winner.
 *
 * <p>Its floor (decoding the true target) is 4.2 cm with 512 cells of 0.12 m in a 2.2 m box, 8.2 cm with 256 and about
 * 30 cm with 128: where cells are sparse, the animal's neighbours fall below the far field of the difference of
 * softmaxes, and far cells come second and third. Far cells are equal in float, so the tie rule picks them (27 cm);
 * in double the farthest win (29 to 31 cm). For small codes use {@link TemplateDecoder}.
 */
@Source(key = "sorscher2019", where = "nearest cell position in the released code, k = 3")
public final class TopThreeDecoder implements PositionDecoder {
    private final PlaceCentres centres;

    /** A decoder for cells with these centres; at least 3. */
    public TopThreeDecoder(PlaceCentres centres) {
        if (centres.count() < 3) {
            throw new IllegalArgumentException("the top-3 decoder needs at least 3 cells, got " + centres.count());
        }
        this.centres = centres;
    }

    @Override
    public int outputs() {
        return centres.count();
    }

    @Override
    public String name() {
        return "top 3";
    }

    @Override
    public void decode(float[] outputs, int offset, double[] xyMetres) {
        int n = centres.count();
        if (!PositionDecoder.isFinite(outputs, offset, n)) {
            xyMetres[0] = Double.NaN;
            xyMetres[1] = Double.NaN;
            return;
        }
        int first = -1;
        int second = -1;
        int third = -1;
        float v1 = Float.NEGATIVE_INFINITY;
        float v2 = Float.NEGATIVE_INFINITY;
        float v3 = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            float v = outputs[offset + i];
            if (v > v1) {
                third = second;
                v3 = v2;
                second = first;
                v2 = v1;
                first = i;
                v1 = v;
            } else if (v > v2) {
                third = second;
                v3 = v2;
                second = i;
                v2 = v;
            } else if (v > v3) {
                third = i;
                v3 = v;
            }
        }
        double x = centres.x(first);
        double y = centres.y(first);
        double dx = centres.arena().shortestX(centres.x(second) - x)
                + centres.arena().shortestX(centres.x(third) - x);
        double dy = centres.arena().shortestY(centres.y(second) - y)
                + centres.arena().shortestY(centres.y(third) - y);
        xyMetres[0] = centres.arena().wrapX(x + dx / 3);
        xyMetres[1] = centres.arena().wrapY(y + dy / 3);
    }
}
