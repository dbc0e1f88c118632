package periplus.core.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final ThreadedWorkers THREE = new ThreadedWorkers(3);

    @AfterAll
    static void close() {
        THREE.close();
    }

    @Test
    void theCallingThreadTakesTheParts() {
        List<Integer> order = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Workers.single().run(4, (part, worker) -> {
            order.add(part);
            threads.add(Thread.currentThread());
        });

        assertThat(order).containsExactly(0, 1, 2, 3);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Nested
    class TheCallingThread extends WorkersContract {
        @Override
        protected Workers workers() {
            return Workers.single();
        }
    }

    @Nested
    class ThreeThreads extends WorkersContract {
        @Override
        protected Workers workers() {
            return THREE;
        }
    }

    @Nested
    class BackwardOrder extends WorkersContract {
        @Override
        protected Workers workers() {
            return new BackwardWorkers(3);
        }
    }
}
