package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import periplus.studies.panels.Panel;

/**
 * Paths that grow while a point runs along each, in a loop, in the drawing's own clock and without a script.
 *
 * <p>The whole paths lie beneath in pale lines, so that a printed page, a reader who asks for less motion and a viewer
 * that knows no animation see all of them. Points are thinned evenly in time, to {@value #SHOWN} a track.
 */
final class AnimatedPathsPanel {
    /** Points of one track that are drawn. */
    static final int SHOWN = 300;

    private static final double SIDE = 400;
    private static final double LEFT = 66;
    private static final double TOP = 14;
    private static final double SHORTEST_LOOP_SECONDS = 6;
    private static final double LONGEST_LOOP_SECONDS = 20;

    /** Length of a piece of path in its own units: dashes are measured in it. */
    private static final double WHOLE = 1000;

    private AnimatedPathsPanel() {}

    static Figure figure(Panel.AnimatedPaths panel) {
        List<Panel.AnimatedPaths.Track> tracks =
                panel.tracks().stream().map(AnimatedPathsPanel::thinned).toList();
        double[] xs = all(panel, tracks, true);
        double[] ys = all(panel, tracks, false);
        double lowX = Statistics.least(0, xs);
        double lowY = Statistics.least(0, ys);
        double highX = Statistics.largest(1, xs);
        double highY = Statistics.largest(1, ys);
        double span = Math.max(highX - lowX, highY - lowY);
        span = span > 0 ? 1.06 * span : 1;
        double[] window = {lowX / 2 + highX / 2, lowY / 2 + highY / 2, span / 2};
        Box box = new Box(LEFT, TOP, SIDE, SIDE);
        Axis x = Axis.exactly(window[0] - window[2], window[0] + window[2], box.x(), box.right());
        Axis y = Axis.exactly(window[1] - window[2], window[1] + window[2], box.bottom(), box.y());
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            entries.add(new Legend.Entry(tracks.get(i).label(), paint(tracks, i), "", Mark.DISC, true, true));
        }
        Legend legend = new Legend(entries, SIDE);
        Svg svg = new Svg(panel.id(), panel.title(), LEFT + SIDE + 20, box.bottom() + 84 + legend.height());
        svg.open("style");
        svg.content("@media (prefers-reduced-motion: reduce), print {.moving{display:none}}");
        svg.close();
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(panel.xLabel(), panel.yLabel());
        for (Panel.AnimatedPaths.Outline outline : panel.outlines()) {
            Stretch.of(outline.x(), outline.y())
                    .forEach(stretch -> svg.path(stretch.path(outline.x(), outline.y(), x, y), Paint.INK, 1.2));
        }
        String loop = Numbers.coordinate(loopSeconds(panel.seconds())) + "s";
        int[] order = inOrder(tracks);
        for (int i : order) {
            still(svg, tracks.get(i), paint(tracks, i), x, y);
        }
        for (int i : order) {
            moving(svg, tracks.get(i), paint(tracks, i), x, y, loop);
        }
        clock(svg, box, panel.seconds(), loop, !tracks.isEmpty());
        legend.draw(svg, LEFT, box.bottom() + 78);
        return new Figure(panel.id(), panel.title(), svg.done(), caption(panel), List.of(table(panel, tracks)));
    }

    /** How long one loop plays: the animal's own time where that is neither hasty nor tiresome. */
    static double loopSeconds(double seconds) {
        double known = Double.isFinite(seconds) ? seconds : SHORTEST_LOOP_SECONDS;
        return Math.max(SHORTEST_LOOP_SECONDS, Math.min(LONGEST_LOOP_SECONDS, known));
    }

    private static void still(Svg svg, Panel.AnimatedPaths.Track track, Paint paint, Axis x, Axis y) {
        List<Stretch> stretches = Stretch.of(track.x(), track.y());
        for (Stretch stretch : stretches) {
            svg.path(
                    stretch.path(track.x(), track.y(), x, y),
                    paint,
                    track.truth() ? 2 : 1.3,
                    "stroke-opacity",
                    "0.3",
                    "stroke-linejoin",
                    "round",
                    "stroke-linecap",
                    "round");
        }
        if (!stretches.isEmpty()) {
            int from = stretches.getFirst().from();
            svg.ring(x.at(track.x()[from]), y.at(track.y()[from]), 3);
        }
    }

    private static void moving(Svg svg, Panel.AnimatedPaths.Track track, Paint paint, Axis x, Axis y, String loop) {
        List<Stretch> stretches = Stretch.of(track.x(), track.y());
        if (stretches.isEmpty()) {
            return;
        }
        int n = track.x().length;
        svg.open("g", "class", "moving");
        for (Stretch stretch : stretches) {
            double[] grown = stretch.grown(track.x(), track.y());
            if (grown.length < 2 || n < 2) {
                continue;
            }
            svg.open(
                    "path",
                    "d",
                    stretch.path(track.x(), track.y(), x, y),
                    "fill",
                    "none",
                    "stroke",
                    paint,
                    "stroke-width",
                    track.truth() ? 2.4 : 1.6,
                    "stroke-linejoin",
                    "round",
                    "pathLength",
                    WHOLE,
                    "stroke-dasharray",
                    "1000 1000");
            StringBuilder values = new StringBuilder();
            StringBuilder times = new StringBuilder();
            if (stretch.from() > 0) {
                step(values, times, WHOLE, 0);
            }
            for (int i = 0; i < grown.length; i++) {
                step(values, times, WHOLE * (1 - grown[i]), (stretch.from() + i) / (n - 1.0));
            }
            if (stretch.to() < n) {
                step(values, times, 0, 1);
            }
            animate(svg, "stroke-dashoffset", values, times, loop);
            svg.close();
        }
        dot(svg, track, paint, x, y, loop);
        svg.close();
    }

    /** The moving point; where the track has no place it waits at the last one. */
    private static void dot(Svg svg, Panel.AnimatedPaths.Track track, Paint paint, Axis x, Axis y, String loop) {
        int n = track.x().length;
        int last = -1;
        for (int i = 0; i < n && last < 0; i++) {
            last = Stretch.there(track.x(), track.y(), i) ? i : -1;
        }
        StringBuilder cx = new StringBuilder();
        StringBuilder cy = new StringBuilder();
        for (int i = 0; i < n; i++) {
            last = Stretch.there(track.x(), track.y(), i) ? i : last;
            cx.append(i == 0 ? "" : ";").append(Numbers.coordinate(x.at(track.x()[last])));
            cy.append(i == 0 ? "" : ";").append(Numbers.coordinate(y.at(track.y()[last])));
        }
        svg.open(
                "circle",
                "cx",
                x.at(track.x()[last]),
                "cy",
                y.at(track.y()[last]),
                "r",
                track.truth() ? 5 : 3.6,
                "fill",
                paint,
                "stroke",
                Paint.PAPER,
                "stroke-width",
                1);
        animate(svg, "cx", cx, new StringBuilder(), loop);
        animate(svg, "cy", cy, new StringBuilder(), loop);
        svg.close();
    }

    private static void clock(Svg svg, Box box, double seconds, String loop, boolean anything) {
        if (!Double.isFinite(seconds) || !anything) {
            return;
        }
        double y = box.bottom() + 58;
        double from = box.x() + 60;
        double to = box.right() - 70;
        svg.text(from - 8, y + 4, "time 0 s", "end", "fill", Paint.MUTED);
        svg.text(to + 8, y + 4, Numbers.brief(seconds, 4) + " s", "start", "fill", Paint.MUTED);
        svg.line(from, y, to, y, Paint.RULE, 2);
        svg.open("g", "class", "moving");
        svg.open("circle", "cx", from, "cy", y, "r", 3.6, "fill", Paint.INK);
        StringBuilder ends =
                new StringBuilder(Numbers.coordinate(from)).append(';').append(Numbers.coordinate(to));
        animate(svg, "cx", ends, new StringBuilder(), loop);
        svg.close();
        svg.close();
    }

    private static void step(StringBuilder values, StringBuilder times, double value, double time) {
        values.append(values.isEmpty() ? "" : ";").append(Numbers.coordinate(value));
        // four decimals: a loop of 20 s to 2 ms
        times.append(times.isEmpty() ? "" : ";").append(time == 1 ? "1" : share(time));
    }

    private static String share(double time) {
        long parts = Math.round(time * 10_000);
        return parts == 0
                ? "0"
                : parts == 10_000 ? "1" : "." + Long.toString(10_000 + parts).substring(1);
    }

    private static void animate(Svg svg, String attribute, StringBuilder values, StringBuilder times, String loop) {
        Object[] own = {"attributeName", attribute, "values", values, "dur", loop, "repeatCount", "indefinite"};
        Object[] timed = times.isEmpty() ? new Object[0] : new Object[] {"keyTimes", times};
        svg.element("animate", Svg.joined(own, timed));
    }

    private static Panel.AnimatedPaths.Track thinned(Panel.AnimatedPaths.Track track) {
        int n = track.x().length;
        if (n != track.y().length) {
            throw new IllegalArgumentException(n + " x values for " + track.y().length + " y values");
        }
        if (n <= SHOWN) {
            return track;
        }
        double[] x = new double[SHOWN];
        double[] y = new double[SHOWN];
        for (int i = 0; i < SHOWN; i++) {
            int at = (int) ((long) i * (n - 1) / (SHOWN - 1));
            x[i] = track.x()[at];
            y[i] = track.y()[at];
        }
        return new Panel.AnimatedPaths.Track(track.label(), x, y, track.truth());
    }

    private static double[] all(Panel.AnimatedPaths panel, List<Panel.AnimatedPaths.Track> tracks, boolean x) {
        return DoubleStream.concat(
                        panel.outlines().stream().flatMapToDouble(o -> Arrays.stream(x ? o.x() : o.y())),
                        tracks.stream().flatMapToDouble(t -> Arrays.stream(x ? t.x() : t.y())))
                .toArray();
    }

    /** What is true first, so that the rest lies above it. */
    private static int[] inOrder(List<Panel.AnimatedPaths.Track> tracks) {
        int[] order = new int[tracks.size()];
        int at = 0;
        for (boolean truth : new boolean[] {true, false}) {
            for (int i = 0; i < tracks.size(); i++) {
                if (tracks.get(i).truth() == truth) {
                    order[at++] = i;
                }
            }
        }
        return order;
    }

    private static Paint paint(List<Panel.AnimatedPaths.Track> tracks, int index) {
        if (tracks.get(index).truth()) {
            return Paint.INK;
        }
        int before = 0;
        for (int i = 0; i < index; i++) {
            before += tracks.get(i).truth() ? 0 : 1;
        }
        return Paint.series(before);
    }

    private static String caption(Panel.AnimatedPaths panel) {
        List<String> thinned = new ArrayList<>();
        for (Panel.AnimatedPaths.Track track : panel.tracks()) {
            if (track.x().length > SHOWN) {
                thinned.add(PointPick.words(track.label(), SHOWN, track.x().length));
            }
        }
        return PanelFigure.caption(
                panel,
                panel.tracks().isEmpty() ? "No paths." : "Circles mark the start; pale lines are the whole paths.",
                thinned.isEmpty() ? "" : "Instants drawn, evenly in time: " + String.join(", ", thinned) + ".");
    }

    private static Table table(Panel.AnimatedPaths panel, List<Panel.AnimatedPaths.Track> tracks) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.AnimatedPaths.Track track : tracks) {
            int n = track.x().length;
            for (int i = 0; i < n; i++) {
                rows.add(List.of(
                        track.label(),
                        Numbers.exact(n > 1 ? panel.seconds() * i / (n - 1) : 0),
                        Numbers.exact(track.x()[i]),
                        Numbers.exact(track.y()[i])));
            }
        }
        return new Table(panel.id() + ".csv", List.of("track", "t_s", "x_m", "y_m"), rows);
    }
}
