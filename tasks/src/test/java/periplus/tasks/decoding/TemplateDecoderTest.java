package periplus.tasks.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.tasks.codes.BoundaryVectorCells;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.GridCells;
import periplus.tasks.codes.PlaceCells;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.codes.PlaceProfile;
import periplus.tasks.codes.VectorTuning;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;
import periplus.tasks.space.WallGeometry;
import periplus.testkit.Cases;

class TemplateDecoderTest extends DecoderContract {
    private static PlaceCode code(Arena arena, int cells) {
        return new DifferenceOfSoftmaxes(PlaceCentres.uniform(arena, cells, 1), 0.12, 2);
    }

    @Override
    protected PositionDecoder decoder() {
        return new TemplateDecoder(code(Arena.square(2.2), 40), 20, Kernels.plain());
    }

    @Test
    void itFindsTheLatticePointOfLeastDivergence() {
        Arena arena = Arena.rectangle(2, 1);
        PlaceCode code = code(arena, 60);
        TemplateDecoder decoder = new TemplateDecoder(code, 15, Kernels.plain());
        Cases.forAll(15, seed -> {
            RandomStream stream = RandomStream.of(seed, "logits");
            float[] logits = new float[60];
            code.encode(2 * stream.nextUniform() - 1, stream.nextUniform() - 0.5, logits, 0);
            for (int i = 0; i < 60; i++) {
                logits[i] = (float) (StrictMath.log(logits[i] + 1e-4) + 0.3 * stream.nextGaussian() + 50);
            }
            double[] xy = new double[2];
            decoder.decode(logits, 0, xy);
            assertThat(divergence(code, xy[0], xy[1], logits)).isCloseTo(least(code, arena, logits), within(1e-5));
        });
    }

    /** The least divergence over the lattice, the slow way. */
    private static double least(PlaceCode code, Arena arena, float[] logits) {
        double least = Double.POSITIVE_INFINITY;
        for (int iy = 0; iy < 15; iy++) {
            for (int ix = 0; ix < 15; ix++) {
                double x = arena.minX() + (ix + 0.5) / 15 * arena.widthMetres();
                double y = arena.minY() + (iy + 0.5) / 15 * arena.heightMetres();
                least = Math.min(least, divergence(code, x, y, logits));
            }
        }
        return least;
    }

    /** KL(p(x, y) || softmax(logits)) in double. */
    private static double divergence(PlaceCode code, double x, double y, float[] logits) {
        float[] p = new float[code.cells()];
        code.encode(x, y, p, 0);
        double sum = 0;
        for (float l : logits) {
            sum += StrictMath.exp(l - 50);
        }
        double kl = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                kl += p[i] * (StrictMath.log(p[i]) - (logits[i] - 50 - StrictMath.log(sum)));
            }
        }
        return kl;
    }

    @Test
    void itAnswersOnlyWithPointsOfTheArena() {
        Arena arena = Arena.circle(0.5).withHole(-0.1, -0.1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1);
        TemplateDecoder decoder = new TemplateDecoder(code(arena, 30), 12, Kernels.plain());
        Cases.forAll(100, seed -> {
            RandomStream stream = RandomStream.of(seed, "noise");
            float[] logits = new float[30];
            for (int i = 0; i < 30; i++) {
                logits[i] = (float) (4 * stream.nextGaussian());
            }
            double[] xy = new double[2];
            decoder.decode(logits, 0, xy);
            assertThat(arena.contains(xy[0], xy[1])).isTrue();
        });
    }

    @Test
    void ratesAreReadBackToTheLatticePointTheyWereMadeAt() {
        Arena maze = Tracks.tMaze();
        CellPopulation[] populations = {
            new PlaceCells(PlaceCentres.uniform(maze, 40, 1), PlaceProfile.GAUSSIAN, 0.2, WallGeometry.GEODESIC),
            GridCells.random(GridCells.REFERENCE_MODULES, GridCells.Profile.RECTIFIED, 60, 1),
            new BoundaryVectorCells(maze, VectorTuning.random(60, false, 1, BoundaryVectorCells.PURPOSE))
        };
        for (CellPopulation cells : populations) {
            TemplateDecoder decoder = TemplateDecoder.forRates(cells, maze, 40, Kernels.plain());
            float[] rates = new float[cells.cells()];
            double[] xy = new double[2];
            int tried = 0;
            for (int ix = 0; ix < 40; ix++) {
                double x = maze.minX() + (ix + 0.5) / 40 * maze.widthMetres();
                double y = maze.minY() + 37.5 / 40 * maze.heightMetres();
                if (maze.contains(x, y)) {
                    cells.rates(x, y, 0, 0, rates, 0);
                    decoder.decode(rates, 0, xy);
                    assertThat(xy[0]).as(cells.name()).isCloseTo(x, within(1e-9));
                    assertThat(xy[1]).as(cells.name()).isCloseTo(y, within(1e-9));
                    tried++;
                }
            }
            assertThat(tried).isEqualTo(40);
        }
    }

    @Test
    void latticesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new TemplateDecoder(code(Arena.square(1), 8), 1, Kernels.plain()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1 lattice points");
        Arena sliver = Arena.polygon(-1, -1, -0.9, -1, 1, 1, 0.9, 1);
        Arena mostlyHole = sliver.centredAt(0.3, 0);
        assertThat(new TemplateDecoder(code(mostlyHole, 8), 20, Kernels.plain()).outputs())
                .isEqualTo(8);
    }
}
