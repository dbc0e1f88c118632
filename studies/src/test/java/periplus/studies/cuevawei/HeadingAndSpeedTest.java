package periplus.studies.cuevawei;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.studies.pathintegration.PathIntegrator;

/** Planted units: of heading, of place, of speed, and of nothing. */
class HeadingAndSpeedTest {
    private static final int UNITS = 12;

    @Test
    void eachPlantedUnitIsTunedToWhatItWasMadeOf() {
        PathIntegrator network = SmallNetwork.start(11);
        TestTrials trials = TestTrials.run(network, 60);
        RandomStream random = RandomStream.of(11, "planted");
        for (int b = 0; b < trials.trials(); b++) {
            for (int t = 0; t < trials.steps(); t++) {
                double heading = trials.walks().walked.heading(b, Math.max(0, t - 1));
                double[] made = {
                    StrictMath.cos(heading),
                    trials.walks().walked.x(b, t),
                    5 * trials.moved(b, t),
                    random.nextGaussian()
                };
                for (int u = 0; u < UNITS; u++) {
                    trials.rates()[(t * trials.trials() + b) * UNITS + u] =
                            (float) (made[u % 4] + 0.02 * random.nextGaussian());
                }
            }
        }
        Workers workers = Workers.single();
        HeadingAndSpeed tuning = HeadingAndSpeed.of(trials, trials.maps(network.arena(), 20, workers), 11, workers);
        assertThat(tuning.headingShare()[0]).isGreaterThan(0.9);
        assertThat(tuning.placeShare()[0]).isLessThan(0.5);
        assertThat(tuning.placeShare()[1]).isGreaterThan(0.9);
        assertThat(tuning.headingShare()[3]).as("noise").isLessThan(0.1);
        assertThat(tuning.speedScore()[2]).isGreaterThan(0.95);
        assertThat(tuning.linearity()[2]).isGreaterThan(0.95);
        assertThat(tuning.speedTuned()[2]).isTrue();
        assertThat(tuning.speedScore()[3]).isLessThan(0.1);
        assertThat(tuning.placeShareOfHeadingUnits().orNaN())
                .isLessThan(tuning.placeShareOfOthers().orNaN());
    }
}
