package periplus.app.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.lab.studies.StudyProgress;
import periplus.studies.study.RunKey;

/** A study's progress on stderr: a line when a run ends, and every few seconds what is going on. */
final class ConsoleStudyProgress implements StudyProgress {
    private static final long QUIET_NANOS = 20_000_000_000L;

    private final PrintWriter err;
    private final Map<RunKey, String> going = new LinkedHashMap<>();
    private final Map<RunKey, Double> share = new LinkedHashMap<>();
    private long began = System.nanoTime();
    private long lastLine = System.nanoTime();
    private int planned;
    private int doneBefore;
    private int done;
    private int failed;

    ConsoleStudyProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void message(String text) {
        print(text);
    }

    @Override
    public synchronized void planned(int nowPlanned, int nowDone, int nowFailed) {
        planned = nowPlanned;
        done = nowDone;
        doneBefore = nowDone;
        failed = nowFailed;
        began = System.nanoTime();
        print(state());
    }

    @Override
    public synchronized void stage(RunKey run, String name) {
        going.put(run, name);
        share.remove(run);
        perhaps();
    }

    @Override
    public synchronized void update(RunKey run, long stepsDone, long total) {
        going.put(run, String.format(Locale.ROOT, "update %,d of %,d", stepsDone, total));
        share.put(run, (double) stepsDone / Math.max(1, total));
        perhaps();
    }

    @Override
    public synchronized void ended(RunKey run, @Nullable String failure) {
        going.remove(run);
        share.remove(run);
        done++;
        if (failure != null) {
            failed++;
            print(run.folderName() + " failed: " + failure);
        }
        print(state());
    }

    private void perhaps() {
        if (System.nanoTime() - lastLine > QUIET_NANOS) {
            StringBuilder line = new StringBuilder(state());
            going.forEach((run, what) ->
                    line.append("; ").append(run.folderName()).append(": ").append(what));
            print(line.toString());
        }
    }

    private String state() {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%d of %d runs done", done, planned));
        if (failed > 0) {
            line.append(", ").append(failed).append(" failed");
        }
        double ended =
                done - doneBefore + share.values().stream().mapToDouble(s -> s).sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (done < planned && done > doneBefore) {
            long left = (long) Math.ceil((planned - doneBefore - ended) * seconds / ended);
            line.append(String.format(Locale.ROOT, ", ETA %d:%02d:%02d", left / 3600, left / 60 % 60, left % 60));
        }
        return line.toString();
    }

    private void print(String line) {
        err.println(line);
        err.flush();
        lastLine = System.nanoTime();
    }
}
