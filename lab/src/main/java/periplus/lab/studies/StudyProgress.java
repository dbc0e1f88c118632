package periplus.lab.studies;

import periplus.studies.study.RunKey;

/** Hears how a study goes, from any of its threads; the command line prints it. */
public interface StudyProgress {
    /** Something that the user should read once. */
    void message(String text);

    /** The plan now holds {@code planned} runs, of which {@code done} are there and {@code failed} of them failed. */
    void planned(int planned, int done, int failed);

    /** A run goes through a stage: "training", "rate maps". */
    void stage(RunKey run, String name);

    /** A run's training stands at update {@code done} of {@code total}. */
    void update(RunKey run, long done, long total);

    /** A run ended; {@code failure} is null where it went well. */
    void ended(RunKey run, @org.jspecify.annotations.Nullable String failure);

    /** Says nothing. */
    static StudyProgress silent() {
        return new StudyProgress() {
            @Override
            public void message(String text) {}

            @Override
            public void planned(int planned, int done, int failed) {}

            @Override
            public void stage(RunKey run, String name) {}

            @Override
            public void update(RunKey run, long done, long total) {}

            @Override
            public void ended(RunKey run, @org.jspecify.annotations.Nullable String failure) {}
        };
    }
}
