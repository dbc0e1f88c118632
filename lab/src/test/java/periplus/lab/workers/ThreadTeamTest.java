package periplus.lab.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.workers.Workers;

@Timeout(60)
class ThreadTeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void every_part_runs_exactly_once_on_a_worker_of_the_team(int count) {
        try (ThreadTeam team = new ThreadTeam(count)) {
            for (int parts : new int[] {0, 1, 2, 6, 7, 8, 100}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, parts));
                AtomicInteger strangers = new AtomicInteger();
                team.run(parts, (part, worker) -> {
                    runs.incrementAndGet(part);
                    if (worker < 0 || worker >= count) {
                        strangers.incrementAndGet();
                    }
                });
                for (int part = 0; part < parts; part++) {
                    assertThat(runs.get(part)).as("part %s of %s", part, parts).isEqualTo(1);
                }
                assertThat(strangers).hasValue(0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 100000", "7, 100000"})
    void a_hundred_thousand_small_jobs_see_each_other_s_plain_writes(int count, int jobs) {
        long[] cells = new long[64];
        try (ThreadTeam team = new ThreadTeam(count)) {
            int parts = 5;
            Workers.Job add = (part, worker) -> {
                // reads its neighbour's write of the job before, through plain memory
                cells[part + 8] = cells[(part + 1) % parts] + 1;
            };
            Workers.Job copy = (part, worker) -> cells[part] = cells[part + 8];
            for (int i = 0; i < jobs / 2; i++) {
                team.run(parts, add);
                team.run(parts, copy);
            }
        }
        for (int part = 0; part < 5; part++) {
            assertThat(cells[part]).isEqualTo(jobs / 2);
        }
    }

    @Test
    void two_parts_of_one_job_really_run_at_once() {
        try (ThreadTeam team = new ThreadTeam(2)) {
            CountDownLatch both = new CountDownLatch(2);
            team.run(2, (part, worker) -> {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(both.getCount()).isZero();
        }
    }

    @Test
    void a_worker_s_scratch_is_never_used_by_two_parts_at_once() {
        try (ThreadTeam team = new ThreadTeam(7)) {
            AtomicIntegerArray busy = new AtomicIntegerArray(7);
            AtomicInteger clashes = new AtomicInteger();
            for (int i = 0; i < 2000; i++) {
                team.run(20, (part, worker) -> {
                    if (busy.incrementAndGet(worker) != 1) {
                        clashes.incrementAndGet();
                    }
                    busy.decrementAndGet(worker);
                });
            }
            assertThat(clashes).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void the_exception_of_the_lowest_part_is_rethrown_and_the_team_goes_on(int count) {
        try (ThreadTeam team = new ThreadTeam(count)) {
            for (int i = 0; i < 200; i++) {
                assertThatThrownBy(() -> team.run(9, (part, worker) -> {
                            if (part >= 3) {
                                throw new IllegalStateException("part " + part);
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("part 3");
                AtomicInteger sum = new AtomicInteger();
                team.run(9, (part, worker) -> sum.addAndGet(part));
                assertThat(sum).hasValue(36);
            }
            assertThatThrownBy(() -> team.run(4, (part, worker) -> {
                        throw new StackOverflowError("deep");
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void nested_jobs_and_jobs_after_the_end_are_refused() {
        ThreadTeam team = new ThreadTeam(2);
        assertThatThrownBy(() -> team.run(1, (part, worker) -> team.run(1, (p, w) -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not nested");
        team.close();
        team.close();
        assertThatThrownBy(() -> team.run(1, (part, worker) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> new ThreadTeam(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_interrupted_caller_still_finishes_its_job_and_stays_interrupted() {
        try (ThreadTeam team = new ThreadTeam(3, 1)) {
            AtomicInteger sum = new AtomicInteger();
            Thread.currentThread().interrupt();
            for (int i = 0; i < 100; i++) {
                team.run(6, (part, worker) -> sum.incrementAndGet());
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sum).hasValue(600);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void an_idle_team_parks_instead_of_burning_processors(int processors) {
        try (ThreadTeam team = new ThreadTeam(3, processors)) {
            team.run(3, (part, worker) -> {});
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < deadline && !team.isParked()) {
                Thread.onSpinWait();
            }
            assertThat(team.isParked()).isTrue();
            AtomicInteger sum = new AtomicInteger();
            team.run(3, (part, worker) -> sum.incrementAndGet());
            assertThat(sum).hasValue(3);
        }
    }

    @Test
    void a_job_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (ThreadTeam team = new ThreadTeam(2)) {
            long[] cells = new long[4];
            Workers.Job job = (part, worker) -> cells[part]++;
            for (int i = 0; i < 20_000; i++) {
                team.run(4, job);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                team.run(4, job);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
        }
    }
}
