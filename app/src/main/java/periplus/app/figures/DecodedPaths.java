package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * True and decoded paths: all of them over the whole arena, then each by itself, all at one scale.
 *
 * <p>Short paths are small in a large arena, so the single views show a window around each path; where the paths fill
 * the arena the window is the arena.
 */
public final class DecodedPaths {
    /** What the figure draws; at most eight paths are shown. */
    public record Data(ArenaOutline arena, List<PathPair> paths, double dtSeconds, String decoder) {
        public Data {
            paths = List.copyOf(paths);
        }
    }

    private static final int SHOWN = 8;
    private static final int COLUMNS = 4;
    private static final int DOTTED = 60; // more steps than this would merge into a band
    private static final double OVERVIEW = 376;
    private static final double PANEL = 145;
    private static final double GAP = 13;

    private DecodedPaths() {}

    public static Figure figure(Data data) {
        List<PathPair> paths =
                data.paths().subList(0, Math.min(SHOWN, data.paths().size()));
        Svg svg = new Svg("decoded-paths", "True and decoded paths", 1040, 456);
        Box overviewBox = new Box(4, 34, OVERVIEW, OVERVIEW);
        FloorPlan overview = FloorPlan.whole(svg, overviewBox, data.arena()).outline(data.arena());
        for (PathPair path : paths) {
            overview.path(path.trueXyMetres(), Paint.INK, 1.6).path(path.decodedXyMetres(), Paint.NETWORK, 1.2);
        }
        for (int i = 0; i < paths.size(); i++) {
            overview.start(paths.get(i).trueXyMetres(), 3);
            label(svg, overview, paths.get(i), i + 1);
        }
        overview.scaleBar(overviewBox.x() + 6, overviewBox.bottom() + 24);
        svg.heading(4, 16, "a", "The arena");

        double side = Math.min(data.arena().extentMetres() * FloorPlan.MARGIN, 1.15 * longestExtent(paths));
        double left = OVERVIEW + 44;
        for (int i = 0; i < paths.size(); i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            Box box = new Box(left + column * (PANEL + GAP), 34 + row * (PANEL + 42), PANEL, PANEL);
            single(svg, box, data.arena(), paths.get(i), side, i + 1);
        }
        if (!paths.isEmpty()) {
            Box first = new Box(left, 34, PANEL, PANEL);
            new FloorPlan(svg, first, 0, 0, side).scaleBar(left + 4, overviewBox.bottom() + 24);
        }
        svg.heading(left, 16, "b", "Each path, and its mean error");
        legend(svg, 1040 - 222, overviewBox.bottom() + 24);

        int steps = paths.isEmpty() ? 0 : paths.getFirst().steps();
        String caption = "True and decoded paths for the first " + paths.size() + " of N = "
                + Numbers.count(data.paths().size()) + " test paths, chosen by order and not by quality; " + steps
                + " steps of " + Numbers.brief(1000 * data.dtSeconds(), 3) + " ms each"
                + (steps <= DOTTED ? ", dots at every step" : "")
                + "; circles mark the start. a, The whole arena; b, each"
                + " path at one scale, its number left and its mean error right. Decoder: " + data.decoder() + ".";
        return new Figure("decoded-paths", "True and decoded paths", svg.done(), caption, List.of(table(paths)));
    }

    /** A path's number beside its start, on the side away from the path. */
    private static void label(Svg svg, FloorPlan plan, PathPair path, int number) {
        double[] xy = path.trueXyMetres();
        if (xy.length < 2 || !Double.isFinite(xy[0]) || !Double.isFinite(xy[1])) {
            return;
        }
        double[] centre = middle(path);
        double dx = plan.x(xy[0]) - plan.x(centre[0]);
        double dy = plan.y(xy[1]) - plan.y(centre[1]);
        double length = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        svg.text(
                plan.x(xy[0]) + 11 * dx / length,
                plan.y(xy[1]) + 11 * dy / length + 4,
                Integer.toString(number),
                "middle",
                "fill",
                Paint.INK,
                "font-weight",
                "bold");
    }

    private static void single(Svg svg, Box box, ArenaOutline arena, PathPair path, double side, int number) {
        double[] centre = middle(path);
        FloorPlan plan = new FloorPlan(svg, box, centre[0], centre[1], side);
        plan.border().outline(arena);
        plan.path(path.trueXyMetres(), Paint.INK, 1.6);
        plan.path(path.decodedXyMetres(), Paint.NETWORK, 1.4);
        if (path.steps() <= DOTTED) {
            plan.dots(path.trueXyMetres(), Paint.INK, 1.4).dots(path.decodedXyMetres(), Paint.NETWORK, 1.7);
        }
        plan.start(path.trueXyMetres(), 3.4);
        svg.text(
                box.x(),
                box.bottom() + 14,
                Integer.toString(number),
                "start",
                "fill",
                Paint.INK,
                "font-weight",
                "bold");
        String error = Numbers.fixed(100 * path.meanErrorMetres(), 1) + " cm";
        svg.text(box.right(), box.bottom() + 14, error, "end", "fill", Paint.MUTED);
    }

    private static void legend(Svg svg, double x, double y) {
        svg.line(x, y, x + 24, y, Paint.INK, 1.6);
        svg.text(x + 30, y + 4, "true", "start", "fill", Paint.INK);
        svg.line(x + 70, y, x + 94, y, Paint.NETWORK, 1.6);
        svg.text(x + 100, y + 4, "decoded", "start", "fill", Paint.NETWORK);
        svg.ring(x + 172, y, 3.4);
        svg.text(x + 182, y + 4, "start", "start", "fill", Paint.INK);
    }

    /** The middle of the bounding box of both paths. */
    private static double[] middle(PathPair path) {
        double[] bounds = bounds(path);
        return new double[] {(bounds[0] + bounds[1]) / 2, (bounds[2] + bounds[3]) / 2};
    }

    private static double longestExtent(List<PathPair> paths) {
        double longest = 0.01;
        for (PathPair path : paths) {
            double[] b = bounds(path);
            longest = Math.max(longest, Math.max(b[1] - b[0], b[3] - b[2]));
        }
        return longest;
    }

    private static double[] bounds(PathPair path) {
        double[] x = new double[2 * path.steps()];
        double[] y = new double[2 * path.steps()];
        for (int t = 0; t < path.steps(); t++) {
            x[2 * t] = path.trueXyMetres()[2 * t];
            y[2 * t] = path.trueXyMetres()[2 * t + 1];
            x[2 * t + 1] = path.decodedXyMetres()[2 * t];
            y[2 * t + 1] = path.decodedXyMetres()[2 * t + 1];
        }
        return new double[] {
            Statistics.least(0, x), Statistics.largest(0, x), Statistics.least(0, y), Statistics.largest(0, y)
        };
    }

    private static Table table(List<PathPair> paths) {
        List<List<String>> rows = new ArrayList<>();
        for (int p = 0; p < paths.size(); p++) {
            PathPair path = paths.get(p);
            for (int t = 0; t < path.steps(); t++) {
                rows.add(List.of(
                        Integer.toString(p + 1),
                        Integer.toString(t),
                        Numbers.exact(path.trueXyMetres()[2 * t]),
                        Numbers.exact(path.trueXyMetres()[2 * t + 1]),
                        Numbers.exact(path.decodedXyMetres()[2 * t]),
                        Numbers.exact(path.decodedXyMetres()[2 * t + 1])));
            }
        }
        return new Table(
                "decoded-paths.csv",
                List.of("path", "step", "true_x_m", "true_y_m", "decoded_x_m", "decoded_y_m"),
                rows);
    }
}
