package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.tasks.support.Recipe;

class NoBatchSizedAllocationTest {
    @Test
    void aBatchOfAKnownShapeCostsAFewSmallObjectsATrial() {
        PathIntegration task = Recipe.task(512, 1);
        SequenceBatch batch = task.newBatch(40);
        TrueWalks walks = task.newTrueWalks(40);
        // vectors stand on the heap until their loops have been compiled
        for (int warm = 0; warm < 300; warm++) {
            task.fill(1, "warm", warm, batch, walks);
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.fill(1, "measured", 1, batch, walks);
        long perTrial = (threads.getCurrentThreadAllocatedBytes() - before) / 40;
        // a stream, a wall contact and what StrictMath's sine takes before it is compiled; the rows are 43 kB
        assertThat(perTrial).isLessThan(4000);
    }
}
