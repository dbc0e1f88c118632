package periplus.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.analysis.replay.ReplayContent.Label;
import periplus.analysis.statistics.TestResult;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

/** Brute force on a tiny track; sequences of each kind planted on the published one of 180 cm and 19 cells. */
class StateSpaceDecoderTest {
    private static final double BIN_CM = 3;
    private static final int BINS = 60;
    private static final int CELLS = 19;
    private static final double PEAK_HERTZ = 15;
    private static final double FIELD_VARIANCE_CM2 = 36;
    private static final double WALK_VARIANCE_CM2 = 6;
    private static final double BIN_SECONDS = 0.002;

    private static double[][] track() {
        double[][] track = new double[BINS][1];
        for (int x = 0; x < BINS; x++) {
            track[x][0] = (x + 0.5) * BIN_CM;
        }
        return track;
    }

    private static double[][] fields() {
        double[][] hertz = new double[CELLS][BINS];
        for (int i = 0; i < CELLS; i++) {
            for (int x = 0; x < BINS; x++) {
                double d = (x + 0.5) * BIN_CM - 10.0 * i;
                hertz[i][x] = PEAK_HERTZ * StrictMath.exp(-d * d / (2 * FIELD_VARIANCE_CM2));
            }
        }
        return hertz;
    }

    private static StateSpaceDecoder published() {
        return new StateSpaceDecoder(
                StateSpaceDecoder.gaussianWalk(track(), WALK_VARIANCE_CM2), StateSpaceDecoder.STAY);
    }

    /** Spikes of an animal that is at {@code bin[t]}, at {@code gain} times the rates that the decoder knows of. */
    private static int[][] spikes(int[] bin, double gain, long seed) {
        double[][] hertz = fields();
        int[][] counts = new int[bin.length][CELLS];
        RandomStream stream = RandomStream.of(seed, "planted spikes");
        for (int t = 0; t < bin.length; t++) {
            for (int i = 0; i < CELLS; i++) {
                counts[t][i] = stream.nextUniform() < gain * hertz[i][bin[t]] * BIN_SECONDS ? 1 : 0;
            }
        }
        return counts;
    }

    @Test
    void filterAndSmootherAreThoseOfTheChainWrittenOut() {
        double[][] places = {{0}, {1}, {2}};
        double[][] walk = StateSpaceDecoder.gaussianWalk(places, 0.7);
        double stay = 0.9;
        double[][] log = {{0, -1, -2}, {-0.5, 0, -3}, {-1, -0.2, 0}, {-2, -1, 0}};
        int n = 3;
        int states = 9;
        double[][] step = new double[states][states];
        for (int a = 0; a < states; a++) {
            for (int b = 0; b < states; b++) {
                int from = a / n;
                int to = b / n;
                double kind = from == to ? stay : (1 - stay) / 2;
                double move = from == 2 || to == 2 ? 1.0 / n : to == 0 ? (a % n == b % n ? 1 : 0) : walk[a % n][b % n];
                step[a][b] = kind * move;
            }
        }
        double[][] exact = new double[log.length][states];
        double[] last = new double[states];
        double all = 0;
        int paths = (int) Math.rint(StrictMath.pow(states, log.length));
        for (int path = 0; path < paths; path++) {
            double p = 1.0 / states;
            int code = path;
            int[] at = new int[log.length];
            for (int t = 0; t < at.length; t++) {
                at[t] = code % states;
                code /= states;
                p *= (t == 0 ? 1 : step[at[t - 1]][at[t]]) * (StrictMath.exp(log[t][at[t] % n]) + 0x1p-52);
            }
            all += p;
            last[at[at.length - 1]] += p;
            for (int t = 0; t < at.length; t++) {
                exact[t][at[t]] += p;
            }
        }
        StateSpaceDecoder decoder = new StateSpaceDecoder(walk, stay);
        StateSpaceDecoder.Posterior smooth = decoder.smooth(log);
        assertThat(smooth.logLikelihood()).isCloseTo(StrictMath.log(all), within(1e-12));
        StateSpaceDecoder.Posterior filter = decoder.filter(log);
        for (int t = 0; t < log.length; t++) {
            for (int kind = 0; kind < 3; kind++) {
                double sum = 0;
                for (int x = 0; x < n; x++) {
                    sum += exact[t][kind * n + x] / all;
                }
                assertThat(smooth.dynamic()[t][kind]).isCloseTo(sum, within(1e-12));
            }
            for (int x = 0; x < n; x++) {
                double sum = exact[t][x] + exact[t][n + x] + exact[t][2 * n + x];
                assertThat(smooth.position()[t][x]).isCloseTo(sum / all, within(1e-12));
            }
        }
        double stationary = (last[0] + last[1] + last[2]) / all;
        assertThat(filter.dynamic()[log.length - 1][0]).isCloseTo(stationary, within(1e-12));
        // the past alone does not know of the move to the right
        assertThat(filter.position()[0][0]).isGreaterThan(smooth.position()[0][0]);
    }

