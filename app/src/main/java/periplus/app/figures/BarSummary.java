package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;

/** The decoding error as a bar beside the decoder's floor and the baselines: how good is good here. */
public final class BarSummary {
    /** What a bar stands for, which sets its colour. */
    public enum Kind {
        NETWORK(Paint.NETWORK),
        FLOOR(Paint.FLOOR),
        BASELINE(Paint.NULL);

        private final Paint paint;

        Kind(Paint paint) {
            this.paint = paint;
        }
    }

    /** One bar: a name and a mean error. */
    public record Bar(String label, double metres, Kind kind) {
        public Bar {
            if (!Double.isFinite(metres) || metres < 0) {
                throw new IllegalArgumentException("the bar '" + label + "' needs a length from 0 on, got " + metres);
            }
        }
    }

    /** What the figure draws, top to bottom; the box's width puts the errors in proportion. */
    public record Data(List<Bar> bars, double boxWidthMetres, String sample) {
        public Data {
            bars = List.copyOf(bars);
        }
    }

    private static final double STEP = 44;

    private BarSummary() {}

    public static Figure figure(Data data) {
        int n = data.bars().size();
        double height = Math.max(320, 68 + STEP * n);
        Svg svg = new Svg("bar-summary", "Decoding error beside floor and baselines", 510, height);
        Box box = new Box(138, 14, 300, height - 68);
        double longest = data.bars().stream().mapToDouble(Bar::metres).max().orElse(1) * 100;
        Axis x = Axis.linear(0, Math.max(longest, 1e-6), box.x(), box.right());
        double pitch = box.height() / Math.max(1, n);
        double thick = Math.min(24, pitch * 0.55);
        for (Axis.Tick tick : x.ticks(5)) {
            double at = x.at(tick.value());
            svg.line(at, box.y(), at, box.bottom(), Paint.RULE, 0.6);
            svg.line(at, box.bottom(), at, box.bottom() + 4, Paint.MUTED, 0.8);
            svg.text(at, box.bottom() + 16, tick.label(), "middle", "fill", Paint.MUTED);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Bar bar = data.bars().get(i);
            double middle = box.y() + pitch * (i + 0.5);
            double end = x.at(100 * bar.metres());
            if (end > box.x()) {
                svg.rect(box.x(), middle - thick / 2, end - box.x(), thick, "fill", bar.kind().paint);
            }
            svg.text(box.x() - 9, middle + 4, bar.label(), "end", "fill", Paint.INK, "font-size", 12);
            svg.text(end + 6, middle + 4, Numbers.fixed(100 * bar.metres(), 1) + " cm", "start", "fill", Paint.INK);
            rows.add(List.of(bar.label(), Numbers.exact(bar.metres())));
        }
        svg.line(box.x(), box.y(), box.x(), box.bottom(), Paint.MUTED, 0.8);
        svg.text(
                box.x() + box.width() / 2,
                box.bottom() + 36,
                "mean decoding error (cm)",
                "middle",
                "fill",
                Paint.INK,
                "font-size",
                12);
        String caption = "Mean decoding error of the network (" + data.sample() + "), of decoding the true target (the"
                + " decoder's floor), and of strategies that need no network. The box is "
                + Numbers.fixed(100 * data.boxWidthMetres(), 0) + " cm wide.";
        Table table = new Table("bar-summary.csv", List.of("what", "error_m"), rows);
        return new Figure("bar-summary", "Decoding error beside its bounds", svg.done(), caption, List.of(table));
    }
}
