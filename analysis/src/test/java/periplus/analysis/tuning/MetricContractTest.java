package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.workers.Workers;

class MetricContractTest {
    static MapScore column(TuningColumn column) {
        return TuningScores.score(Lattices.maps(20, new double[400]), column).get();
    }

    @Nested
    class Grid60 extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.GRID_60);
        }
    }

    @Nested
    class Grid60MinMax extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.GRID_60_MIN_MAX);
        }
    }

    @Nested
    class Grid90 extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.GRID_90);
        }
    }

    @Nested
    class GridExpanding extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.GRID_EXPANDING);
        }
    }

    @Nested
    class Border extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BORDER);
        }
    }

    @Nested
    class Band extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND);
        }
    }

    @Nested
    class BandSpacing extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_SPACING);
        }
    }

    @Nested
    class BandDirection extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_DIRECTION);
        }
    }

    @Nested
    class BandPhase extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_PHASE);
        }
    }

    @Nested
    class BandWidened extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_WIDENED);
        }
    }

    @Nested
    class BandWidenedSpacing extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_WIDENED_SPACING);
        }
    }

    @Nested
    class BandWidenedDirection extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.BAND_WIDENED_DIRECTION);
        }
    }

    @Nested
    class Coherence extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.COHERENCE);
        }
    }

    @Nested
    class Spacing extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.SPACING);
        }
    }

    @Nested
    class Orientation extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.ORIENTATION);
        }
    }

    @Nested
    class Information extends MetricContract {
        @Override
        MapScore score() {
            return column(TuningColumn.INFORMATION);
        }

        @Override
        boolean definedForAConstantMap() {
            return true;
        }
    }

    @Test
    void everyColumnIsUnderContract() {
        assertThat(MetricContractTest.class.getDeclaredClasses())
                .filteredOn(MetricContract.class::isAssignableFrom)
                .hasSize(TuningColumn.values().length);
    }

    @Test
    void theTableHoldsTheSameScoresAsEachColumnAlone() {
        double[] map = Lattices.hexagonal(20, 0.7, 0.1, 0.2, 0.3);
        TuningTable table = TuningScores.of(Lattices.maps(20, map), Workers.single());
        for (TuningColumn c : TuningColumn.values()) {
            assertThat(table.get(0, c)).as(c.jsonName()).isEqualTo(column(c).of(map));
        }
    }
}
