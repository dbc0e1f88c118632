package periplus.app.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import periplus.lab.runs.RunProgress;

/** A run's progress on stderr: one line that is rewritten in a terminal, a line every few seconds elsewhere. */
final class ConsoleProgress implements RunProgress {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private long lastLine;
    private boolean open;
    private double lastLoss = Double.NaN;
    private String lossName = "loss";
    private String lossUnit = "";

    ConsoleProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        this.lastLine = System.nanoTime() - QUIET_NANOS;
    }

    @Override
    public void message(String text) {
        closeLine();
        err.println(text);
        err.flush();
    }

    @Override
    public void stage(String name) {
        message(name + " ...");
    }

    @Override
    public void lossIs(String name, String unit) {
        lossName = name;
        lossUnit = unit.isEmpty() ? "" : " " + unit;
    }

    @Override
    public void update(long done, long total, double updatesPerSecond, double loss, OptionalDouble errorMetres) {
        if (!Double.isNaN(loss)) {
            lastLoss = loss;
        }
        boolean last = done == total;
        if (!terminal && !last && System.nanoTime() - lastLine < QUIET_NANOS) {
            return;
        }
        lastLine = System.nanoTime();
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "  update %,d of %,d", done, total));
        if (updatesPerSecond > 0) {
            line.append(String.format(Locale.ROOT, "  %.1f/s", updatesPerSecond));
            line.append("  ETA ").append(clock((long) Math.ceil((total - done) / updatesPerSecond)));
        }
        if (!Double.isNaN(lastLoss)) {
            line.append(String.format(Locale.ROOT, "  %s %.3g%s", lossName, lastLoss, lossUnit));
        }
        if (errorMetres.isPresent()) {
            line.append(String.format(Locale.ROOT, "  decoding error %.1f cm", 100 * errorMetres.getAsDouble()));
        }
        if (terminal) {
            err.print("\r" + line + "\u001b[K");
            open = true;
            if (last) {
                closeLine();
            }
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void closeLine() {
        if (open) {
            err.println();
            open = false;
        }
    }

    private static String clock(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
