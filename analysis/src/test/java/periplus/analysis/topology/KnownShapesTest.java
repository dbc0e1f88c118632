package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import periplus.core.workers.Workers;

final class KnownShapesTest {
    @Test
    void aCircleHasOneLoopThatEndsWhenThreeChordsSpanIt() {
        Barcode barcode = rips(DistanceMatrix.euclidean(Clouds.circle(40)));
        assertThat(barcode.bars(1)).hasSize(1);
        Bar loop = barcode.bars(1).getFirst();
        assertThat(loop.birth()).isCloseTo(2 * StrictMath.sin(Math.PI / 40), within(1e-12));
        // a third of 40 steps, rounded up to 14: from there on three chords close around the centre
        assertThat(loop.death()).isCloseTo(2 * StrictMath.sin(14 * Math.PI / 40), within(1e-12));
        assertCounts(barcode, 0.5, 1, 1, 0);
    }

    @Test
    void aSphereHasAVoidAndNoLoop() {
        assertCounts(rips(DistanceMatrix.euclidean(Clouds.sphere(130))), 0.5, 1, 0, 1);
    }

    @Test
    void aTorusHasTwoLoopsAndAVoid() {
        Barcode barcode = rips(DistanceMatrix.euclidean(Clouds.torus(350, 2)));
        assertCounts(barcode, 0.55, 1, 2, 1);
        assertThat(TorusVerdict.of(barcode, TorusVerdict.USUAL_RATIO).torus()).isTrue();
    }

    @Test
    void aSolidBlobHasOneComponentAndNothingElse() {
        assertCounts(rips(DistanceMatrix.euclidean(Clouds.cube(200, 3, 6))), 0.3, 1, 0, 0);
    }

    @Test
    void twoBlobsAreTwoComponents() {
        double[][] points = Clouds.cube(60, 2, 7);
        for (int i = 0; i < 30; i++) {
            points[i][0] += 3;
        }
        assertCounts(rips(DistanceMatrix.euclidean(points)), 0.5, 2, 0, 0);
    }

    @Test
    void anIdealHexagonalPopulationIsATorusByEitherDistance() {
        double[][] population = Clouds.hexagonalPopulation(13, 60, 4);
        for (DistanceMatrix distances :
                new DistanceMatrix[] {DistanceMatrix.euclidean(population), DistanceMatrix.cosine(population)}) {
            TorusVerdict verdict = TorusVerdict.of(rips(distances), TorusVerdict.USUAL_RATIO);
            assertThat(verdict.failed()).isEmpty();
        }
    }

    @Test
    void aProjectivePlaneHasALoopOverTwoAndNoneOverThree() {
        DistanceMatrix plane = projectivePlane();
        for (int p : new int[] {2, 3, 5}) {
            Barcode barcode = VietorisRips.barcode(plane, RipsSettings.upTo(2).withCoefficients(p), Workers.single());
            assertThat(barcode.bars(1)).hasSize(p == 2 ? 1 : 0).allMatch(new Bar(1, 2)::equals);
            assertThat(barcode.bars(2)).hasSize(p == 2 ? 1 : 0).allMatch(new Bar(1, 2)::equals);
        }
    }

    /** Bars longer than {@code length}, the component that never ends included. */
    private static void assertCounts(Barcode barcode, double length, int... expected) {
        for (int dimension = 0; dimension < expected.length; dimension++) {
            assertThat(barcode.bars(dimension).stream().filter(bar -> bar.persistence() > length))
                    .as("dimension " + dimension)
                    .hasSize(expected[dimension]);
        }
    }

    private static Barcode rips(DistanceMatrix distances) {
        return VietorisRips.barcode(distances, RipsSettings.upTo(2), Workers.single());
    }

    /**
     * The six-vertex triangulation, subdivided so that every clique is a simplex: a point per face, distance 1 between
     * a face and one it contains, 2 otherwise.
     */
    private static DistanceMatrix projectivePlane() {
        String[] triangles = {"123", "134", "145", "156", "126", "235", "356", "346", "246", "245"};
        TreeSet<String> faces = new TreeSet<>();
        for (String t : triangles) {
            faces.add(t);
            for (int i = 0; i < 3; i++) {
                faces.add(t.substring(i, i + 1));
                faces.add(t.substring(0, i) + t.substring(i + 1));
            }
        }
        assertThat(faces).hasSize(6 + 15 + 10);
        String[] face = faces.toArray(String[]::new);
        double[][] distances = new double[face.length][face.length];
        for (int i = 0; i < face.length; i++) {
            for (int j = 0; j < face.length; j++) {
                boolean nested = contains(face[i], face[j]) || contains(face[j], face[i]);
                distances[i][j] = i == j ? 0 : nested ? 1 : 2;
            }
        }
        return DistanceMatrix.of(distances);
    }

    private static boolean contains(String whole, String part) {
        return part.chars().allMatch(c -> whole.indexOf(c) >= 0);
    }
}
