package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.codes.HeadDirectionCode;
import periplus.tasks.decoding.TopThreeDecoder;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.PathIntegrationSettings;
import periplus.tasks.navigation.StartCode;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

class TurningWalkTest extends MotionContract {
    private static final Arena ROOM = Arena.circle(1.2);

    @Override
    protected Motion motion() {
        return new TurningWalk(ROOM, 0.02, 11.52, false);
    }

    @Test
    void turnsHaveTheirSpreadAndGoBothWaysUnlessToldOtherwise() {
        for (boolean oneWay : new boolean[] {false, true}) {
            Trajectories out = Trajectories.allocate(500, 41, 0.02);
            new TurningWalk(ROOM, 0.02, 11.52, oneWay).fill(2, "turns", 0, out, Workers.single());
            double squares = 0;
            int left = 0;
            for (int p = 0; p < 500; p++) {
                for (int k = 0; k < 40; k++) {
                    double cross = out.x(p, k) * out.y(p, k + 1) - out.y(p, k) * out.x(p, k + 1);
                    double turn = StrictMath.asin(cross);
                    squares += turn * turn;
                    left += turn > 0 ? 1 : 0;
                }
            }
            assertThat(Math.sqrt(squares / 20_000)).isCloseTo(0.02 * 11.52, within(0.004));
            assertThat(left / 20_000.0).isCloseTo(oneWay ? 1 : 0.5, within(0.015));
        }
    }

    @Test
    void theTaskTellsTurnsAndAsksForTheDirectionAndTheTopThreeCellsPointThere() {
        HeadDirectionCode code = new HeadDirectionCode(ROOM, 512, StrictMath.PI / 6);
        PathIntegration task = PathIntegration.toCells(
                motion(),
                code,
                new PathIntegrationSettings(30, InputCode.TURN, 1, StartCode.PLACE_CODE, 0),
                Workers.single());
        SequenceBatch batch = task.newBatch(20);
        TrueWalks walks = task.newTrueWalks(20);
        task.fill(1, "train", 0, batch, walks);
        assertThat(batch.inputs).isOne();
        TopThreeDecoder decoder = new TopThreeDecoder(code.fieldCentres());
        double[] xy = new double[2];
        for (int trial = 0; trial < 20; trial++) {
            double theta = StrictMath.atan2(walks.startMetres[2 * trial + 1], walks.startMetres[2 * trial]);
            for (int t = 0; t < 30; t++) {
                int row = t * 20 + trial;
                theta += batch.input[row];
                double truth = StrictMath.atan2(walks.targetMetres[2 * row + 1], walks.targetMetres[2 * row]);
                assertThat(Angles.wrap(theta - truth)).isCloseTo(0, within(1e-5));
                decoder.decode(batch.target, row * 512, xy);
                // cells are 0.0123 rad apart
                assertThat(Angles.wrap(StrictMath.atan2(xy[1], xy[0]) - truth)).isCloseTo(0, within(0.0125));
            }
        }
    }

    @Test
    void arenasWithoutTheUnitCircleAndTurnsTooWideAreRefused() {
        assertThatThrownBy(() -> new TurningWalk(Arena.square(1.8), 0.02, 11.52, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("unit circle")
                .hasMessageContaining("1.2 m");
        assertThatThrownBy(() -> new TurningWalk(ROOM, 0.1, 11.52, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("turning speed");
    }
}
