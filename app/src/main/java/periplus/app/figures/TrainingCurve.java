package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.measure.Measured;

/**
 * How the loss and the decoding error fell over training.
 *
 * <p>Left: where the targets' entropy is known, the loss is drawn as the Kullback-Leibler divergence
 * KL(p‖q) = cross-entropy − entropy(p), whose floor is 0; otherwise the loss itself. Right: the decoding error in cm
 * beside the decoder's floor and the baselines. Thin lines are logged values, thick lines means over steps within a
 * factor of 1.15.
 */
public final class TrainingCurve {
    private static final double SMOOTHING = 1.15;
    private static final String[] DASHES = {"6 3", "2 3", "8 3 2 3", "1 4"};

    /**
     * What the figure draws.
     *
     * @param lossName "cross-entropy", "mean squared error"
     * @param lossUnit "nats", "m²"
     * @param targetEntropy what to subtract from the loss, or why there is nothing to subtract
     * @param uniformLoss the loss of a prediction that knows nothing, or why it is not given
     * @param lossSteps rising, beside {@code losses}; penalties not included
     * @param errorSteps rising, beside {@code errorsMetres}
     */
    public record Data(
            String lossName,
            String lossUnit,
            Measured targetEntropy,
            Measured uniformLoss,
            double[] lossSteps,
            double[] losses,
            double[] errorSteps,
            double[] errorsMetres,
            Measured decoderFloorMetres,
            List<Baseline> baselines) {
        public Data {
            if (lossSteps.length != losses.length || errorSteps.length != errorsMetres.length) {
                throw new IllegalArgumentException("a training curve needs a step for each value, got "
                        + lossSteps.length + " for " + losses.length + " losses and " + errorSteps.length + " for "
                        + errorsMetres.length + " errors");
            }
            baselines = List.copyOf(baselines);
        }
    }

    private TrainingCurve() {}

    public static Figure figure(Data data) {
        Svg svg = new Svg("training-curve", "Training curve", 1040, 316);
        double floor = data.targetEntropy() instanceof Measured.Value(double v) ? v : 0;
        boolean divergence = data.targetEntropy().isDefined();
        double[] losses = Arrays.stream(data.losses()).map(l -> l - floor).toArray();
        lossPanel(svg, data, losses, floor, divergence);
        errorPanel(svg, data);

        String caption = (divergence
                        ? "a, Divergence of the network's prediction from its target, KL(p‖q) = " + data.lossName()
                                + " minus target entropy (" + Numbers.fixed(floor, 4) + " " + data.lossUnit()
                                + "), so that 0 is the best possible. "
                        : "a, Training loss (" + data.lossName() + "); " + reason(data.targetEntropy()) + ". ")
                + "Penalties are not included. "
                + (data.errorsMetres().length == 0
                        ? ""
                        : "b, Decoding error: mean distance between true and decoded position. ")
                + "Thin lines, logged values (N = " + Numbers.count(losses.length) + " losses, "
                + Numbers.count(data.errorsMetres().length)
                + " errors); thick lines, means over steps within a factor of "
                + Numbers.fixed(SMOOTHING, 2) + "."
                + dropped(data.lossSteps(), losses);
        List<Table> numbers = List.of(
                Table.ofColumns(
                        "training-loss.csv",
                        List.of("step", "loss_" + data.lossUnit(), "loss_minus_target_entropy_" + data.lossUnit()),
                        data.lossSteps(),
                        data.losses(),
                        losses),
                Table.ofColumns(
                        "training-error.csv", List.of("step", "error_m"), data.errorSteps(), data.errorsMetres()));
        return new Figure("training-curve", "Loss and decoding error over training", svg.done(), caption, numbers);
    }

