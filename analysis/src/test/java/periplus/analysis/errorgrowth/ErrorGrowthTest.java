package periplus.analysis.errorgrowth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

class ErrorGrowthTest {
    private static double[] power(int steps, double exponent, double factor) {
        double[] e = new double[steps];
        for (int k = 0; k < steps; k++) {
            e[k] = factor * StrictMath.pow(k + 1, exponent);
        }
        return e;
    }

    /** Errors of decoders that drift at a constant velocity of their own, or diffuse. */
    private static PathErrors walks(int paths, int times, double drift, double diffusion) {
        double[] metres = new double[paths * times];
        for (int p = 0; p < paths; p++) {
            RandomStream stream = RandomStream.of(8, "test walk", p);
            double x = 0;
            double y = 0;
            for (int k = 0; k < times; k++) {
                x += drift + diffusion * stream.nextGaussian();
                y += diffusion * stream.nextGaussian();
                metres[p * times + k] = Math.sqrt(x * x + y * y);
            }
        }
        return new PathErrors(paths, times, metres);
    }

    @Test
    void distancesAndTheirSummariesAreThoseOfTheDefinition() {
        Trajectories truth = Trajectories.allocate(3, 2, 0.02);
        double[] decoded = {3, 4, 0, 0, 0, 1, 0, 0, 0, 0, 6, 8};
        PathErrors errors = PathErrors.of(truth, decoded);
        assertThat(errors.metres()).containsExactly(5, 0, 1, 0, 0, 10);
        assertThat(errors.mean()).containsExactly(new double[] {2, 10 / 3.0}, within(1e-12));
        assertThat(errors.meanSquare()).containsExactly(new double[] {26 / 3.0, 100 / 3.0}, within(1e-12));
        assertThat(errors.quantile(0.5)).containsExactly(1, 0);
        assertThat(errors.quantile(1)).containsExactly(5, 10);
        assertThat(errors.windowedMeanSquare(2)[0][0]).isEqualTo((12.5 + 0.5 + 50) / 3, within(1e-12));
    }

    @Test
    void theBestConstantIsTheMeanPosition() {
        Trajectories truth = Trajectories.allocate(1, 4, 0.02);
        double[] at = {1, 1, -1, 1, 1, -1, -1, -1};
        System.arraycopy(at, 0, truth.positionMetres(), 0, 8);
        assertThat(PathErrors.bestConstantMeanSquare(truth).orNaN()).isEqualTo(2, within(1e-12));
    }

    @Test
    void exponentsOfPowerLawsAreExact() {
        for (double exponent : new double[] {0, 0.5, 1, 1.5}) {
            GrowthFit fit = GrowthFit.of(power(1000, exponent, 0.03), 1, 1000);
            assertThat(fit.exponent().orNaN()).isEqualTo(exponent, within(1e-10));
        }
        GrowthFit root = GrowthFit.of(power(1000, 0.5, 0.03), 1, 1000);
        assertThat(root.root()).containsExactly(new double[] {0, 0.03}, within(1e-12));
        assertThat(root.rootExplained().orNaN()).isEqualTo(1, within(1e-12));
        assertThat(root.linearExplained().orNaN()).isLessThan(0.99);
        GrowthFit linear = GrowthFit.of(power(1000, 1, 0.03), 10, 1000);
        assertThat(linear.linear()[1]).isEqualTo(0.03, within(1e-12));
        assertThat(linear.linearExplained().orNaN()).isEqualTo(1, within(1e-12));
    }

    @Test
    void driftGrowsWithTheStepsAndDiffusionWithTheirRoot() {
        double drift = GrowthFit.of(walks(20, 2000, 0.01, 0).mean(), 1, 2000)
                .exponent()
                .orNaN();
        double diffusion = GrowthFit.of(walks(400, 1000, 0, 0.01).mean(), 1, 1000)
                .exponent()
                .orNaN();
        assertThat(drift).isEqualTo(1, within(1e-9));
        assertThat(diffusion).isEqualTo(0.5, within(0.05));
    }

