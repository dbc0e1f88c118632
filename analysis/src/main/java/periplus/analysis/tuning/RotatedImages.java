package periplus.analysis.tuning;

import static periplus.core.kernels.MapFunctions.MAPS;

import periplus.core.kernels.MapFunctions;

/**
 * Samples an image at chosen pixels after turning it about its centre, by spline interpolation.
 *
 * <p>The value of the turned image at offset (dy, dx) from the centre is the image's at
 * {@code (c dy + s dx, c dx - s dy)}, c and s the cosine and sine of the angle; outside the image it is 0. Order 3 is
 * the interpolating cubic B-spline with mirrored edges, order 1 bilinear: what
 * {@code scipy.ndimage.rotate(reshape=False)} and {@code skimage.transform.rotate} compute. Positions and weights are
 * found once and are shared by all images of one size; an instance is immutable.
 */
final class RotatedImages {
    /** The pole of the cubic B-spline's inverse filter. */
    private static final double POLE = Math.sqrt(3) - 2;

    private static final double HALF_SQRT_3 = Math.sqrt(3) / 2;
    private static final double HALF_SQRT_2 = Math.sqrt(0.5);

    final int height;
    final int width;
    final int order;
    final int pixels;
    private final int[] base;
    private final double[] weightY;
    private final double[] weightX;

    /** For the pixels {@code pixelY[i], pixelX[i]} of an image turned by each of the angles. */
    RotatedImages(int height, int width, int order, int[] anglesDegrees, int[] pixelY, int[] pixelX) {
        if (order != 1 && order != 3) {
            throw new IllegalArgumentException("spline order must be 1 or 3, got " + order);
        }
        this.height = height;
        this.width = width;
        this.order = order;
        this.pixels = pixelY.length;
        int taps = order + 1;
        this.base = new int[anglesDegrees.length * pixels];
        this.weightY = new double[base.length * taps];
        this.weightX = new double[base.length * taps];
        for (int a = 0; a < anglesDegrees.length; a++) {
            double c = cosine(anglesDegrees[a]);
            double s = cosine(anglesDegrees[a] - 90);
            for (int i = 0; i < pixels; i++) {
                double dy = pixelY[i] - (height - 1) / 2.0;
                double dx = pixelX[i] - (width - 1) / 2.0;
                place(a * pixels + i, c * dy + s * dx + (height - 1) / 2.0, c * dx - s * dy + (width - 1) / 2.0);
            }
        }
    }

    private void place(int slot, double y, double x) {
        if (y < 0 || y > height - 1 || x < 0 || x > width - 1) {
            return; // the weights stay 0, so does the value
        }
        int y0 = (int) y;
        int x0 = (int) x;
        base[slot] = y0 * paddedWidth() + x0;
        weights(y - y0, weightY, slot * (order + 1));
        weights(x - x0, weightX, slot * (order + 1));
    }

    private void weights(double t, double[] w, int at) {
        if (order == 1) {
            w[at] = 1 - t;
            w[at + 1] = t;
            return;
        }
        double u = 1 - t;
        w[at] = u * u * u / 6;
        w[at + 1] = (4 - 3 * t * t * (2 - t)) / 6;
        w[at + 2] = (4 - 3 * u * u * (2 - u)) / 6;
        w[at + 3] = t * t * t / 6;
    }

