package periplus.lab.sweeps;

import org.jspecify.annotations.Nullable;

/** Hears how a sweep goes; calls come from any thread. */
public interface SweepProgress {
    /** Something that the user should read once. */
    void message(String text);

    /** What there is to do: all cells of this call, how many ended before, how many of those failed. */
    void planned(int cells, int ended, int failed);

    /** A cell has ended; {@code failure} says why it failed, or is null. */
    void ended(String cell, String described, @Nullable String failure);

    /** Says nothing. */
    static SweepProgress silent() {
        return new SweepProgress() {
            @Override
            public void message(String text) {}

            @Override
            public void planned(int cells, int ended, int failed) {}

            @Override
            public void ended(String cell, String described, @Nullable String failure) {}
        };
    }
}