    @Test
    void errorsWithoutALogarithmOrGrowthSaySo() {
        double[] e = power(50, 1, 1);
        e[0] = 0;
        GrowthFit fit = GrowthFit.of(e, 1, 50);
        assertThat(fit.exponent().isDefined()).isFalse();
        assertThat(fit.linearExplained().isDefined()).isTrue();
        GrowthFit flat = GrowthFit.of(new double[] {2, 2, 2, 2}, 1, 4);
        assertThat(flat.linearExplained()).isEqualTo(Measured.undefined("constant error"));
        assertThat(flat.exponent().orNaN()).isEqualTo(0, within(1e-12));
        assertThatThrownBy(() -> new PathErrors(1, 2, new double[] {1, Double.NaN}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("path 0 at instant 1 is NaN");
        assertThatThrownBy(() -> PathErrors.of(Trajectories.allocate(2, 2, 1), new double[4]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("expected 8");
    }

    @Test
    void aRunAlongAWallIsOneContact() {
        boolean[] touching = {true, true, false, true, false, false, false, false, false, false};
        BoundaryContacts contacts = new BoundaryContacts(2, 5, touching);
        assertThat(contacts.soFar(0)).containsExactly(1, 1, 1, 2, 2);
        assertThat(contacts.total(0)).isEqualTo(2);
        assertThat(contacts.total(1)).isZero();
    }

    @Test
    void groupsAreByContactsInAllOrSoFar() {
        PathErrors errors = new PathErrors(3, 3, new double[] {1, 2, 3, 1, 1, 1, 2, 2, 2});
        boolean[] touching = {false, true, false, false, false, false, true, false, true};
        BoundaryContacts contacts = new BoundaryContacts(3, 3, touching);
        ErrorByContacts total = ErrorByContacts.byTotal(errors, contacts, 2);
        assertThat(total.meanSquare()[0]).containsExactly(1, 1, 1);
        assertThat(total.meanSquare()[1]).containsExactly(1, 4, 9);
        assertThat(total.meanSquare()[2]).containsExactly(4, 4, 4);
        ErrorByContacts soFar = ErrorByContacts.bySoFar(errors, contacts, 1);
        assertThat(soFar.paths()[0]).containsExactly(2, 1, 1);
        assertThat(soFar.meanSquare()[1]).containsExactly(4, 4, (9 + 4) / 2.0);
        assertThat(ErrorByContacts.bySoFar(errors, contacts, 5).meanSquare()[5][2])
                .isNaN();
    }

    @Test
    void wallsThatCorrectAreSeenAndWallsThatDoNotAreNot() {
        ErrorAroundContact correcting = around(true);
        ErrorAroundContact idle = around(false);
        assertThat(correcting.contacts()).isGreaterThan(500);
        assertThat(correcting.change().orNaN()).isLessThan(-0.5);
        assertThat(correcting.controlChange().orNaN()).isGreaterThan(0);
        assertThat(idle.change().orNaN() - idle.controlChange().orNaN()).isEqualTo(0, within(0.3));
    }

    /** Diffusing errors; every third path touches a wall once, where its error is quartered or not. */
    private static ErrorAroundContact around(boolean corrects) {
        int paths = 3000;
        int times = 60;
        double[] metres = new double[paths * times];
        boolean[] touching = new boolean[paths * times];
        for (int p = 0; p < paths; p++) {
            RandomStream stream = RandomStream.of(9, "test contacts", p);
            double x = 0;
            double y = 0;
            int wall = p % 3 == 0 ? 20 + stream.nextBelow(20) : -1;
            for (int k = 0; k < times; k++) {
                x += 0.2 * stream.nextGaussian();
                y += 0.2 * stream.nextGaussian();
                if (k == wall) {
                    touching[p * times + k] = true;
                    x *= corrects ? 0.25 : 1;
                    y *= corrects ? 0.25 : 1;
                }
                metres[p * times + k] = Math.sqrt(x * x + y * y);
            }
        }
        return ErrorAroundContact.of(
                new PathErrors(paths, times, metres), new BoundaryContacts(paths, times, touching), 5, 5, 1);
    }

    @Test
    void withoutAContactThereIsNothingAround() {
        PathErrors errors = new PathErrors(1, 30, new double[30]);
        ErrorAroundContact none = ErrorAroundContact.of(errors, new BoundaryContacts(1, 30, new boolean[30]), 3, 3, 1);
        assertThat(none.contacts()).isZero();
        assertThat(none.change().isDefined()).isFalse();
    }
}
