package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import periplus.core.random.RandomStream;
import periplus.studies.panels.Panel;

/** Made-up panels of every kind, for tests and for looking at. */
public final class SamplePanels {
    private SamplePanels() {}

    /** One of each kind, as a study would have them. */
    public static List<Panel> all() {
        return List.of(
                dots("decoding-error", 5, 8),
                dots("decoding-error-all", 25, 5),
                curves("error-over-steps", 4, false),
                curves("gain", 12, true),
                scatter(),
                colouredPoints(true),
                colouredPoints(false),
                maps(false),
                maps(true),
                barcodes(),
                matrix(),
                paths(),
                animatedPaths());
    }

    public static Panel.Dots dots(String id, int conditions, int seeds) {
        RandomStream stream = RandomStream.of(1, "dots");
        List<Panel.Dots.Arm> arms = IntStream.range(0, conditions)
                .mapToObj(c -> new Panel.Dots.Arm(
                        c == 0
                                ? "vanilla"
                                : "leaky, alpha " + Numbers.fixed(c / (double) conditions, 2)
                                        + (c % 5 == 3 ? ", own noise convention" : ""),
                        IntStream.range(0, seeds)
                                .mapToDouble(s -> 8 - 0.12 * c + 0.4 * stream.nextGaussian())
                                .toArray()))
                .toList();
        return new Panel.Dots(
                id,
                "Decoding error of " + conditions + " conditions",
                "Mean distance between true and decoded position over 500 test paths of 20 steps, N = " + seeds
                        + " networks a condition.",
                "decoding error (cm)",
                arms,
                List.of(new Panel.Line("decoder floor", 4.1), new Panel.Line("best unit chosen", 4.3)));
    }

