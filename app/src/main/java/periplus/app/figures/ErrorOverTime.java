package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.measure.Measured;

/**
 * How the decoding error grows while a path unfolds: the mean over trials at each time step, with the middle half of
 * the trials as a band, beside the decoder's floor and the error of an animal that thinks that it never left.
 */
public final class ErrorOverTime {
    /**
     * What the figure draws; one value a time step.
     *
     * @param meanMetres mean error over trials
     * @param lowerQuartileMetres a quarter of the trials err less
     * @param upperQuartileMetres a quarter of the trials err more
     * @param stayAtStartMetres mean distance from the start; empty if not known
     * @param trainedSteps length of the training sequences, marked where the trials are longer; 0 if not known
     */
    public record Data(
            double dtSeconds,
            int trials,
            double[] meanMetres,
            double[] lowerQuartileMetres,
            double[] upperQuartileMetres,
            double[] stayAtStartMetres,
            Measured decoderFloorMetres,
            int trainedSteps) {
        public Data {
            if (meanMetres.length != lowerQuartileMetres.length
                    || meanMetres.length != upperQuartileMetres.length
                    || (stayAtStartMetres.length != 0 && stayAtStartMetres.length != meanMetres.length)) {
                throw new IllegalArgumentException("an error over time needs one value a step, got "
                        + meanMetres.length + ", " + lowerQuartileMetres.length + ", " + upperQuartileMetres.length
                        + " and " + stayAtStartMetres.length);
            }
        }
    }

    private ErrorOverTime() {}

    public static Figure figure(Data data) {
        int steps = data.meanMetres().length;
        double[] step = new double[steps];
        double[] seconds = new double[steps];
        for (int t = 0; t < steps; t++) {
            step[t] = t + 1;
            seconds[t] = (t + 1) * data.dtSeconds();
        }
        double[] mean = centimetres(data.meanMetres());
        double[] lower = centimetres(data.lowerQuartileMetres());
        double[] upper = centimetres(data.upperQuartileMetres());
        double[] stay = centimetres(data.stayAtStartMetres());
        double floor = 100 * data.decoderFloorMetres().orNaN();
        double high = Math.max(
                Statistics.largest(1, upper), Math.max(Statistics.largest(0, stay), Statistics.largest(0, mean)));

        Svg svg = new Svg("error-over-time", "Decoding error over time", 510, 320);
        Box box = new Box(62, 14, 330, 252);
        Frame frame = new Frame(
                svg,
                box,
                Axis.exactly(0, Math.max(1, steps), box.x(), box.right()),
                Axis.linear(0, Math.max(high, Double.isFinite(floor) ? floor : 0), box.bottom(), box.y()));
        frame.axes("time step (" + Numbers.brief(1000 * data.dtSeconds(), 3) + " ms each)", "decoding error (cm)");
        frame.band(step, lower, upper, Paint.NETWORK, 0.18);
        List<Frame.EndLabel> labels = new ArrayList<>();
        if (stay.length > 0) {
            frame.curve(step, stay, Paint.MUTED, 1.4, "stroke-dasharray", "2 3");
            labels.add(new Frame.EndLabel(frame.y().at(stay[steps - 1]), "stay at start", Paint.MUTED));
        }
        if (Double.isFinite(floor)) {
            frame.level(floor, Paint.FLOOR, "6 3");
            labels.add(new Frame.EndLabel(frame.y().at(floor), "decoder floor", Paint.FLOOR));
        }
        frame.curve(step, mean, Paint.NETWORK, 2);
        if (steps > 0) {
            labels.add(new Frame.EndLabel(frame.y().at(mean[steps - 1]), "network", Paint.NETWORK));
        }
        if (data.trainedSteps() > 0 && data.trainedSteps() < steps) {
            frame.upright(data.trainedSteps(), Paint.LIMIT, "4 3");
            svg.text(
                    frame.x().at(data.trainedSteps()) + 4,
                    box.y() + 10,
                    "trained length",
                    "start",
                    "fill",
                    Paint.LIMIT);
        }
        frame.endLabels(labels);

        String caption = "Decoding error at each time step: mean over N = " + Numbers.count(data.trials())
                + " trials (line) and their inter-quartile range (band). “Stay at start” is the mean distance from the"
                + " first position; the decoder floor is the mean error of decoding the true target"
                + (data.decoderFloorMetres() instanceof Measured.Undefined(String why)
                        ? " (not drawn: " + why + ")"
                        : "")
                + ".";
        List<String> columns = new ArrayList<>(List.of("step", "time_s", "mean_m", "quartile25_m", "quartile75_m"));
        List<double[]> values = new ArrayList<>(
                List.of(step, seconds, data.meanMetres(), data.lowerQuartileMetres(), data.upperQuartileMetres()));
        if (stay.length > 0) {
            columns.add("stay_at_start_m");
            values.add(data.stayAtStartMetres());
        }
        Table table = Table.ofColumns("error-over-time.csv", columns, values.toArray(double[][]::new));
        return new Figure("error-over-time", "Decoding error over time", svg.done(), caption, List.of(table));
    }

    private static double[] centimetres(double[] metres) {
        return Arrays.stream(metres).map(m -> 100 * m).toArray();
    }
}
