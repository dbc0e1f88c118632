package periplus.tasks.support;

import periplus.core.workers.Workers;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.PathIntegrationSettings;
import periplus.tasks.space.Arena;

/** The published recipe's task: 2.2 m box, Rayleigh walk, difference of softmaxes with fields of 0.12 m. */
public final class Recipe {
    public static final Arena BOX = Arena.square(2.2);

    private Recipe() {}

    /** The walk in the box. */
    public static RayleighWalk walk() {
        return new RayleighWalk(BOX, RayleighWalkSettings.SORSCHER_2019);
    }

    /** The code with this many cells. */
    public static DifferenceOfSoftmaxes code(int cells, long seed) {
        return new DifferenceOfSoftmaxes(PlaceCentres.uniform(BOX, cells, seed), 0.12, 2);
    }

    /** The task with this many cells. */
    public static PathIntegration task(int cells, long seed) {
        return PathIntegration.toPlaceCells(
                walk(), code(cells, seed), PathIntegrationSettings.SORSCHER_2019, Workers.single());
    }
}
