package periplus.core.workers;

/** A team that runs its parts last to first on the calling thread: an order that a job may not lean on. */
public record BackwardWorkers(int count) implements Workers {
    @Override
    public void run(int parts, Job job) {
        for (int part = parts - 1; part >= 0; part--) {
            job.run(part, part % count);
        }
    }
}
