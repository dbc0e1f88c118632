package periplus.nets.sampling;

import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every observer keeps the {@link StepObserverContract}. */
class StepObserversTest {
    @Nested
    class OfMoments extends StepObserverContract {
        @Override
        StepObserver observer() {
            return new OnlineMoments(CHAINS, UNITS);
        }

        @Override
        List<Object> found(StepObserver observer) {
            return numbers((OnlineMoments) observer, UNITS);
        }
    }

    @Nested
    class OfSubsamples extends StepObserverContract {
        @Override
        StepObserver observer() {
            return new Subsample(CHAINS, UNITS, 4, 3, 6);
        }

        @Override
        List<Object> found(StepObserver observer) {
            Subsample kept = (Subsample) observer;
            return List.of(kept.kept(), kept.values());
        }
    }

    @Nested
    class OfReadouts extends StepObserverContract {
        private OnlineMoments outputs = new OnlineMoments(CHAINS, OUTPUTS);

        @Override
        StepObserver observer() {
            outputs = new OnlineMoments(CHAINS, OUTPUTS);
            return new ReadoutObserver(CHAINS, OUTPUTS, 2, List.of(outputs));
        }

        @Override
        List<Object> found(StepObserver observer) {
            return numbers(outputs, OUTPUTS);
        }
    }
}
