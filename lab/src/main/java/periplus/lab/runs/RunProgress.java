package periplus.lab.runs;

import java.util.OptionalDouble;

/** Hears how a run goes; the command line prints it. */
public interface RunProgress {
    /** Something that the user should read once. */
    void message(String text);

    /** A stage begins: "training", "decoding test", "rate maps". */
    void stage(String name);

    /**
     * Updates done so far.
     *
     * @param updatesPerSecond measured in this process, 0 until known
     * @param loss task loss above the least possible one where that is known (KL divergence, nats)
     * @param errorMetres the last measured decoding error
     */
    void update(long done, long total, double updatesPerSecond, double loss, OptionalDouble errorMetres);

    /** Says nothing. */
    static RunProgress silent() {
        return new RunProgress() {
            @Override
            public void message(String text) {}

            @Override
            public void stage(String name) {}

            @Override
            public void update(
                    long done, long total, double updatesPerSecond, double loss, OptionalDouble errorMetres) {}
        };
    }
}
