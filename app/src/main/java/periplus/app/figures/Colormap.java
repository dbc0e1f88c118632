package periplus.app.figures;

/**
 * Colour tables of 256 entries for heat maps.
 *
 * <p>{@link #PERCEPTUAL} and {@link #DIVERGING} are built in Oklab (Ottosson 2020), so equal steps of value are equal
 * steps of lightness: the first climbs from violet through blue and green to yellow, the second goes from blue through
 * near-white at 0 to orange-red. {@link #CIRCULAR} goes once round the hues at one chroma and ends where it began, for
 * angles. {@link #JET} is the rainbow of older papers, for comparison with their pictures only:
 * its lightness is not monotone.
 */
public enum Colormap {
    PERCEPTUAL,
    DIVERGING,
    CIRCULAR,
    JET;

    /** Entries of a table. */
    public static final int SIZE = 256;

    /** The colour {@code 0xrrggbb} at t in [0, 1]; values beyond are taken to the ends. */
    public int rgb(double t) {
        double at = Math.rint(Math.max(0, Math.min(1, t)) * (SIZE - 1)) / (SIZE - 1);
        return switch (this) {
            case PERCEPTUAL -> oklch(0.25 + 0.67 * at, chroma(at), 305 - 203 * at);
            case DIVERGING -> diverging(2 * at - 1);
            case CIRCULAR -> oklch(0.66 + 0.09 * StrictMath.cos(2 * Math.PI * (at - 0.28)), 0.125, 30 + 360 * at);
            case JET -> rgb(jet(4 * at - 3), jet(4 * at - 2), jet(4 * at - 1));
        };
    }

    private static double jet(double distance) {
        return 1.5 - Math.abs(distance);
    }

    /** As colourful as sRGB allows at each hue along the way: least where blue turns to green. */
    private static double chroma(double t) {
        if (t < 0.40) {
            return 0.130 - 0.0875 * t;
        }
        return t < 0.50 ? 0.095 : 0.095 + 0.18 * (t - 0.50);
    }

    private static int diverging(double s) {
        double size = Math.abs(s);
        double chroma = 0.155 * Math.min(1, 1.35 * size * (1.1 - 0.36 * size));
        return oklch(0.97 - 0.47 * size, Math.min(chroma, 0.133), s < 0 ? 252 : 45);
    }

    private static int oklch(double lightness, double chroma, double hueDegrees) {
        double hue = StrictMath.toRadians(hueDegrees);
        double a = chroma * StrictMath.cos(hue);
        double b = chroma * StrictMath.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return rgb(
                gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
    }

    private static int rgb(double red, double green, double blue) {
        return byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
    }

    private static int byteOf(double share) {
        return (int) Math.rint(Math.max(0, Math.min(1, share)) * 255);
    }
}
