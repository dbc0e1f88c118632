package periplus.studies.cuevawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.network.Forward;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.tasks.navigation.TrueWalks;

/** Planted integrators: one that walls correct and one that they do not; long runs in pieces against the whole. */
class ErrorMeasuresTest {
    /** Outputs that drift away from the truth by a steady amount a step; at a wall the error is halved where wanted. */
    private static TestTrials drifting(boolean corrected) {
        PathIntegrator network = SmallNetwork.start(7);
        TestTrials trials = TestTrials.run(network, 120);
        TrueWalks walks = trials.walks();
        periplus.tasks.space.WallContact wall = new periplus.tasks.space.WallContact();
        for (int b = 0; b < trials.trials(); b++) {
            double error = 0;
            for (int t = 0; t < trials.steps(); t++) {
                error += trials.moved(b, t) > 0 ? 0.01 : 0;
                network.arena().nearestWall(walks.walked.x(b, t), walks.walked.y(b, t), wall);
                if (corrected && wall.distanceMetres() < BoundaryErrors.REACH_METRES) {
                    error *= 0.3;
                }
                int at = 2 * (t * trials.trials() + b);
                trials.output()[at] = (float) (walks.walked.x(b, t) + error);
                trials.output()[at + 1] = (float) walks.walked.y(b, t);
            }
        }
        return trials;
    }

    private static double change(boolean corrected) {
        Findings findings = new Findings();
        BoundaryErrors.measure(
                findings, drifting(corrected), SmallNetwork.start(7).arena(), 7);
        return findings.number("errorChangeContact").orNaN()
                - findings.number("errorChangeMatched").orNaN();
    }

    @Test
    void aWallThatCorrectsIsSeenAndOneThatDoesNotIsNot() {
        assertThat(change(true)).isLessThan(-0.01);
        assertThat(change(false)).as("the same drift everywhere").isCloseTo(0, within(1e-6));
    }

    @Test
    void withoutContactsADriftGrows() {
        Findings findings = new Findings();
        BoundaryErrors.measure(findings, drifting(false), SmallNetwork.start(7).arena(), 7);
        assertThat(findings.number("squareErrorNoContactLate").orNaN()).isCloseTo(0.126, within(0.005));
        assertThat(findings.number("squareErrorNoContactEarly").orNaN()).isCloseTo(0.00385, within(1e-4));
    }

    @Test
    void aLongRunInPiecesIsTheWholeRun() {
        PathIntegrator network = new SmallNetwork(3).network().withSteps(1500);
        SequenceBatch all = network.task().newBatch(2);
        network.task().fill(3, "long", 0, all);
        Forward whole = network.network().run(all);
        double[] pieces = LongRuns.squareErrors(network.network(), all);
        for (int r = 0; r < all.rows(); r++) {
            double dx = whole.output()[2 * r] - all.target[2 * r];
            double dy = whole.output()[2 * r + 1] - all.target[2 * r + 1];
            assertThat(pieces[r]).as("row %d", r).isEqualTo(dx * dx + dy * dy);
        }
    }
}
