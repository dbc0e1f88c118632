package periplus.lab.runs;

import java.util.OptionalDouble;

/** Hears how a run goes; the command line prints it. */
public interface RunProgress {
    /** Something that the user should read once. */
    void message(String text);

    /** A stage begins: "training", "decoding test", "rate maps". */
    void stage(String name);

    /** What the loss of the updates that follow is called, and its unit, "" for none: "KL", "nats". */
    default void lossIs(String name, String unit) {}

    /**
     * Updates done so far.
     *
     * @param updatesPerSecond measured in this process, 0 until known
     * @param loss task loss above the least possible one where that is known, as {@link #lossIs} says
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
