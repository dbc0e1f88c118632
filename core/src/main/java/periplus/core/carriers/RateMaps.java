package periplus.core.carriers;

/**
 * The mean activity of each unit in each spatial bin.
 *
 * <p>{@code rate[(unit * binsY + y) * binsX + x]}, row 0 at the lowest y (draw with the origin below); NaN where
 * {@code occupancy[y * binsX + x]} is 0. Rates are in the activity's own unit (Hz for spikes, a.u. for networks).
 * Bin x covers [minX + x*w, minX + (x+1)*w) with w = (maxX - minX)/binsX; the last bin includes maxX.
 */
public record RateMaps(
        int units,
        int binsY,
        int binsX,
        double minXMetres,
        double maxXMetres,
        double minYMetres,
        double maxYMetres,
        double[] rate,
        double[] occupancy) {
    public RateMaps {
        if (rate.length != units * binsY * binsX || occupancy.length != binsY * binsX) {
            throw new IllegalArgumentException("rate maps " + units + " x " + binsY + " x " + binsX
                    + " do not fit arrays of length " + rate.length + " and " + occupancy.length);
        }
        if (!(maxXMetres > minXMetres) || !(maxYMetres > minYMetres)) {
            throw new IllegalArgumentException("rate maps need a box of positive size, got x " + minXMetres + " to "
                    + maxXMetres + ", y " + minYMetres + " to " + maxYMetres);
        }
    }

    /** Side of a bin along x, in metres. */
    public double binWidthXMetres() {
        return (maxXMetres - minXMetres) / binsX;
    }

    /** Side of a bin along y, in metres. */
    public double binWidthYMetres() {
        return (maxYMetres - minYMetres) / binsY;
    }

    /** A copy of one unit's map, {@code [y * binsX + x]}. */
    public double[] map(int unit) {
        int n = binsY * binsX;
        return java.util.Arrays.copyOfRange(rate, unit * n, (unit + 1) * n);
    }
}
