package periplus.nets.autodiff.operations;

/**
 * A double and its derivative along one direction: forward-mode differentiation, the second algorithm that reverse mode
 * is checked against.
 *
 * @param value the number
 * @param slope its derivative
 */
public record Dual(double value, double slope) {
    /** Zero. */
    public static final Dual ZERO = new Dual(0, 0);

    /** A number that does not move. */
    public static Dual of(double value) {
        return new Dual(value, 0);
    }

    /** Sum. */
    public Dual plus(Dual o) {
        return new Dual(value + o.value, slope + o.slope);
    }

    /** Difference. */
    public Dual minus(Dual o) {
        return new Dual(value - o.value, slope - o.slope);
    }

    /** Product. */
    public Dual times(Dual o) {
        return new Dual(value * o.value, slope * o.value + value * o.slope);
    }

    /** Product with a number that does not move. */
    public Dual times(double factor) {
        return new Dual(value * factor, slope * factor);
    }

    /** Ratio. */
    public Dual over(Dual o) {
        return new Dual(value / o.value, (slope - value / o.value * o.slope) / o.value);
    }

    /** Its square. */
    public Dual squared() {
        return times(this);
    }

    /** Its root. */
    public Dual root() {
        double y = Math.sqrt(value);
        return new Dual(y, 0.5 * slope / y);
    }

    /** e to it. */
    public Dual exp() {
        double y = StrictMath.exp(value);
        return new Dual(y, slope * y);
    }

    /** Natural logarithm. */
    public Dual log() {
        return new Dual(StrictMath.log(value), slope / value);
    }

    /** Hyperbolic tangent. */
    public Dual tanh() {
        double y = StrictMath.tanh(value);
        return new Dual(y, slope * (1 - y * y));
    }

    /** 1 / (1 + e^-x). */
    public Dual sigmoid() {
        double e = StrictMath.exp(-Math.abs(value));
        double y = (value < 0 ? e : 1) / (1 + e);
        return new Dual(y, slope * y * (1 - y));
    }

    /** log(1 + e^x). */
    public Dual softplus() {
        double y = Math.max(value, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(value)));
        return new Dual(y, slope * sigmoid().value);
    }

    /** Itself where positive, otherwise 0. */
    public Dual positivePart() {
        return value > 0 ? this : ZERO;
    }

    /** The sum of part of an array, in rising order with this stride. */
    public static Dual sum(Dual[] x, int offset, int count, int stride) {
        Dual sum = ZERO;
        for (int i = 0; i < count; i++) {
            sum = sum.plus(x[offset + i * stride]);
        }
        return sum;
    }
}
