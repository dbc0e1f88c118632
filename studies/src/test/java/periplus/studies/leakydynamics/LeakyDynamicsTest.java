package periplus.studies.leakydynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.studies.study.Findings;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;
import periplus.studies.study.StudyResults;

class LeakyDynamicsTest extends StudyContract {
    @Override
    protected Study study() {
        return new LeakyDynamics();
    }

    @Test
    void theLearningRateOfLeastDivergenceIsChosenFromValidationRunsAlone() {
        List<String> rates = LeakArms.rates(Scale.LAPTOP);
        Map<RunKey, StudyResults.Outcome> outcomes = new java.util.HashMap<>();
        double[] kl = {0.05, 0.02, 0.03};
        for (int i = 0; i < rates.size(); i++) {
            assertThat(LeakArms.chosenRate("vanilla", Scale.LAPTOP, new StudyResults(outcomes)))
                    .as("not before every rate was tried")
                    .isNull();
            outcomes.put(
                    new RunKey(LeakArms.validation("vanilla", rates.get(i)), 1001, RunKey.Role.VALIDATION),
                    new StudyResults.Finished(new Findings().put("klToTargetNats", kl[i])));
        }
        assertThat(LeakArms.chosenRate("vanilla", Scale.LAPTOP, new StudyResults(outcomes)))
                .isEqualTo(rates.get(1));
        outcomes.put(
                new RunKey(LeakArms.validation("vanilla", rates.get(1)), 1001, RunKey.Role.VALIDATION),
                new StudyResults.Failed("diverged"));
        assertThat(LeakArms.chosenRate("vanilla", Scale.LAPTOP, new StudyResults(outcomes)))
                .as("a diverged rate is not chosen")
                .isEqualTo(rates.get(2));
    }

    @Test
    void matchedNoiseGivesALinearUnitTheVarianceItHasWithoutLeak() {
        for (double alpha : new double[] {0.1, 0.5, 1}) {
            double inside = 1.3 * LeakMeasures.insideFactor(alpha);
            double outside = 1.3 * LeakMeasures.outsideFactor(alpha);
            assertThat(inside * inside * alpha / (2 - alpha)).isCloseTo(1.69, within(1e-12));
            assertThat(outside * outside / (alpha * (2 - alpha))).isCloseTo(1.69, within(1e-12));
        }
    }

    @Test
    void theBestTenthIsAMeanOfDefinedScores() {
        double[] scores = new double[21];
        for (int i = 0; i < 20; i++) {
            scores[i] = i;
        }
        scores[20] = Double.NaN;
        assertThat(LeakMeasures.topTenth(scores).orNaN()).isEqualTo(18.5);
        assertThat(LeakMeasures.topTenth(new double[] {Double.NaN}).isDefined()).isFalse();
    }
}
