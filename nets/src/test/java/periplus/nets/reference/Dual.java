package periplus.nets.reference;

/** A number and its derivative along one direction: forward-mode differentiation. */
record Dual(double v, double d) {
    static Dual of(double v) {
        return new Dual(v, 0);
    }

    Dual plus(Dual o) {
        return new Dual(v + o.v, d + o.d);
    }

    Dual minus(Dual o) {
        return new Dual(v - o.v, d - o.d);
    }

    Dual times(Dual o) {
        return new Dual(v * o.v, d * o.v + v * o.d);
    }

    Dual over(Dual o) {
        return new Dual(v / o.v, (d * o.v - v * o.d) / (o.v * o.v));
    }

    Dual exp() {
        double e = StrictMath.exp(v);
        return new Dual(e, d * e);
    }

    Dual log() {
        return new Dual(StrictMath.log(v), d / v);
    }

    Dual positivePart() {
        return v > 0 ? this : of(0);
    }
}
