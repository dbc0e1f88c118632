package periplus.nets.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceLeakyNetwork;
import periplus.nets.reference.ReferenceNetwork;

class CurrentLeakRnnCellTest extends CellContract {
    @Override
    protected List<LeakyRnnSettings> settings() {
        return LeakyRnnCellTest.of(LeakForm.CURRENT);
    }

    @Override
    protected CellSettings withNoise(CellSettings settings, Noise noise) {
        return LeakyRnnCellTest.noisy(settings, noise);
    }

    @Override
    protected ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        return new ReferenceLeakyNetwork(
                (LeakyRnnSettings) settings, SHAPE, parameters, batch, objective, inside, outside);
    }
}
