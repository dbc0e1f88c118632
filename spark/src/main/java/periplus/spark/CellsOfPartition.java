package periplus.spark;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import periplus.lab.sweeps.CellOutcome;
import periplus.lab.sweeps.CellRunner;
import periplus.lab.sweeps.ProcessName;
import periplus.lab.sweeps.SweepPlan;
import periplus.lab.sweeps.SweepSpec;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does with its cells: expands the sweep once, performs each, and answers a line a cell. */
final class CellsOfPartition extends AbstractFunction1<Iterator<Integer>, String> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final ConcurrentHashMap<SweepSpec, SweepPlan<?>> PLANS = new ConcurrentHashMap<>();

    private final SweepSpec spec;

    CellsOfPartition(SweepSpec spec) {
        this.spec = spec;
    }

    @Override
    public String apply(Iterator<Integer> cells) {
        CellRunner runner =
                new CellRunner(PLANS.computeIfAbsent(spec, SweepPlan::of), null, "spark " + ProcessName.ofThis());
        StringBuilder lines = new StringBuilder();
        while (cells.hasNext()) {
            CellOutcome outcome =
                    runner.perform(cells.next(), () -> TaskContext.get().isInterrupted());
            if (outcome == null) {
                break;
            }
            lines.append(outcome.toLine()).append('\n');
        }
        return lines.toString();
    }
}
