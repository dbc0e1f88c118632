package periplus.app.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps values onto pixels, linearly or by logarithm, and chooses round ticks.
 *
 * @param low the value at pixel {@code from}
 * @param high the value at pixel {@code to}; above {@code low}
 */
record Axis(boolean logarithmic, double low, double high, double from, double to) {
    /** A place on an axis; minor ticks have no label. */
    record Tick(double value, String label) {
        boolean isMajor() {
            return !label.isEmpty();
        }
    }

    Axis {
        if (!(high > low) || !Double.isFinite(low) || !Double.isFinite(high) || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException(
                    "an axis cannot go from " + low + " to " + high + (logarithmic ? " on a logarithmic scale" : ""));
        }
    }

    /** A linear axis over exactly these values. */
    static Axis exactly(double low, double high, double from, double to) {
        return new Axis(false, low, high, from, to);
    }

    /** A linear axis widened to whole tick steps; equal values get room on both sides. */
    static Axis linear(double low, double high, double from, double to) {
        double a = low;
        double b = high;
        if (!(b > a)) {
            double room = a == 0 ? 1 : Math.abs(a) * 0.5;
            a -= room;
            b += room;
        }
        int exponent = stepExponent(b - a, 5);
        int multiple = stepMultiple(b - a, 5);
        double step = scaled(multiple, exponent);
        long lowSteps = (long) Math.floor(a / step + 1e-9);
        long highSteps = (long) Math.ceil(b / step - 1e-9);
        return new Axis(false, scaled(lowSteps * multiple, exponent), scaled(highSteps * multiple, exponent), from, to);
    }

    /** A linear axis over these values with a little room; equal values get room on both sides. */
    static Axis roomy(double low, double high, double from, double to) {
        double room = high > low ? 0.04 * (high - low) : Math.max(1e-9, Math.abs(low) * 0.5);
        return new Axis(false, low - room, high + room, from, to);
    }

    /** The linear axis of this span around the same middle. */
    Axis around(double span) {
        double middle = low / 2 + high / 2;
        return new Axis(false, middle - span / 2, middle + span / 2, from, to);
    }

    /** A logarithmic axis over these positive values; equal values get a decade around them. */
    static Axis logarithmic(double low, double high, double from, double to) {
        return high > low ? new Axis(true, low, high, from, to) : new Axis(true, low / 3, low * 3, from, to);
    }

    /** The pixel of a value. */
    double at(double value) {
        double share =
                logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /** Whether a value can be drawn inside the axis. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** About {@code wanted} labelled ticks, rising; logarithmic axes have minor ticks between. */
    List<Tick> ticks(int wanted) {
        return logarithmic ? logarithmicTicks(wanted) : linearTicks(wanted);
    }

    private List<Tick> linearTicks(int wanted) {
        int exponent = stepExponent(high - low, wanted);
        int multiple = stepMultiple(high - low, wanted);
        double step = scaled(multiple, exponent);
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(high / step + 1e-9);
        for (long k = (long) Math.ceil(low / step - 1e-9); k <= last; k++) {
            double value = scaled(k * multiple, exponent);
            String label = exponent >= 0 && Math.abs(value) >= 10_000
                    ? Numbers.count((long) value)
                    : Numbers.fixed(value, Math.max(0, -exponent));
            ticks.add(new Tick(value, label));
        }
        return ticks;
    }

    private List<Tick> logarithmicTicks(int wanted) {
        int first = decade(low);
        int last = decade(high);
        int every = Math.max(1, (int) Math.ceil((last - first) / (double) Math.max(1, wanted)));
        boolean labelHalves = high / low < 30;
        List<Tick> ticks = new ArrayList<>();
        for (int d = first; d <= last; d++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = scaled(digit, d);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                    continue;
                }
                boolean labelled =
                        digit == 1 ? Math.floorMod(d, every) == 0 : labelHalves && (digit == 2 || digit == 5);
                ticks.add(new Tick(value, labelled ? logarithmicLabel(digit, d) : ""));
            }
        }
        // less than a decade may hold no round power: round steps then, still placed by logarithm
        return ticks.stream().filter(Tick::isMajor).count() < 2 ? linearTicks(wanted) : ticks;
    }

    private static String logarithmicLabel(int digit, int exponent) {
        if (exponent >= -3 && exponent <= 5) {
            return exponent >= 0
                    ? Numbers.count((long) scaled(digit, exponent))
                    : Numbers.fixed(scaled(digit, exponent), -exponent);
        }
        return (digit == 1 ? "" : digit + "\u00d7") + Numbers.powerOfTen(exponent);
    }

    /** The exponent e with 10^e <= value < 10^(e+1). */
    private static int decade(double value) {
        BigDecimal exact = new BigDecimal(value);
        return exact.precision() - exact.scale() - 1;
    }

    private static int stepExponent(double span, int wanted) {
        double rough = span / wanted;
        int e = decade(rough);
        return rough > scaled(5, e) * 1.000001 ? e + 1 : e;
    }

    private static int stepMultiple(double span, int wanted) {
        double rough = span / wanted / 1.000001;
        int e = decade(span / wanted);
        if (rough <= scaled(1, e)) {
            return 1;
        }
        return rough <= scaled(2, e) ? 2 : rough <= scaled(5, e) ? 5 : 1;
    }

    /** The double nearest to digits * 10^exponent. */
    private static double scaled(long digits, int exponent) {
        return BigDecimal.valueOf(digits).scaleByPowerOfTen(exponent).doubleValue();
    }
}
