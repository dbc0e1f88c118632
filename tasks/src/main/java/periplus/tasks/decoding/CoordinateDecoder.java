package periplus.tasks.decoding;

import periplus.core.source.Source;

/** Outputs that are x and y in metres already. */
@Source(key = "cueva2018", where = "two linear outputs, x and y")
public final class CoordinateDecoder implements PositionDecoder {
    /** Needs nothing. */
    public CoordinateDecoder() {}

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public String name() {
        return "coordinates";
    }

    @Override
    public void decode(float[] outputs, int offset, double[] xyMetres) {
        boolean finite = PositionDecoder.isFinite(outputs, offset, 2);
        xyMetres[0] = finite ? outputs[offset] : Double.NaN;
        xyMetres[1] = finite ? outputs[offset + 1] : Double.NaN;
    }
}
