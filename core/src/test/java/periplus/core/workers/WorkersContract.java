package periplus.core.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** What every {@link Workers} promises; extend it and return your own. */
public abstract class WorkersContract {
    /** A team to test, new or shared. */
    protected abstract Workers workers();

    @Test
    void everyPartRunsOnceOnAWorkerOfTheTeam() {
        Workers workers = workers();
        for (int parts : new int[] {0, 1, 2, 3, 7, 8, 100}) {
            AtomicIntegerArray times = new AtomicIntegerArray(parts);
            AtomicInteger strangers = new AtomicInteger();
            workers.run(parts, (part, worker) -> {
                times.incrementAndGet(part);
                if (worker < 0 || worker >= workers.count()) {
                    strangers.incrementAndGet();
                }
            });
            for (int part = 0; part < parts; part++) {
                assertThat(times.get(part))
                        .as("runs of part %d of %d", part, parts)
                        .isEqualTo(1);
            }
            assertThat(strangers).hasValue(0);
        }
    }

    @Test
    void noTwoPartsShareAWorkerAtOnce() {
        Workers workers = workers();
        AtomicIntegerArray busy = new AtomicIntegerArray(workers.count());
        AtomicInteger clashes = new AtomicInteger();
        workers.run(500, (part, worker) -> {
            if (busy.incrementAndGet(worker) != 1) {
                clashes.incrementAndGet();
            }
            Thread.onSpinWait();
            busy.decrementAndGet(worker);
        });
        assertThat(clashes).hasValue(0);
    }

    @Test
    void whatThePartsWroteIsVisibleAfterwards() {
        Workers workers = workers();
        int[] written = new int[1000];
        for (int round = 1; round <= 50; round++) {
            int value = round;
            workers.run(written.length, (part, worker) -> written[part] = value);
            assertThat(written).containsOnly(round);
        }
    }

    @Test
    void aFailingPartIsRethrownAndTheTeamStaysUsable() {
        Workers workers = workers();

        assertThatThrownBy(() -> workers.run(9, (part, worker) -> {
                    if (part == 4) {
                        throw new IllegalStateException("part 4 fails");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("part 4 fails");

        AtomicInteger runs = new AtomicInteger();
        workers.run(6, (part, worker) -> runs.incrementAndGet());
        assertThat(runs).hasValue(6);
    }

    @Test
    void aTeamHasAtLeastOneWorker() {
        assertThat(workers().count()).isPositive();
    }
}
