package periplus.analysis.celltypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import periplus.analysis.tuning.Populations;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;
import periplus.testkit.PlantedPopulation;
import periplus.testkit.PlantedUnit.Kind;

class SpacingModulesTest {
    private static final double PERIOD = Math.PI / 3;

    @Test
    void twoPlantedModulesAreRecoveredFromTheirMapsAmongNoise() {
        PlantedPopulation population = new PlantedPopulation(2.2)
                .module(Kind.HEXAGONAL, 30, 0.5, 0.1, 0.02, Populations.uniform(1, "modules"))
                .module(Kind.HEXAGONAL, 30, 0.7, 0.6, 0.02, Populations.uniform(2, "modules"))
                .scattered(Kind.NOISE, 80, Populations.uniform(3, "modules"));
        SpacingModules.Found found = grids(population);
        assertThat(found.modules()).hasSize(2);
        SpacingModules.Module small = found.modules().get(0);
        SpacingModules.Module large = found.modules().get(1);
        assertThat(small.medianSpacingMetres()).isEqualTo(0.5, within(0.015));
        assertThat(large.medianSpacingMetres()).isEqualTo(0.7, within(0.02));
        // the neighbours of a lattice lie 30 degrees from its waves
        assertThat(apart(small.orientationRadians(), 0.1 + PERIOD / 2)).isLessThan(0.03);
        assertThat(apart(large.orientationRadians(), 0.6 + PERIOD / 2)).isLessThan(0.03);
        assertThat(found.spacingRatios()).hasSize(1);
        assertThat(found.spacingRatios()[0]).isEqualTo(1.4, within(0.06));
        assertThat(members(found, 0, 0, 30)).isGreaterThanOrEqualTo(28);
        assertThat(members(found, 1, 30, 60)).isGreaterThanOrEqualTo(28);
        assertThat(members(found, 0, 30, 140) + members(found, 1, 0, 30)).isLessThanOrEqualTo(4);
    }

    @Test
    void mapsOfNoiseHaveNoModules() {
        Cases.forAll(2, seed -> {
            PlantedPopulation noise =
                    new PlantedPopulation(2.2).scattered(Kind.NOISE, 120, Populations.uniform(seed, "module noise"));
            assertThat(grids(noise).modules()).isEmpty();
        });
    }

