package periplus.nets.training;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;

/**
 * Trains independent networks side by side, a network a worker.
 *
 * <p>Each network has kernels of its own on one thread, so that its numbers are those of training it alone: neither
 * the others nor the number of workers can change a bit. A network whose loss or gradient is not finite stops with its
 * reason and the others go on. The networks meet at the end of {@link #train} only; with fewer networks than workers
 * the rest of the workers is idle, and one large network trains faster with kernels on all workers.
 *
 * <p>Not to be confused with an ensemble: nothing is shared or averaged.
 */
public final class ManyNetworks {
    /** One network in training: a name for the rows, its trainer and its own batches. */
    public record Member(String name, Trainer trainer, BatchSource batches) {}

    /**
     * Where one network is.
     *
     * @param stepsMade how many steps it has made
     * @param last what the last step found; null before the first
     * @param failure why it stopped; null where it goes on
     */
    public record Row(
            String name,
            long stepsMade,
            @Nullable StepLoss last,
            @Nullable String failure) {
        /** Whether it stopped. */
        public boolean failed() {
            return failure != null;
        }
    }

    private final Workers workers;
    private final List<Member> members;
    private final Row[] rows;
    private final Workers.Job job = this::trainOne;
    private long target;

    /**
     * Networks that have made {@code stepsMade} steps each.
     *
     * @param workers the threads; not those of the members' kernels
     */
    public ManyNetworks(Workers workers, List<Member> members, long stepsMade) {
        this.workers = workers;
        this.members = List.copyOf(members);
        this.rows = new Row[this.members.size()];
        this.target = stepsMade;
        if (stepsMade < 0) {
            throw new IllegalArgumentException("networks go on after " + stepsMade + " steps, expected 0 or more");
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            Member member = this.members.get(i);
            Kernels kernels = member.trainer().kernels();
            if (kernels.workers().count() != 1) {
                throw new IllegalArgumentException("network '" + member.name() + "' has kernels on "
                        + kernels.workers().count() + " workers, expected kernels on one");
            }
            if (!seen.add(member.trainer()) || !seen.add(kernels)) {
                throw new IllegalArgumentException(
                        "network '" + member.name() + "' shares its trainer or its kernels with another");
            }
            if (!names.add(member.name())) {
                throw new IllegalArgumentException("two networks are called '" + member.name() + "'");
            }
            rows[i] = new Row(member.name(), stepsMade, null, null);
        }
    }

    /** Where each network is, in the members' order. */
    public List<Row> rows() {
        return List.of(rows);
    }

    /** Makes this many steps of every network that has not failed, and says where each then is. */
    public List<Row> train(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("networks train for " + steps + " steps, expected 0 or more");
        }
        target += steps;
        workers.run(rows.length, job);
        return rows();
    }

    private void trainOne(int part, int worker) {
        Row row = rows[part];
        if (row.failed()) {
            return;
        }
        Member member = members.get(part);
        StepLoss last = row.last();
        String failure = null;
        long step = row.stepsMade();
        while (step < target && failure == null) {
            try {
                last = member.trainer().step(member.batches().batch(step), step);
                step++;
            } catch (FailedWorkException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        rows[part] = new Row(member.name(), step, last, failure);
    }
}
