package periplus.app.figures;

import java.util.List;

/**
 * The eigenvalues of the recurrent weights in the complex plane, with the circles that bound stability.
 *
 * <p>A leaky step h' = (1 − α) h + α J h shrinks every direction exactly where the eigenvalues λ of J satisfy
 * |1 − α + α λ| &lt; 1: inside the circle around 1 − 1/α of radius 1/α. At α = 1 that is the unit circle.
 */
public final class WeightSpectrum {
    /** A circle centred on the real axis, named for the key. */
    public record Circle(double centre, double radius, String label) {
        public Circle {
            if (!(radius > 0) || !Double.isFinite(centre)) {
                throw new IllegalArgumentException("a circle needs a radius above 0, got " + radius);
            }
        }

        /** |λ| = 1. */
        public static Circle unit() {
            return new Circle(0, 1, "unit circle");
        }

        /** Where the linear part of a leaky step neither grows nor shrinks, for alpha in (0, 1]. */
        public static Circle leakyStability(double alpha) {
            if (!(alpha > 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha must be in (0, 1], got " + alpha);
            }
            return new Circle(1 - 1 / alpha, 1 / alpha, "stability limit, α = " + Numbers.brief(alpha, 3));
        }
    }

    /** What the figure draws: real and imaginary parts side by side. */
    public record Data(double[] real, double[] imaginary, String matrixName, List<Circle> circles) {
        public Data {
            if (real.length != imaginary.length) {
                throw new IllegalArgumentException(
                        real.length + " real parts for " + imaginary.length + " imaginary parts");
            }
            circles = List.copyOf(circles);
        }
    }

    private WeightSpectrum() {}

    public static Figure figure(Data data) {
        double left = Math.min(-1.05, Statistics.least(0, data.real()) * 1.05);
        double right = Math.max(1.05, Statistics.largest(0, data.real()) * 1.05);
        double up = 1.05;
        double radius = 0;
        for (int i = 0; i < data.real().length; i++) {
            double re = data.real()[i];
            double im = data.imaginary()[i];
            up = Math.max(up, Math.abs(im) * 1.05);
            radius = Math.max(radius, Math.sqrt(re * re + im * im));
        }
        double side = Math.max(right - left, 2 * up);
        double middle = (left + right) / 2;
        Svg svg = new Svg("weight-spectrum", "Eigenvalues of " + data.matrixName(), 510, 470);
        Box box = new Box(66, 14, 380, 380);
        Axis x = Axis.exactly(middle - side / 2, middle + side / 2, box.x(), box.right());
        Axis y = Axis.exactly(-side / 2, side / 2, box.bottom(), box.y());
        Frame frame = new Frame(svg, box, x, y);
        frame.axes("Re λ (dimensionless)", "Im λ (dimensionless)");
        frame.level(0, Paint.RULE, "1 0").upright(0, Paint.RULE, "1 0");
        double keyX = box.x() + 4;
        for (int i = 0; i < data.circles().size(); i++) {
            Circle circle = data.circles().get(i);
            Paint paint = i == 0 ? Paint.MUTED : Paint.LIMIT;
            String dashes = i == 0 ? "1 0" : "5 3";
            arc(frame, circle, paint, dashes);
            svg.line(keyX, box.bottom() + 58, keyX + 20, box.bottom() + 58, paint, 1.3, "stroke-dasharray", dashes);
            svg.text(keyX + 26, box.bottom() + 62, circle.label(), "start", "fill", Paint.INK);
            keyX += 26 + TextWidth.of(circle.label(), 11) + 24;
        }
        svg.open("g", "fill", Paint.NETWORK, "fill-opacity", "0.65");
        for (int i = 0; i < data.real().length; i++) {
            svg.element("circle", "cx", x.at(data.real()[i]), "cy", y.at(data.imaginary()[i]), "r", 1.9);
        }
        svg.close();
        String caption = "Eigenvalues λ of " + data.matrixName() + " (N = " + Numbers.count(data.real().length)
                + "; spectral radius " + Numbers.significant(radius, 3)
                + "). The nonlinearity and its gain are not part"
                + " of the matrix: a circle bounds the stability of the linear step only.";
        Table table =
                Table.ofColumns("weight-spectrum.csv", List.of("real", "imaginary"), data.real(), data.imaginary());
        return new Figure("weight-spectrum", "Spectrum of the recurrent weights", svg.done(), caption, List.of(table));
    }

    private static void arc(Frame frame, Circle circle, Paint paint, String dashes) {
        int points = 721;
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int i = 0; i < points; i++) {
            double angle = 2 * StrictMath.PI * i / (points - 1);
            xs[i] = circle.centre() + circle.radius() * StrictMath.cos(angle);
            ys[i] = circle.radius() * StrictMath.sin(angle);
        }
        frame.polygon(xs, ys, paint, 1.3, "stroke-dasharray", dashes);
    }
}
