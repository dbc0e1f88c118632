package periplus.testkit;

/**
 * A unit whose tuning is known because it was put there; rates are at least 0 and at most about 1.
 *
 * <pre>
 * HEXAGONAL  max(0, mean of three cosine waves 60 degrees apart), waves sqrt(3)/2 of the spacing apart
 * SQUARE     max(0, mean of two cosine waves 90 degrees apart)
 * BAND       max(0, cosine wave)
 * BORDER     exp(-(distance to one wall)^2 / (2 (0.06 L)^2)); the wall is number floor(4 orientation / 2 pi)
 * HEADING    0.1 + 0.9 exp(2 (cos(heading - orientation) - 1))
 * SPEED      0.1 + speed / (1 m/s)
 * NOISE      max(0, sum of 24 waves of random length, direction and phase / 5), no wave shorter than the spacing
 * </pre>
 *
 * @param boxMetres side L of the square box, centred on 0
 * @param spacingMetres distance of neighbouring fields or bands
 * @param orientationRadians direction of the first wave, counter-clockwise from +x; preferred heading of HEADING
 * @param phaseXMetres place of one field
 * @param phaseYMetres place of one field
 * @param waves of NOISE: cycles per metre along x, along y, phase in turns, one after the other
 */
public record PlantedUnit(
        Kind kind,
        double boxMetres,
        double spacingMetres,
        double orientationRadians,
        double phaseXMetres,
        double phaseYMetres,
        double[] waves) {
    /** What was planted. */
    public enum Kind {
        HEXAGONAL,
        SQUARE,
        BAND,
        BORDER,
        HEADING,
        SPEED,
        NOISE
    }

    /** The rate of an animal at (x, y), heading that way at that speed. */
    public double rate(double xMetres, double yMetres, double headingRadians, double speedMetresPerSecond) {
        double x = xMetres - phaseXMetres;
        double y = yMetres - phaseYMetres;
        return switch (kind) {
            case HEXAGONAL ->
                Math.max(
                        0,
                        (wave(x, y, 0, 2 / Math.sqrt(3))
                                        + wave(x, y, Math.PI / 3, 2 / Math.sqrt(3))
                                        + wave(x, y, 2 * Math.PI / 3, 2 / Math.sqrt(3)))
                                / 3);
            case SQUARE -> Math.max(0, (wave(x, y, 0, 1) + wave(x, y, Math.PI / 2, 1)) / 2);
            case BAND -> Math.max(0, wave(x, y, 0, 1));
            case BORDER -> border(xMetres, yMetres);
            case HEADING -> 0.1 + 0.9 * StrictMath.exp(2 * (StrictMath.cos(headingRadians - orientationRadians) - 1));
            case SPEED -> 0.1 + speedMetresPerSecond;
            case NOISE -> noise(x, y);
        };
    }

    /** The map on {@code bins} x {@code bins} bins, {@code [y * bins + x]}, of an animal heading along +x at 0.1 m/s. */
    public double[] map(int bins) {
        double[] map = new double[bins * bins];
        for (int y = 0; y < bins; y++) {
            for (int x = 0; x < bins; x++) {
                map[y * bins + x] = rate(centre(x, bins), centre(y, bins), 0, 0.1);
            }
        }
        return map;
    }

    private double centre(int bin, int bins) {
        return ((bin + 0.5) / bins - 0.5) * boxMetres;
    }

    private double wave(double x, double y, double turned, double factor) {
        double direction = orientationRadians + turned;
        double along = x * StrictMath.cos(direction) + y * StrictMath.sin(direction);
        return StrictMath.cos(2 * Math.PI * factor / spacingMetres * along);
    }

    private double border(double x, double y) {
        double half = boxMetres / 2;
        double distance = switch ((int) Math.floor(4 * orientationRadians / (2 * Math.PI)) & 3) {
            case 0 -> half - x;
            case 1 -> half - y;
            case 2 -> half + x;
            default -> half + y;
        };
        double width = 0.06 * boxMetres;
        return StrictMath.exp(-distance * distance / (2 * width * width));
    }

    private double noise(double x, double y) {
        double sum = 0;
        for (int w = 0; w < waves.length; w += 3) {
            sum += StrictMath.cos(2 * Math.PI * (waves[w] * x + waves[w + 1] * y + waves[w + 2]));
        }
        return Math.max(0, sum / 5);
    }
}
