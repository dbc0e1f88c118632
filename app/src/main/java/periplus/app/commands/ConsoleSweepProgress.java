package periplus.app.commands;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import periplus.lab.sweeps.SweepProgress;

/** A sweep's progress on stderr: every failure, and every few seconds how far it is, how fast, and how long yet. */
final class ConsoleSweepProgress implements SweepProgress {
    private static final long QUIET_NANOS = 5_000_000_000L;
    private static final int FAILURES_SHOWN = 20;

    private final PrintWriter err;
    private long began = System.nanoTime();
    private long lastLine = System.nanoTime();
    private int cells;
    private int before;
    private int ended;
    private int failed;
    private int failuresNow;

    ConsoleSweepProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void message(String text) {
        print(text);
    }

    @Override
    public synchronized void planned(int nowCells, int nowEnded, int nowFailed) {
        cells = nowCells;
        before = nowEnded;
        ended = nowEnded;
        failed = nowFailed;
        began = System.nanoTime();
        print(state());
    }

    @Override
    public synchronized void ended(String cell, String described, @Nullable String failure) {
        ended++;
        if (failure != null) {
            failed++;
            failuresNow++;
            if (failuresNow <= FAILURES_SHOWN) {
                print("failed: " + described + ": " + failure);
            }
            if (failuresNow == FAILURES_SHOWN) {
                print("further failures are in the table only");
            }
        }
        if (ended == cells || System.nanoTime() - lastLine > QUIET_NANOS) {
            print(state());
        }
    }

    private String state() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%,d of %,d cells ended", ended, cells));
        if (failed > 0) {
            line.append(String.format(Locale.ROOT, ", %,d failed", failed));
        }
        double hours = (System.nanoTime() - began) / 3.6e12;
        int done = ended - before;
        if (done > 0) {
            line.append(String.format(Locale.ROOT, ", %,.0f an hour", done / hours));
            if (ended < cells) {
                long left = (long) Math.ceil((cells - ended) * hours * 3600 / done);
                line.append(String.format(Locale.ROOT, ", ETA %d:%02d:%02d", left / 3600, left / 60 % 60, left % 60));
            }
        }
        return line.toString();
    }

    private void print(String line) {
        err.println(line);
        err.flush();
        lastLine = System.nanoTime();
    }
}