    private static void lossPanel(Svg svg, Data data, double[] losses, double floor, boolean divergence) {
        double[] positive = Arrays.stream(losses).filter(l -> l > 0).toArray();
        double ceiling = data.uniformLoss() instanceof Measured.Value(double v) ? v - floor : Double.NaN;
        double low = Statistics.least(0.1, positive);
        double high = Math.max(Statistics.largest(1, positive), Double.isFinite(ceiling) ? ceiling : 0);
        double room = Math.max(1.01, StrictMath.pow(high / low, 0.08));
        Box box = new Box(78, 30, 290, 240);
        Frame frame = new Frame(
                svg,
                box,
                steps(data.lossSteps(), box),
                Axis.logarithmic(low / room, high * room, box.bottom(), box.y()));
        frame.axes("training step", (divergence ? "KL to target (" : data.lossName() + " (") + data.lossUnit() + ")");
        frame.heading("a", divergence ? "Divergence from the target" : "Loss");
        List<Frame.EndLabel> labels = new ArrayList<>();
        if (Double.isFinite(ceiling) && ceiling > 0) {
            frame.level(ceiling, Paint.MUTED, DASHES[0]);
            labels.add(new Frame.EndLabel(frame.y().at(ceiling), "uniform prediction", Paint.MUTED));
        }
        curves(frame, data.lossSteps(), losses, labels, "network");
        if (divergence) {
            labels.add(new Frame.EndLabel(box.bottom(), "floor 0 (below)", Paint.FLOOR));
        }
        frame.endLabels(labels);
    }

    private static void errorPanel(Svg svg, Data data) {
        if (data.errorsMetres().length == 0) {
            svg.heading(590, 16, "b", "No decoding error was logged");
            return;
        }
        double[] centimetres =
                Arrays.stream(data.errorsMetres()).map(m -> 100 * m).toArray();
        double floor = 100 * data.decoderFloorMetres().orNaN();
        double[] others =
                data.baselines().stream().mapToDouble(Baseline::centimetres).toArray();
        double high = Math.max(Statistics.largest(1, centimetres), Statistics.largest(0, others));
        Box box = new Box(590, 30, 290, 240);
        Frame frame =
                new Frame(svg, box, steps(data.errorSteps(), box), Axis.linear(0, high * 1.02, box.bottom(), box.y()));
        frame.axes("training step", "decoding error (cm)").heading("b", "Decoding error");
        List<Frame.EndLabel> labels = new ArrayList<>();
        for (int i = 0; i < data.baselines().size(); i++) {
            frame.level(others[i], Paint.MUTED, DASHES[i % DASHES.length]);
            labels.add(new Frame.EndLabel(
                    frame.y().at(others[i]),
                    data.baselines().get(i).label() + " " + Numbers.fixed(others[i], 1),
                    Paint.MUTED));
        }
        if (Double.isFinite(floor)) {
            frame.level(floor, Paint.FLOOR, DASHES[0]);
            labels.add(
                    new Frame.EndLabel(frame.y().at(floor), "decoder floor " + Numbers.fixed(floor, 1), Paint.FLOOR));
        }
        curves(frame, data.errorSteps(), centimetres, labels, "network");
        frame.endLabels(labels);
    }

    private static void curves(Frame frame, double[] steps, double[] values, List<Frame.EndLabel> labels, String name) {
        double[] smooth = Statistics.smoothedByRatio(steps, values, SMOOTHING);
        frame.curve(steps, values, Paint.NETWORK, 0.8, "stroke-opacity", "0.4");
        frame.curve(steps, smooth, Paint.NETWORK, 2);
        for (int i = smooth.length - 1; i >= 0; i--) {
            if (Double.isFinite(smooth[i]) && frame.y().holds(smooth[i])) {
                labels.add(new Frame.EndLabel(frame.y().at(smooth[i]), name, Paint.NETWORK));
                return;
            }
        }
    }

    private static Axis steps(double[] steps, Box box) {
        double[] positive = Arrays.stream(steps).filter(s -> s > 0).toArray();
        return Axis.logarithmic(Statistics.least(1, positive), Statistics.largest(10, positive), box.x(), box.right());
    }

    private static String reason(Measured measured) {
        return measured instanceof Measured.Undefined(String reason) ? reason : "";
    }

    private static String dropped(double[] steps, double[] losses) {
        int n = 0;
        for (int i = 0; i < steps.length; i++) {
            n += steps[i] > 0 && losses[i] > 0 ? 0 : 1;
        }
        return n == 0 ? "" : " " + n + " logged losses at step 0 or not above 0 cannot be drawn on these axes.";
    }
}