    public static Panel.Curves curves(String id, int count, boolean logarithmic) {
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int n = 60;
            double[] x = new double[n];
            double[] y = new double[n];
            double[] lower = new double[n];
            double[] upper = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = logarithmic ? StrictMath.pow(10, -2 + 3.0 * i / (n - 1)) : i + 1;
                double corner = 0.05 * (c + 1);
                y[i] = logarithmic ? 1 / Math.sqrt(1 + x[i] * x[i] / (corner * corner)) : 2 + c + 0.08 * (c + 1) * x[i];
                lower[i] = 0.9 * y[i];
                upper[i] = 1.1 * y[i];
            }
            boolean dashed = c == count - 1;
            curves.add(new Panel.Curves.Curve(
                    dashed ? "theory" : "alpha " + Numbers.fixed((c + 1) / 12.0, 2),
                    x,
                    y,
                    dashed || c > 5 ? null : lower,
                    dashed || c > 5 ? null : upper,
                    dashed));
        }
        return new Panel.Curves(
                id,
                logarithmic ? "Gain against frequency" : "Error while the path goes on",
                "Mean over N = 5 networks; band, standard deviation.",
                new Panel.Curves.Axis(logarithmic ? "frequency (Hz)" : "time step", logarithmic),
                new Panel.Curves.Axis(logarithmic ? "gain (1)" : "error (cm)", logarithmic),
                curves,
                List.of(new Panel.Line("stay at start", logarithmic ? 0.5 : 9)),
                List.of(new Panel.Line("trained length", logarithmic ? 1 : 20)));
    }

    public static Panel.Scatter scatter() {
        RandomStream stream = RandomStream.of(2, "scatter");
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        for (int g = 0; g < 3; g++) {
            int n = g == 0 ? 5000 : 200;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = g * 0.5 + 0.3 * stream.nextGaussian();
                y[i] = 0.5 * x[i] + 0.2 * stream.nextGaussian();
            }
            groups.add(new Panel.Scatter.Group(
                    List.of("vanilla", "leaky, alpha 0.5", "leaky, alpha 0.1").get(g), x, y));
        }
        return new Panel.Scatter(
                "scores-two-ways",
                "Two definitions of the grid score",
                "Each point a unit.",
                "g60, largest of rings (1)",
                "g60, released scorer (1)",
                true,
                groups,
                List.of(new Panel.Line("null 95 %", 0.4)),
                List.of(new Panel.Line("null 95 %", 0.5)));
    }

    public static Panel.ColouredPoints colouredPoints(boolean circular) {
        RandomStream stream = RandomStream.of(3, "clouds");
        List<Panel.ColouredPoints.Cloud> clouds = new ArrayList<>();
        for (String label : List.of("vanilla", "leaky, alpha 0.5", "leaky, alpha 0.1")) {
            int n = 1200;
            double[] x = new double[n];
            double[] y = new double[n];
            double[] colour = new double[n];
            for (int i = 0; i < n; i++) {
                double angle = 2 * Math.PI * stream.nextUniform();
                double radius = 1 + 0.1 * stream.nextGaussian();
                x[i] = radius * StrictMath.cos(angle);
                y[i] = radius * StrictMath.sin(angle);
                colour[i] = circular ? angle : x[i];
            }
            clouds.add(new Panel.ColouredPoints.Cloud(label, "PC 1 (a.u.)", "PC 2 (a.u.)", x, y, colour));
        }
        return new Panel.ColouredPoints(
                circular ? "phase-ring" : "position-cloud",
                circular ? "Six-phase projection" : "Population activity by position",
                "Population vectors of one network, seed 1, in their first two principal components.",
                clouds,
                circular ? "phase (rad)" : "x position (m)",
                circular);
    }

    public static Panel.Maps maps(boolean signed) {
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (int r = 0; r < 2; r++) {
            int binsX = r == 0 ? 20 : 30;
            int binsY = 20;
            int count = r == 0 ? 32 : 10;
            List<double[]> maps = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            for (int m = 0; m < count; m++) {
                double[] map = new double[binsX * binsY];
                for (int i = 0; i < map.length; i++) {
                    double x = (i % binsX) / 4.0 + m;
                    int row = i / binsX;
                    double y = row / 4.0;
                    double sum = 0;
                    for (int k = 0; k < 3; k++) {
                        double a = Math.PI * k / 3 + 0.05 * m;
                        sum += StrictMath.cos(2.2 * (x * StrictMath.cos(a) + y * StrictMath.sin(a)));
                    }
                    map[i] = signed ? sum : Math.max(0, sum);
                    if (r == 1 && i % binsX > 20 && i / binsX > 14) {
                        map[i] = Double.NaN;
                    }
                }
                maps.add(map);
                titles.add(m + " (" + Numbers.fixed(1.2 - 0.03 * m, 2) + ")");
            }
            rows.add(new Panel.Maps.Row(
                    r == 0 ? "vanilla, seed 1" : "leaky, alpha 0.5, seed 1", binsY, binsX, maps, titles));
        }
        return new Panel.Maps(
                signed ? "tanh-maps" : "rate-maps",
                signed ? "Activity maps of tanh units" : "Rate maps of the best units",
                "Titles: unit (g60).",
                rows,
                signed);
    }

    public static Panel.Barcodes barcodes() {
        RandomStream stream = RandomStream.of(4, "bars");
        List<Panel.Barcodes.Diagram> diagrams = new ArrayList<>();
        for (String label : List.of("vanilla", "leaky, alpha 0.5", "leaky, alpha 0.1")) {
            double[][] births = new double[3][];
            double[][] deaths = new double[3][];
            int[] counts = {200, 40, 12};
            for (int k = 0; k < 3; k++) {
                births[k] = new double[counts[k]];
                deaths[k] = new double[counts[k]];
                for (int i = 0; i < counts[k]; i++) {
                    births[k][i] = k == 0 ? 0 : 0.3 * k + 0.2 * stream.nextUniform();
                    deaths[k][i] = births[k][i] + 0.15 * stream.nextUniform();
                }
                deaths[k][0] = k == 0 ? Double.POSITIVE_INFINITY : births[k][0] + 0.7;
            }
            deaths[1][1] = births[1][1] + 0.62;
            diagrams.add(new Panel.Barcodes.Diagram(label, births, deaths, new double[] {Double.NaN, 0.21, 0.17}));
        }
        return new Panel.Barcodes(
                "barcodes",
                "Persistence barcodes",
                "Population vectors, N = 500 landmarks, coefficients mod 47.",
                diagrams);
    }

    public static Panel.Matrix matrix() {
        List<String> names =
                List.of("vanilla", "alpha 0.8", "alpha 0.5", "alpha 0.2", "learned, shared", "learned, per unit");
        double[] values = new double[36];
        for (int i = 0; i < 36; i++) {
            values[i] = Math.abs(i / 6 - i % 6) * 0.12 - 0.2;
        }
        values[7] = Double.NaN;
        return new Panel.Matrix(
                "transfer",
                "Error at test noise by training noise",
                "Mean over 5 seeds.",
                "change of error (cm)",
                names,
                names,
                values);
    }

    public static Panel.Paths paths() {
        RandomStream stream = RandomStream.of(5, "paths");
        double[] outline = {-1.1, -1.1, 1.1, -1.1, 1.1, 1.1, -1.1, 1.1};
        List<Panel.Paths.View> views = new ArrayList<>();
        for (int v = 0; v < 3; v++) {
            List<double[]> paths = new ArrayList<>();
            List<double[]> truth = new ArrayList<>();
            for (int p = 0; p < (v == 0 ? 1 : 5); p++) {
                double[] xy = new double[2 * 200];
                double[] decoded = new double[2 * 200];
                double heading = 6 * stream.nextUniform();
                double x = stream.nextUniform() - 0.5;
                double y = stream.nextUniform() - 0.5;
                for (int t = 0; t < 200; t++) {
                    heading += 0.15 * stream.nextGaussian();
                    x = Math.max(-1.05, Math.min(1.05, x + 0.02 * StrictMath.cos(heading)));
                    y = Math.max(-1.05, Math.min(1.05, y + 0.02 * StrictMath.sin(heading)));
                    xy[2 * t] = x;
                    xy[2 * t + 1] = y;
                    decoded[2 * t] = x + 0.0006 * t;
                    decoded[2 * t + 1] = y - 0.0004 * t;
                }
                paths.add(decoded);
                truth.add(xy);
            }
            views.add(new Panel.Paths.View(
                    List.of("vanilla", "leaky, alpha 0.5", "replay without input")
                            .get(v),
                    outline,
                    paths,
                    v == 2 ? List.of() : truth));
        }
        return new Panel.Paths("decoded", "True and decoded paths", "Test paths of 200 steps, seed 1.", views);
    }

    public static Panel.AnimatedPaths animatedPaths() {
        Panel.Paths.View view = paths().views().getFirst();
        double[] outline = view.outlineMetres();
        double[] x = {outline[0], outline[2], outline[4], outline[6], outline[0]};
        double[] y = {outline[1], outline[3], outline[5], outline[7], outline[1]};
        return new Panel.AnimatedPaths(
                "decoded-moving",
                "A path decoded while it is walked",
                "Test path of 200 steps, seed 1.",
                "x (m)",
                "y (m)",
                List.of(new Panel.AnimatedPaths.Outline(x, y)),
                List.of(
                        new Panel.AnimatedPaths.Track(
                                "true path",
                                axis(view.truePaths().getFirst(), 0),
                                axis(view.truePaths().getFirst(), 1),
                                true),
                        new Panel.AnimatedPaths.Track(
                                "decoded",
                                axis(view.paths().getFirst(), 0),
                                axis(view.paths().getFirst(), 1),
                                false)),
                10);
    }

    private static double[] axis(double[] xy, int which) {
        return IntStream.range(0, xy.length / 2)
                .mapToDouble(i -> xy[2 * i + which])
                .toArray();
    }
}
