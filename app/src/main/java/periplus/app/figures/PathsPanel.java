package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.panels.Panel;

/**
 * Paths over an arena, views side by side: the true path beneath, the decoded or replayed one above.
 *
 * <p>A view of one path colours it by time; a view of several gives each its own colour.
 */
final class PathsPanel {
    /** Paths drawn in one view. */
    static final int SHOWN = 40;

    private static final int SHADES = 48;
    private static final double GAP = 16;

    private PathsPanel() {}

    static Figure figure(Panel.Paths panel) {
        int count = Math.max(1, panel.views().size());
        int columns = Math.min(4, count);
        double width = columns == 1 ? 510 : columns == 2 ? 700 : 1040;
        double side = Math.min(430, (width - 8 - GAP * (columns - 1)) / columns);
        int lines = (count + columns - 1) / columns;
        double pitch = side + 44;
        Svg svg = new Svg(panel.id(), panel.title(), width, lines * pitch + 30);
        List<String> cut = new ArrayList<>();
        boolean timed = false;
        boolean truth = false;
        for (int i = 0; i < panel.views().size(); i++) {
            Panel.Paths.View view = panel.views().get(i);
            int line = i / columns;
            Box box = new Box(4 + (i % columns) * (side + GAP), 22 + line * pitch, side, side);
            svg.text(
                    box.x(),
                    box.y() - 7,
                    FittedText.cut(view.label(), side, 12),
                    "start",
                    "fill",
                    Paint.INK,
                    "font-size",
                    12);
            view(svg, box, view);
            timed |= view.paths().size() == 1;
            truth |= !view.truePaths().isEmpty();
            if (view.paths().size() > SHOWN) {
                cut.add(PointPick.words(view.label(), SHOWN, view.paths().size()));
            }
        }
        legend(svg, lines * pitch + 12, timed, truth);
        String counts = PointPick.counts(
                        "paths",
                        panel.views().stream().map(Panel.Paths.View::label).toList(),
                        panel.views().stream().map(v -> v.paths().size()).toList())
                + " Circles mark the start.";
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(
                        panel, counts, cut.isEmpty() ? "" : "Drawn: the first " + String.join(", ", cut) + "."),
                List.of(table(panel)));
    }

    private static void view(Svg svg, Box box, Panel.Paths.View view) {
        ArenaOutline arena = new ArenaOutline(view.outlineMetres(), List.of());
        FloorPlan plan = FloorPlan.whole(svg, box, arena).outline(arena);
        int shown = Math.min(SHOWN, view.paths().size());
        for (int p = 0; p < Math.min(SHOWN, view.truePaths().size()); p++) {
            plan.path(view.truePaths().get(p), Paint.INK, 2, "stroke-opacity", "0.55");
        }
        for (int p = 0; p < shown; p++) {
            double[] path = view.paths().get(p);
            if (view.paths().size() == 1) {
                byTime(plan, path);
            } else {
                plan.path(path, Paint.series(p), 1.3);
            }
        }
        for (int p = 0; p < shown; p++) {
            double[] from = p < view.truePaths().size()
                    ? view.truePaths().get(p)
                    : view.paths().get(p);
            plan.start(from, 3);
        }
        if (shown == 0) {
            svg.text(box.x() + box.width() / 2, box.y() + box.height() / 2, "no paths", "middle", "fill", Paint.MUTED);
        }
        plan.scaleBar(box.x() + 6, box.bottom() + 10);
    }

    private static void byTime(FloorPlan plan, double[] path) {
        int steps = path.length / 2;
        int pieces = Math.max(1, Math.min(SHADES, steps - 1));
        for (int s = 0; s < pieces; s++) {
            int from = (int) ((long) s * (steps - 1) / pieces);
            int to = (int) ((long) (s + 1) * (steps - 1) / pieces) + 1;
            plan.piece(path, from, Math.min(steps, to), shade(s, pieces), 1.5);
        }
    }

    private static String shade(int piece, int pieces) {
        return ColouredPointsPanel.hex(Colormap.PERCEPTUAL.rgb(0.06 + 0.84 * (piece + 0.5) / pieces));
    }

    private static void legend(Svg svg, double y, boolean timed, boolean truth) {
        double x = 4;
        if (truth) {
            svg.line(x, y + 5, x + 24, y + 5, Paint.INK, 2, "stroke-opacity", "0.55");
            svg.text(x + 30, y + 9, "true path", "start", "fill", Paint.INK);
            x += 110;
        }
        svg.ring(x + 4, y + 5, 3);
        svg.text(x + 14, y + 9, "start", "start", "fill", Paint.INK);
        x += 70;
        if (timed) {
            HeatMap.bar(svg, new Box(x + 36, y, 110, 10), Colormap.PERCEPTUAL, "start", "end", "time");
        }
    }

    private static Table table(Panel.Paths panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Paths.View view : panel.views()) {
            add(rows, view.label(), "path", view.paths());
            add(rows, view.label(), "true", view.truePaths());
        }
        return new Table(panel.id() + ".csv", List.of("view", "kind", "path", "step", "x_m", "y_m"), rows);
    }

    private static void add(List<List<String>> rows, String view, String kind, List<double[]> paths) {
        for (int p = 0; p < paths.size(); p++) {
            double[] path = paths.get(p);
            for (int t = 0; t + 1 < path.length; t += 2) {
                rows.add(List.of(
                        view,
                        kind,
                        Integer.toString(p + 1),
                        Integer.toString(t / 2),
                        Numbers.exact(path[t]),
                        Numbers.exact(path[t + 1])));
            }
        }
    }
}
