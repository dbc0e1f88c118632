package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;

/**
 * A recorded animal's walk as a trained network decodes it: the whole walk with a stretch of it decoded, and the error
 * along the recording.
 */
public final class TrajectoryOverview {
    /**
     * What the figure draws.
     *
     * @param path the recording and what was decoded of it; NaN separates windows and marks what was not decoded
     * @param shownFromStep first step of the stretch drawn large
     * @param shownToStep end of that stretch, exclusive
     * @param windowTimesSeconds middle of each decoded window, rising
     * @param windowErrorsMetres mean error of each window
     */
    public record Data(
            String recording,
            ArenaOutline arena,
            PathPair path,
            double dtSeconds,
            int shownFromStep,
            int shownToStep,
            double[] windowTimesSeconds,
            double[] windowErrorsMetres,
            Measured decoderFloorMetres,
            List<Baseline> baselines) {
        public Data {
            if (shownFromStep < 0 || shownToStep > path.steps() || shownFromStep > shownToStep) {
                throw new IllegalArgumentException(
                        "cannot show steps " + shownFromStep + " to " + shownToStep + " of " + path.steps());
            }
            if (windowTimesSeconds.length != windowErrorsMetres.length) {
                throw new IllegalArgumentException(
                        windowTimesSeconds.length + " windows have " + windowErrorsMetres.length + " errors");
            }
            baselines = List.copyOf(baselines);
        }
    }

    private TrajectoryOverview() {}

    public static Figure figure(Data data) {
        Svg svg = new Svg("trajectory-overview", "Recorded and decoded path", 1040, 390);
        plan(svg, data);
        errors(svg, data);

        double[] sorted = Statistics.sortedFinite(data.windowErrorsMetres());
        String caption = "a, The recorded path (" + data.recording() + "; grey, all "
                + Numbers.count(data.path().steps()) + " positions) and, over "
                + Numbers.brief((data.shownToStep() - data.shownFromStep()) * data.dtSeconds(), 3) + " s from "
                + Numbers.brief(data.shownFromStep() * data.dtSeconds(), 3)
                + " s on, the true and the decoded path; each decoded piece starts where the animal was."
                + " b, Mean error of each of N = " + Numbers.count(data.windowErrorsMetres().length)
                + " windows along the recording"
                + (sorted.length == 0
                        ? ""
                        : "; median " + Numbers.fixed(100 * Quantile.ofSorted(sorted, 0.5), 1) + " cm")
                + ".";
        Table table = Table.ofColumns(
                "trajectory-windows.csv",
                List.of("time_s", "error_m"),
                data.windowTimesSeconds(),
                data.windowErrorsMetres());
        return new Figure("trajectory-overview", "A recorded path, decoded", svg.done(), caption, List.of(table));
    }

    private static void plan(Svg svg, Data data) {
        Box box = new Box(4, 30, 320, 320);
        svg.heading(4, 16, "a", "Recorded and decoded path");
        FloorPlan plan = FloorPlan.whole(svg, box, data.arena()).outline(data.arena());
        plan.path(data.path().trueXyMetres(), Paint.NULL, 0.6, "stroke-opacity", "0.6");
        plan.path(data.path().trueXyMetres(), data.shownFromStep(), data.shownToStep(), Paint.INK, 1.6);
        plan.path(data.path().decodedXyMetres(), data.shownFromStep(), data.shownToStep(), Paint.NETWORK, 1.4);
        if (data.shownToStep() > data.shownFromStep()) {
            double[] xy = data.path().trueXyMetres();
            int at = 2 * data.shownFromStep();
            plan.start(new double[] {xy[at], xy[at + 1]}, 3.6);
        }
        plan.scaleBar(box.x() + 6, box.bottom() + 22);
        double y = box.bottom() + 22;
        svg.line(176, y, 198, y, Paint.INK, 1.6);
        svg.text(203, y + 4, "true", "start", "fill", Paint.INK);
        svg.line(242, y, 264, y, Paint.NETWORK, 1.6);
        svg.text(269, y + 4, "decoded", "start", "fill", Paint.NETWORK);
    }

    private static void errors(Svg svg, Data data) {
        int n = data.windowTimesSeconds().length;
        double[] minutes = new double[n];
        double[] centimetres = new double[n];
        for (int i = 0; i < n; i++) {
            minutes[i] = data.windowTimesSeconds()[i] / 60;
            centimetres[i] = 100 * data.windowErrorsMetres()[i];
        }
        double top = Statistics.largest(1, centimetres);
        for (Baseline baseline : data.baselines()) {
            top = Math.max(top, baseline.centimetres());
        }
        Box box = new Box(408, 30, 480, 308);
        double end = Math.max(Statistics.largest(1, minutes), data.path().steps() * data.dtSeconds() / 60);
        Frame frame = new Frame(
                svg, box, Axis.exactly(0, end, box.x(), box.right()), Axis.linear(0, top, box.bottom(), box.y()));
        frame.axes("time in the recording (min)", "mean error of a window (cm)")
                .heading("b", "Error along the recording");
        List<Frame.EndLabel> labels = new ArrayList<>();
        for (Baseline baseline : data.baselines()) {
            frame.level(baseline.centimetres(), Paint.MUTED, "2 3");
            labels.add(new Frame.EndLabel(
                    frame.y().at(baseline.centimetres()),
                    baseline.label() + " " + Numbers.fixed(baseline.centimetres(), 1),
                    Paint.MUTED));
        }
        if (data.decoderFloorMetres() instanceof Measured.Value(double floor)) {
            frame.level(100 * floor, Paint.FLOOR, "6 3");
            labels.add(new Frame.EndLabel(
                    frame.y().at(100 * floor), "decoder floor " + Numbers.fixed(100 * floor, 1), Paint.FLOOR));
        }
        svg.open("g", "fill", Paint.NETWORK, "fill-opacity", n > 500 ? "0.35" : "0.6");
        for (int i = 0; i < n; i++) {
            if (Double.isFinite(centimetres[i])) {
                svg.circle(frame.x().at(minutes[i]), frame.y().at(centimetres[i]), 1.8);
            }
        }
        svg.close();
        double[] sorted = Statistics.sortedFinite(centimetres);
        if (sorted.length > 0) {
            double median = Quantile.ofSorted(sorted, 0.5);
            frame.level(median, Paint.NETWORK, "1 0");
            labels.add(new Frame.EndLabel(
                    frame.y().at(median), "network median " + Numbers.fixed(median, 1), Paint.NETWORK));
        }
        frame.endLabels(labels);
    }
}