    @ParameterizedTest
    @CsvSource({"STATIONARY, 11", "CONTINUOUS, 12", "FRAGMENTED, 13"})
    void plantedSequencesAreCalledWhatTheyAre(Label kind, long seed) {
        int times = 200;
        int[] bin = new int[times];
        RandomStream stream = RandomStream.of(seed, "planted jumps");
        for (int t = 0; t < times; t++) {
            bin[t] = switch (kind) {
                case STATIONARY -> 20;
                // there and back: 1.8 m in 0.2 s
                case CONTINUOUS -> t < 100 ? t * 59 / 99 : (199 - t) * 59 / 99;
                default -> stream.nextBelow(BINS);
            };
        }
        // 20 times the rates: the multi-unit synchrony of a sharp-wave ripple
        double[][] log = PositionLikelihood.ofSpikes(spikes(bin, 20, seed), fields(), BIN_SECONDS);
        StateSpaceDecoder.Posterior posterior = published().smooth(log);
        Label[] labels = ReplayContent.labels(posterior.dynamic());
        assertThat(ReplayContent.share(labels, kind)).isGreaterThan(0.6);
        for (Label other : new Label[] {Label.STATIONARY, Label.CONTINUOUS, Label.FRAGMENTED}) {
            if (other != kind) {
                assertThat(ReplayContent.share(labels, other)).as(other.name()).isLessThan(0.2);
            }
        }
        if (kind == Label.CONTINUOUS) {
            double speed = ((Measured.Value) ReplayContent.speed(posterior, track(), kind, 1.25, 10)).value();
            double true180 = 180.0 / 100;
            assertThat(speed).isCloseTo(true180, within(0.35 * true180));
        }
    }

    @Test
    void whatIsKnownSharpensThePlace() {
        int[] bin = new int[100];
        Arrays.fill(bin, 20);
        double[][] log = PositionLikelihood.ofSpikes(spikes(bin, 20, 3), fields(), BIN_SECONDS);
        StateSpaceDecoder.Posterior posterior = published().smooth(log);
        assertThat(ReplayContent.highestDensityBins(posterior.position()[50]))
                .isLessThan(ReplayContent.highestDensityBins(PositionLikelihood.posterior(log)[50]));
        double[] even = new double[BINS];
        Arrays.fill(even, 1.0 / BINS);
        assertThat(ReplayContent.highestDensityBins(even)).isEqualTo(57);
        assertThat(ReplayContent.highestDensityBins(new double[] {0, 1, 0})).isEqualTo(1);
    }

    @Test
    void spikesLikelihoodsAreTheProductOfPoissonNumbers() {
        double[][] hertz = {{5, 10}, {20, 1}};
        double dt = 0.02;
        int[][] counts = {{2, 1}, {0, 0}};
        double[][] log = PositionLikelihood.ofSpikes(counts, hertz, dt);
        for (int x = 0; x < 2; x++) {
            double poisson = 2 * StrictMath.log(hertz[0][x] * dt)
                    - hertz[0][x] * dt
                    + StrictMath.log(hertz[1][x] * dt)
                    - hertz[1][x] * dt;
            assertThat(log[0][x]).isCloseTo(poisson, within(1e-12));
            assertThat(log[1][x]).isCloseTo(-dt * (hertz[0][x] + hertz[1][x]), within(1e-12));
        }
        double[][] posterior = PositionLikelihood.posterior(log);
        assertThat(Arrays.stream(posterior[0]).sum()).isCloseTo(1, within(1e-12));
        assertThat(posterior[0][1] / posterior[0][0]).isCloseTo(StrictMath.exp(log[0][1] - log[0][0]), within(1e-9));
    }

