package periplus.core.workers;

/**
 * A fixed team of threads that runs the parts of one job and waits for all of them.
 *
 * <p>Contract: every part runs exactly once; parts may run in any order and on any worker, so a job must write only
 * what belongs to its part (or to its worker's scratch) and its result must not depend on the split. {@code run}
 * returns after all parts have finished and their writes are visible. An exception in a part is rethrown by
 * {@code run} after the others have stopped. Jobs are not nested.
 *
 * <p>To add your own: implement the two methods and extend {@code WorkersContract}.
 */
public interface Workers {
    /** One part of a job; {@code worker} in [0, count) names the scratch space that this part may use. */
    @FunctionalInterface
    interface Job {
        /** Runs part {@code part} on worker {@code worker}. */
        void run(int part, int worker);
    }

    /** How many parts may run at once. */
    int count();

    /** Runs {@code parts} parts and waits for them. */
    void run(int parts, Job job);

    /** Everything on the calling thread, in order. */
    static Workers single() {
        return CallingThread.INSTANCE;
    }

    /** The plain twin: a loop. */
    enum CallingThread implements Workers {
        INSTANCE;

        @Override
        public int count() {
            return 1;
        }

        @Override
        public void run(int parts, Job job) {
            for (int part = 0; part < parts; part++) {
                job.run(part, 0);
            }
        }
    }
}