    /** cos of a multiple of 30 or 45 degrees, exact where it is rational. */
    private static double cosine(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 0 -> 1;
            case 30, 330 -> HALF_SQRT_3;
            case 45, 315 -> HALF_SQRT_2;
            case 60, 300 -> 0.5;
            case 90, 270 -> 0;
            case 120, 240 -> -0.5;
            case 135, 225 -> -HALF_SQRT_2;
            case 150, 210 -> -HALF_SQRT_3;
            case 180 -> -1;
            default ->
                throw new IllegalArgumentException("rotations are multiples of 30 or 45 degrees, got " + degrees);
        };
    }

    /** Length of the array that {@link #prepare} fills. */
    int preparedLength() {
        return (height + 3) * paddedWidth();
    }

    private int paddedWidth() {
        return width + 3;
    }

    /** Spline coefficients of the image with room for the taps beyond its edges; {@code line} holds a row or column. */
    void prepare(double[] image, double[] coefficients, double[] line) {
        int w = paddedWidth();
        int first = order == 3 ? 1 : 0;
        for (int y = 0; y < height; y++) {
            System.arraycopy(image, y * width, line, 0, width);
            filter(line, width);
            System.arraycopy(line, 0, coefficients, (y + first) * w + first, width);
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                line[y] = coefficients[(y + first) * w + first + x];
            }
            filter(line, height);
            for (int y = 0; y < height; y++) {
                coefficients[(y + first) * w + first + x] = line[y];
            }
        }
        for (int y = 0; y < height; y++) {
            int row = (y + first) * w + first;
            if (order == 3) {
                coefficients[row - 1] = coefficients[row + 1];
                coefficients[row + width + 1] = coefficients[row + width - 3];
            }
            coefficients[row + width] = order == 3 ? coefficients[row + width - 2] : 0;
        }
        if (order == 3) {
            System.arraycopy(coefficients, 2 * w, coefficients, 0, w);
            System.arraycopy(coefficients, (height - 2) * w, coefficients, (height + 2) * w, w);
            System.arraycopy(coefficients, (height - 1) * w, coefficients, (height + 1) * w, w);
        }
    }

    /** Turns samples into coefficients of the interpolating cubic B-spline, edges mirrored about the end samples. */
    private void filter(double[] c, int n) {
        if (order == 1 || n == 1) {
            return;
        }
        double sum = 0;
        double power = 1;
        double last = 1;
        for (int i = 0; i < n - 1; i++) {
            last *= POLE;
        }
        for (int i = 0; i < n; i++) {
            c[i] *= 6;
        }
        // the mirrored, hence periodic, samples seen from the first one: a geometric sum over one period
        for (int i = 0; i < n - 1; i++) {
            sum += power * c[i];
            power *= POLE;
        }
        sum += power * c[n - 1];
        double back = last;
        for (int i = n - 2; i >= 1; i--) {
            back *= POLE;
            sum += back * c[i];
        }
        c[0] = sum / (1 - last * last);
        for (int i = 1; i < n; i++) {
            c[i] += POLE * c[i - 1];
        }
        c[n - 1] = POLE / (POLE * POLE - 1) * (c[n - 1] + POLE * c[n - 2]);
        for (int i = n - 2; i >= 0; i--) {
            c[i] = POLE * (c[i + 1] - c[i]);
        }
    }

    /** What {@link #prepare} does for images of MAPS maps side by side; order 3 only. */
    void prepareGroup(MapFunctions maths, double[] images, double[] coefficients) {
        int w = paddedWidth();
        for (int y = 0; y < height; y++) {
            int row = MAPS * ((y + 1) * w + 1);
            System.arraycopy(images, MAPS * y * width, coefficients, row, MAPS * width);
            maths.splineFilter(coefficients, row, width, MAPS, MAPS);
        }
        maths.splineFilter(coefficients, MAPS * (w + 1), height, MAPS * w, MAPS * width);
        for (int y = 0; y < height; y++) {
            int row = MAPS * ((y + 1) * w + 1);
            System.arraycopy(coefficients, row + MAPS, coefficients, row - MAPS, MAPS);
            int end = row + MAPS * width;
            System.arraycopy(coefficients, end - 3 * MAPS, coefficients, end + MAPS, MAPS);
            System.arraycopy(coefficients, end - 2 * MAPS, coefficients, end, MAPS);
        }
        int line = MAPS * w;
        System.arraycopy(coefficients, 2 * line, coefficients, 0, line);
        System.arraycopy(coefficients, (height - 2) * line, coefficients, (height + 2) * line, line);
        System.arraycopy(coefficients, (height - 1) * line, coefficients, (height + 1) * line, line);
    }

    /** Adds samples {@code from} to before {@code to} of a group's turned images, and their products with z, at {@code at}. */
    void addGroup(
            MapFunctions maths,
            double[] coefficients,
            int angle,
            int from,
            int to,
            double[] z,
            int[] place,
            double[] sum,
            double[] product,
            int at) {
        maths.splineSums(
                coefficients,
                paddedWidth(),
                base,
                weightY,
                weightX,
                angle * pixels,
                from,
                to,
                z,
                place,
                sum,
                product,
                at);
    }

    /** The image turned by angle number {@code angle} at pixel number {@code pixel}. */
    double sample(double[] coefficients, int angle, int pixel) {
        int slot = angle * pixels + pixel;
        int at = base[slot];
        int w = paddedWidth();
        if (order == 1) {
            int k = 2 * slot;
            return weightY[k] * (weightX[k] * coefficients[at] + weightX[k + 1] * coefficients[at + 1])
                    + weightY[k + 1] * (weightX[k] * coefficients[at + w] + weightX[k + 1] * coefficients[at + w + 1]);
        }
        int k = 4 * slot;
        double value = 0;
        for (int j = 0; j < 4; j++) {
            int row = at + j * w;
            value += weightY[k + j]
                    * (weightX[k] * coefficients[row]
                            + weightX[k + 1] * coefficients[row + 1]
                            + weightX[k + 2] * coefficients[row + 2]
                            + weightX[k + 3] * coefficients[row + 3]);
        }
        return value;
    }
}
