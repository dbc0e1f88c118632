package periplus.studies.pathintegration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;
import periplus.studies.recipe.ArenaSettings;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.recipe.PlaceCodeSettings;
import periplus.studies.recipe.Recipe;
import periplus.studies.recipe.TaskSettings;
import periplus.tasks.codes.BoundaryVectorCells;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.CentreLaw;
import periplus.tasks.codes.DifferenceOfGaussians;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.GaussianPlaceCode;
import periplus.tasks.codes.GridCells;
import periplus.tasks.codes.HeadDirectionCode;
import periplus.tasks.codes.ObjectVectorCells;
import periplus.tasks.codes.PlaceCells;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.codes.ScaledCells;
import periplus.tasks.codes.VectorTuning;
import periplus.tasks.motion.BrownianHeadingSettings;
import periplus.tasks.motion.BrownianHeadingWalk;
import periplus.tasks.motion.LapWalk;
import periplus.tasks.motion.Motion;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.motion.RodentWalk;
import periplus.tasks.motion.TurningWalk;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.PathIntegrationSettings;
import periplus.tasks.navigation.RecordedPath;
import periplus.tasks.navigation.RecordedTrajectories;
import periplus.tasks.navigation.RecordingSettings;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;

/** From a recipe's words to an arena, a motion, a place code and the task. */
public final class Spaces {
    private Spaces() {}

    /** The arena of this recipe. */
    public static Arena arena(Recipe recipe) {
        return arena(recipe.arena(), periodic(recipe.motion()));
    }

    private static boolean periodic(MotionSettings motion) {
        return switch (motion) {
            case MotionSettings.Rayleigh walk -> walk.periodic();
            case MotionSettings.Rodent walk -> walk.periodic();
            case MotionSettings.BrownianHeading _,
                    MotionSettings.Laps _,
                    MotionSettings.Turning _,
                    MotionSettings.Recorded _ -> false;
        };
    }

    /**
     * The arena that these settings describe.
     *
     * @param periodic opposite sides of a box are joined
     */
    public static Arena arena(ArenaSettings settings, boolean periodic) {
        if (periodic && !(settings instanceof ArenaSettings.Square || settings instanceof ArenaSettings.Rectangle)) {
            throw new IllegalArgumentException("motion.periodic needs a square or rectangular arena");
        }
        return switch (settings) {
            case ArenaSettings.Square square ->
                periodic
                        ? Arena.periodicRectangle(square.sideMetres(), square.sideMetres())
                        : Arena.square(square.sideMetres());
            case ArenaSettings.Rectangle box ->
                periodic
                        ? Arena.periodicRectangle(box.widthMetres(), box.heightMetres())
                        : Arena.rectangle(box.widthMetres(), box.heightMetres());
            case ArenaSettings.Triangle triangle -> Arena.equilateralTriangle(triangle.sideMetres());
            case ArenaSettings.Hexagon hexagon -> Arena.regularHexagon(hexagon.sideMetres());
            case ArenaSettings.Circle circle -> Arena.circle(circle.radiusMetres());
            case ArenaSettings.TMaze maze -> Tracks.tMaze(maze.corridorMetres(), maze.stemMetres(), maze.armMetres());
            case ArenaSettings.TriangleTrack track ->
                Tracks.triangle(track.circumradiusMetres(), track.corridorMetres());
            case ArenaSettings.FigureEight track -> Tracks.figureEight(track.loopMetres(), track.corridorMetres());
            case ArenaSettings.Polygon polygon -> polygon(polygon);
        };
    }

    private static Arena polygon(ArenaSettings.Polygon settings) {
        Arena arena = Arena.polygon(numbers(settings.verticesMetres()));
        for (List<Double> wall : settings.wallsMetres()) {
            arena = arena.withWall(wall.get(0), wall.get(1), wall.get(2), wall.get(3));
        }
        for (List<Double> hole : settings.holesMetres()) {
            arena = arena.withHole(numbers(hole));
        }
        return arena;
    }

    static Motion motion(Recipe recipe, Arena arena, RecordedSource recorded) {
        return motion(recipe.motion(), arena, recipe.task().dtSeconds(), recorded);
    }

    /** The motion that these settings describe, in steps of {@code dt} seconds. */
    public static Motion motion(MotionSettings settings, Arena arena, double dt, RecordedSource recorded) {
        return switch (settings) {
            case MotionSettings.Rayleigh walk ->
                new RayleighWalk(
                        arena,
                        new RayleighWalkSettings(
                                dt,
                                walk.speedScaleMetresPerSecond(),
                                walk.turnSdRadiansPerSecond(),
                                walk.wallDistanceMetres(),
                                walk.wallSlowdown(),
                                walk.centrePull()));
            case MotionSettings.BrownianHeading walk ->
                new BrownianHeadingWalk(
                        arena,
                        new BrownianHeadingSettings(
                                dt,
                                walk.stepSdMetres(),
                                walk.turnSdRadians(),
                                walk.restingShare(),
                                walk.meanRestSteps(),
                                true));
            case MotionSettings.Rodent walk -> new RodentWalk(arena, walk.walk(dt));
            case MotionSettings.Turning turns ->
                new TurningWalk(arena, dt, turns.turnSdRadiansPerSecond(), turns.oneWay());
            case MotionSettings.Laps laps -> new LapWalk(arena, laps.walk(dt));
            case MotionSettings.Recorded windows ->
                recording(windows.file(), recorded.read(windows.file()), arena, dt, windows.augment());
        };
    }