    @Test
    void aRunAlongTheTrackIsBeyondShuffledRuns() {
        int[] bin = new int[100];
        for (int t = 0; t < bin.length; t++) {
            bin[t] = t * 59 / 99;
        }
        // the standard decoder: bins of 20 ms, each by itself
        int[][] fine = spikes(bin, 20, 5);
        int[][] coarse = new int[10][CELLS];
        for (int t = 0; t < fine.length; t++) {
            for (int i = 0; i < CELLS; i++) {
                coarse[t / 10][i] += fine[t][i];
            }
        }
        double[][] posterior = PositionLikelihood.posterior(PositionLikelihood.ofSpikes(coarse, fields(), 0.02));
        TestResult run = ReplayDirection.test(posterior, ReplayDirection.Shuffle.POSITIONS, 1000, 1);
        assertThat(ReplayDirection.direction(run, 0.05)).isEqualTo(ReplayDirection.Direction.FORWARD);
        assertThat(run.pGreater()).isLessThan(0.01);
        // the same bins in an order that goes nowhere
        int[] order = {4, 9, 1, 6, 3, 8, 0, 5, 7, 2};
        double[][] nowhere = new double[10][];
        for (int t = 0; t < 10; t++) {
            nowhere[t] = posterior[order[t]];
        }
        TestResult none = ReplayDirection.test(nowhere, ReplayDirection.Shuffle.POSITIONS, 1000, 1);
        assertThat(ReplayDirection.direction(none, 0.05)).isEqualTo(ReplayDirection.Direction.NONE);
    }

    @Test
    void decodedPlacesWorkLikeSpikes() {
        double[] values = new double[60];
        for (int t = 0; t < 30; t++) {
            values[2 * t] = t < 15 ? 0 : 0.1 * (t - 15);
        }
        Paths path = new Paths(1, 30, 2, values);
        double[][] places = new double[30][2];
        for (int x = 0; x < 30; x++) {
            places[x][0] = 0.1 * x - 0.5;
        }
        StateSpaceDecoder decoder =
                new StateSpaceDecoder(StateSpaceDecoder.gaussianWalk(places, 0.04), StateSpaceDecoder.STAY);
        Label[] labels = ReplayContent.labels(decoder.smooth(PositionLikelihood.ofPlaces(path, 0, places, 0.05))
                .dynamic());
        assertThat(labels[7]).isEqualTo(Label.STATIONARY);
        assertThat(labels[25]).isEqualTo(Label.CONTINUOUS);
    }

    @Test
    void mixturesAreNamedAfterTheirPair() {
        assertThat(ReplayContent.labels(new double[][] {
                    {0.85, 0.1, 0.05}, {0.5, 0.45, 0.05}, {0.05, 0.5, 0.45}, {0.4, 0.2, 0.4}, {0.15, 0.7, 0.15}
                }))
                .containsExactly(
                        Label.STATIONARY,
                        Label.STATIONARY_CONTINUOUS,
                        Label.FRAGMENTED_CONTINUOUS,
                        Label.UNCLASSIFIED,
                        Label.UNCLASSIFIED);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new StateSpaceDecoder(new double[][] {{0.5, 0.4}, {0, 1}}, 0.98))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("row 0");
        assertThatThrownBy(() -> new StateSpaceDecoder(new double[][] {{1}}, 1)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> published().filter(new double[][] {{0, 0}}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("60 positions");
        assertThatThrownBy(() -> PositionLikelihood.ofSpikes(new int[][] {{1}}, fields(), 0.002))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("19 cells");
    }
}