    @Test
    void gridsOfOneSpacingAndEveryOrientationHaveNoModules() {
        Cases.forAll(20, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/even");
            Measured[] spacing = new Measured[400];
            Measured[] orientation = new Measured[400];
            for (int u = 0; u < 400; u++) {
                spacing[u] = Measured.of(0.7 + 0.02 * stream.nextGaussian());
                orientation[u] = Measured.of(PERIOD * stream.nextUniform());
            }
            SpacingModules.Found found = SpacingModules.of(spacing, orientation, ModuleSettings.hexagonal());
            assertThat(found.modules()).isEmpty();
            assertThat(found.moduleOf()).containsOnly(-1);
        });
    }

    @Test
    void orientationsAreTakenModuloThePeriodAndSpacingsByRatio() {
        RandomStream stream = RandomStream.of(1, "test/wrap");
        Measured[] spacing = new Measured[90];
        Measured[] orientation = new Measured[90];
        for (int u = 0; u < 90; u++) {
            // three modules of one orientation about 0, spacings a factor of 1.4 apart; whole periods added
            spacing[u] = Measured.of(0.4 * StrictMath.pow(1.4, u % 3) * (1 + 0.02 * stream.nextGaussian()));
            orientation[u] = Measured.of(0.02 * stream.nextGaussian() + PERIOD * (u % 2));
        }
        SpacingModules.Found found = SpacingModules.of(spacing, orientation, ModuleSettings.hexagonal());
        assertThat(found.modules()).hasSize(3);
        for (double ratio : found.spacingRatios()) {
            assertThat(ratio).isEqualTo(1.4, within(0.03));
        }
        for (SpacingModules.Module module : found.modules()) {
            assertThat(apart(module.orientationRadians(), 0)).isLessThan(0.015);
            assertThat(module.orientationRadians()).isBetween(0.0, PERIOD);
            assertThat(module.orientationSpreadRadians()).isBetween(0.01, 0.035);
            assertThat(module.count()).isGreaterThan(27);
        }
        Measured[] reversedSpacing = new Measured[90];
        Measured[] reversedOrientation = new Measured[90];
        for (int u = 0; u < 90; u++) {
            reversedSpacing[u] = spacing[89 - u].map(s -> 10 * s);
            reversedOrientation[u] = orientation[89 - u].map(o -> o + 0.5);
        }
        SpacingModules.Found reversed =
                SpacingModules.of(reversedSpacing, reversedOrientation, ModuleSettings.hexagonal());
        for (int u = 0; u < 90; u++) {
            assertThat(reversed.moduleOf()[u]).isEqualTo(found.moduleOf()[89 - u]);
        }
    }

    @Test
    void bandModulesRepeatAfterHalfATurn() {
        PlantedPopulation population = new PlantedPopulation(2.2)
                .module(Kind.BAND, 25, 0.6, 0.9, 0.03, Populations.uniform(1, "bands"))
                .module(Kind.BAND, 25, 0.6, 0.9 + Math.PI / 3, 0.03, Populations.uniform(2, "bands"))
                .module(Kind.BAND, 25, 0.6, 0.9 + Math.PI, 0.03, Populations.uniform(3, "bands"));
        TuningTable table = TuningScores.of(
                Populations.maps(population, 50, 0.05, Populations.uniform(4, "bands")),
                EnumSet.of(TuningColumn.BAND_SPACING, TuningColumn.BAND_DIRECTION),
                Workers.single());
        SpacingModules.Found found = SpacingModules.of(
                column(table, TuningColumn.BAND_SPACING),
                column(table, TuningColumn.BAND_DIRECTION),
                ModuleSettings.bands());
        assertThat(found.modules()).hasSize(2);
        assertThat(found.modules().stream()
                        .mapToInt(SpacingModules.Module::count)
                        .sorted()
                        .toArray())
                .containsExactly(25, 50);
        assertThat(found.spacingRatios()[0]).isEqualTo(1, within(0.05));
    }

    @Test
    void aChainOfOrientationsIsNoModule() {
        Measured[] spacing = new Measured[100];
        Measured[] orientation = new Measured[100];
        for (int u = 0; u < 100; u++) {
            spacing[u] = Measured.of(0.6);
            orientation[u] = Measured.of(PERIOD * 0.6 * u / 100);
        }
        ModuleSettings lenient = new ModuleSettings(PERIOD, 0.06, StrictMath.toRadians(4), 5, 1, 0);
        SpacingModules.Found found = SpacingModules.of(spacing, orientation, lenient);
        assertThat(found.modules()).isEmpty();
        assertThat(found.smeared()).isEqualTo(1);
    }

    @Test
    void unitsWithoutALatticeAreCountedAndEmptyInputHasNoModules() {
        Measured none = Measured.undefined("fewer than six peaks");
        Measured[] spacing = new Measured[20];
        Measured[] orientation = new Measured[20];
        Arrays.fill(spacing, Measured.of(0.5));
        Arrays.fill(orientation, Measured.of(0.2));
        spacing[3] = none;
        orientation[3] = none;
        SpacingModules.Found found = SpacingModules.of(spacing, orientation, ModuleSettings.hexagonal());
        assertThat(found.undefined()).isEqualTo(1);
        assertThat(found.modules()).hasSize(1);
        assertThat(found.modules().getFirst().count()).isEqualTo(19);
        assertThat(found.moduleOf()[3]).isEqualTo(-1);
        assertThat(found.spacingRatios()).isEmpty();
        Measured[] nobody = new Measured[0];
        assertThat(SpacingModules.of(nobody, nobody, ModuleSettings.bands()).modules())
                .isEmpty();
        assertThatThrownBy(() -> SpacingModules.of(nobody, spacing, ModuleSettings.bands()))
                .hasMessageContaining("20");
        assertThatThrownBy(() -> new ModuleSettings(1, 0.1, 0.5, 10, 2, 5)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new ModuleSettings(1, 0.1, 0.1, 1, 2, 5)).hasMessageContaining("minUnits");
    }

    private static SpacingModules.Found grids(PlantedPopulation population) {
        TuningTable table = TuningScores.of(
                Populations.maps(population, 30, 0.05, Populations.uniform(5, "module maps")),
                EnumSet.of(TuningColumn.SPACING, TuningColumn.ORIENTATION),
                Workers.single());
        return SpacingModules.of(
                column(table, TuningColumn.SPACING),
                column(table, TuningColumn.ORIENTATION),
                ModuleSettings.hexagonal());
    }

    private static Measured[] column(TuningTable table, TuningColumn column) {
        Measured[] values = new Measured[table.units()];
        Arrays.setAll(values, u -> table.get(u, column));
        return values;
    }

    private static int members(SpacingModules.Found found, int module, int from, int to) {
        int count = 0;
        for (int u = from; u < to; u++) {
            count += found.moduleOf()[u] == module ? 1 : 0;
        }
        return count;
    }

    private static double apart(double a, double b) {
        double d = a - b;
        return Math.abs(d - PERIOD * Math.rint(d / PERIOD));
    }
}