    static RecordedTrajectories recording(
            String label, RecordedSource.Recording recording, Arena arena, double dtSeconds, boolean augment) {
        RecordingSettings settings = RecordingSettings.DEFAULT.withDtSeconds(dtSeconds);
        return RecordedTrajectories.centredOnExtent(
                RecordedPath.of(label, recording.tSeconds(), recording.positionMetres()),
                arena,
                augment ? settings : settings.withoutAugmentation());
    }

    static @Nullable CellPopulation cells(Recipe recipe, Motion motion) {
        PlaceCodeSettings settings = recipe.placeCode();
        return settings == null ? null : cells(settings, motion, recipe.seed());
    }

    /** The cells that these settings describe; all that is random about them follows from the seed. */
    public static CellPopulation cells(PlaceCodeSettings settings, Motion motion, long seed) {
        Arena arena = motion.arena();
        return switch (settings) {
            case PlaceCodeSettings.DifferenceOfSoftmaxes dos ->
                new DifferenceOfSoftmaxes(
                        PlaceCentres.uniform(arena, dos.cells(), seed), dos.widthMetres(), dos.surroundVarianceRatio());
            case PlaceCodeSettings.Gaussian gaussian ->
                new GaussianPlaceCode(
                        centres(gaussian.centres(), motion, gaussian.cells(), seed), gaussian.widthMetres());
            case PlaceCodeSettings.DifferenceOfGaussians dog ->
                DifferenceOfGaussians.balanced(
                        PlaceCentres.uniform(arena, dog.cells(), seed), dog.widthMetres(), dog.surroundVarianceRatio());
            case PlaceCodeSettings.PlaceCells place ->
                scaled(
                        new PlaceCells(
                                centres(place.centres(), motion, place.cells(), seed),
                                place.profile(),
                                place.widthMetres(),
                                place.distance()),
                        place.unitMeanSquare(),
                        arena);
            case PlaceCodeSettings.GridCells grid ->
                scaled(
                        GridCells.random(grid.modules(), grid.profile(), grid.cells(), seed),
                        grid.unitMeanSquare(),
                        arena);
            case PlaceCodeSettings.HeadDirection heads ->
                new HeadDirectionCode(arena, heads.cells(), StrictMath.toRadians(heads.spreadDegrees()));
            case PlaceCodeSettings.BoundaryVectorCells walls ->
                scaled(
                        new BoundaryVectorCells(
                                arena, VectorTuning.random(walls.cells(), false, seed, BoundaryVectorCells.PURPOSE)),
                        walls.unitMeanSquare(),
                        arena);
            case PlaceCodeSettings.ObjectVectorCells objects ->
                scaled(
                        new ObjectVectorCells(
                                arena,
                                VectorTuning.random(objects.cells(), false, seed, ObjectVectorCells.PURPOSE),
                                objects.wallsHide(),
                                objects.objectsMetres().stream()
                                        .flatMap(List::stream)
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()),
                        objects.unitMeanSquare(),
                        arena);
        };
    }

    private static PlaceCentres centres(CentreLaw law, Motion motion, int cells, long seed) {
        return switch (law) {
            case UNIFORM -> PlaceCentres.uniform(motion.arena(), cells, seed);
            case LATTICE -> PlaceCentres.lattice(motion.arena(), cells, seed);
            case ON_PATH -> PlaceCentres.onPath(motion, cells, seed);
        };
    }

    private static CellPopulation scaled(CellPopulation cells, boolean unitMeanSquare, Arena arena) {
        return unitMeanSquare ? ScaledCells.toUnitMeanSquare(cells, arena) : cells;
    }

    static PathIntegration task(Recipe recipe, Motion motion, @Nullable CellPopulation code, Workers workers) {
        TaskSettings task = recipe.task();
        PathIntegrationSettings settings = new PathIntegrationSettings(
                task.steps(), task.input(), task.speedGain(), task.start(), task.horizonSteps());
        if (task.output() == TaskSettings.Output.PLACE_CODE && code != null) {
            return recipe.learnsByCrossEntropy()
                    ? PathIntegration.toCells(motion, code, settings, workers)
                    : PathIntegration.toRates(motion, code, settings, workers);
        }
        return PathIntegration.toCoordinates(motion, code, settings, workers);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
