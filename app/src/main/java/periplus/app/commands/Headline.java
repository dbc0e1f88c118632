package periplus.app.commands;

import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.app.report.ReportWriter;
import periplus.core.measure.Measured;
import periplus.lab.runs.RunFolder;
import periplus.studies.tasktraining.TrainedNetwork;

/** A finished run in two lines for the terminal. */
final class Headline {
    private Headline() {}

    static String of(RunFolder folder) {
        SequencedMap<String, @Nullable Object> summary = ReportWriter.summary(folder);
        StringBuilder text = new StringBuilder();
        text.append("decoding error ").append(centimetres(summary.get("decodingErrorMetres")));
        text.append("  (decoder floor ").append(centimetres(summary.get("decoderFloorMetres")));
        text.append(", staying at the start ").append(centimetres(summary.get("stayAtStartErrorMetres")));
        text.append(", centre ")
                .append(centimetres(summary.get("centreErrorMetres")))
                .append(")");
        Object best = summary.get("gridScore60Best");
        Object above = summary.get("unitsAboveNull95");
        if (best instanceof Number number && above != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nbest grid score %.2f (60 degrees, best of rings, mean form); %s of %s units above the null's 95th"
                            + " percentile",
                    number.doubleValue(),
                    above,
                    summary.get("units")));
        }
        return text.toString();
    }

    /** A network trained on a task: whether it can do it, and how it does on longer trials. */
    static String of(TrainedNetwork network) {
        return (network.converged() ? "learnt: " : "not learnt: ") + network.reason() + "; " + network.epochs()
                + " epochs\ntest loss " + number(network.testLoss()) + ", on longer trials "
                + number(network.oodLoss());
    }

    private static String number(Measured measured) {
        return measured instanceof Measured.Value(double value)
                ? String.format(Locale.ROOT, "%.4g", value)
                : "undefined";
    }

    static String centimetres(@Nullable Object metres) {
        return metres instanceof Number number
                ? String.format(Locale.ROOT, "%.1f cm", 100 * number.doubleValue())
                : "undefined";
    }
}
