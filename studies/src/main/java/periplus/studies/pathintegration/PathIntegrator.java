package periplus.studies.pathintegration;

import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.kernels.Kernels;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.training.Learner;
import periplus.nets.training.StepLoss;
import periplus.studies.recipe.Recipe;
import periplus.tasks.Task;
import periplus.core.errors.BadInputException;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.decoding.CoordinateDecoder;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.decoding.TemplateDecoder;
import periplus.tasks.decoding.TopThreeDecoder;
import periplus.tasks.motion.Motion;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.RecordedTrajectories;
import periplus.tasks.space.Arena;

/**
 * A network that learns to integrate paths, with its task, decoder and learner: what a recipe describes, at work.
 *
 * <p>Update k learns from batch k of the stream "train"; nothing else is remembered between updates but weights and
 * the learner's state, so training can stop and go on anywhere. One object serves one thread.
 */
public final class PathIntegrator {
    /** Batches that the network learns from. */
    public static final String TRAIN = "train";

    /** Points along a side of the template decoder's lattice. */
    private static final int LATTICE_POINTS = 100;

    private final Recipe recipe;
    private final Arena arena;
    private final @Nullable CellPopulation placeCode;
    private final PathIntegration task;
    private final PositionDecoder decoder;
    private final RecurrentNetwork network;
    private final Learner learner;
    private final SequenceBatch batch;

    /** Builds everything at its start. */
    public PathIntegrator(Recipe recipe, Kernels kernels, RecordedSource recorded) {
        this.recipe = recipe;
        this.arena = Spaces.arena(recipe);
        Motion motion = Spaces.motion(recipe, arena, recorded);
        @Nullable CellPopulation code = Spaces.cells(recipe, motion);
        this.placeCode = code;
        this.task = Spaces.task(recipe, motion, code, kernels.workers());
        this.decoder = decoder(recipe, task, code, kernels);
        this.network = Learning.network(recipe, task, kernels);
        this.learner = Learning.learner(recipe, network, task);
        this.batch = task.newBatch(recipe.training().batch());
    }

    private static PositionDecoder decoder(
            Recipe recipe, PathIntegration task, @Nullable CellPopulation code, Kernels kernels) {
        if (task.targetKind() == Task.TargetKind.COORDINATES || code == null) {
            return new CoordinateDecoder();
        }
        return switch (recipe.analysis().decoder()) {
            case TOP_THREE -> {
                PlaceCentres centres = code.fieldCentres();
                if (centres == null) {
                    throw new BadInputException("analysis.decoder: top-three cannot read a position out of "
                            + code.name() + ", which have no single field; choose template");
                }
                yield new TopThreeDecoder(centres);
            }
            case TEMPLATE ->
                code instanceof PlaceCode distribution && task.targetKind() == Task.TargetKind.PROBABILITIES
                        ? new TemplateDecoder(distribution, LATTICE_POINTS, kernels)
                        : TemplateDecoder.forRates(code, task.motion().arena(), LATTICE_POINTS, kernels);
        };
    }

    /** Update {@code step}, counted from 0. */
    public StepLoss update(long step) {
        task.fill(recipe.seed(), TRAIN, step, batch);
        return learner.step(batch, step);
    }

    /** Least possible cross-entropy of the last update's targets, in nats; NaN where targets are coordinates. */
    public double lastTargetEntropy() {
        return task.targetKind() == Task.TargetKind.PROBABILITIES ? TargetEntropy.of(batch) : Double.NaN;
    }

    /** The same trials under noise. */
    public DecodingTest decodingTest(String purpose, int trials, Disturbance disturbance) {
        return DecodingTest.run(
                network, task, decoder, Learning.loss(task), recipe.seed(), purpose, trials, disturbance);
    }

    /**
     * The trained network before another task or motion: longer trials, other walks.
     *
     * @param changed a recipe with the same network
     */
    public PathIntegrator variant(Recipe changed, RecordedSource recorded) {
        PathIntegrator variant = new PathIntegrator(changed, network.kernels(), recorded);
        variant.network.parameters().copyFrom(network.parameters());
        return variant;
    }

    /** The trained network on trials of {@code steps} steps. */
    public PathIntegrator withSteps(int steps) {
        return variant(recipe.withTask(recipe.task().withSteps(steps)), file -> {
            throw new IllegalStateException("paths of a recording have the length that they have: " + file);
        });
    }

    /** Decodes {@code trials} trials of the stream {@code purpose}, which must not be that of training. */
    public DecodingTest decodingTest(String purpose, int trials) {
        return DecodingTest.run(network, task, decoder, Learning.loss(task), recipe.seed(), purpose, trials);
    }

    /**
     * Decodes a recorded path with this network: windows of the trained length, each from its own known start.
     *
     * @param recording times and positions, centred on the arena by their extent
     * @param strideSteps distance between the starts of two windows
     */
    public DecodingTest decodeRecording(String label, RecordedSource.Recording recording, int strideSteps) {
        RecordedTrajectories path =
                Spaces.recording(label, recording, arena, recipe.task().dtSeconds(), false);
        Trajectories windows = path.windows(task.instants(), strideSteps);
        PathIntegration asTask = Spaces.task(
                recipe,
                new PathsInOrder(windows, arena),
                placeCode,
                network.kernels().workers());
        return DecodingTest.run(
                network, asTask, decoder, Learning.loss(task), recipe.seed(), "recorded", windows.paths());
    }

    /** What was asked for. */
    public Recipe recipe() {
        return recipe;
    }

    /** Where the animal moves. */
    public Arena arena() {
        return arena;
    }

    /** The cells of targets and start, or null where the recipe has none. */
    public @Nullable CellPopulation placeCode() {
        return placeCode;
    }

    /** What the network is asked to do. */
    public PathIntegration task() {
        return task;
    }

    /** From outputs to a position. */
    public PositionDecoder decoder() {
        return decoder;
    }

    /** A decoder of its own for another thread. */
    public PositionDecoder newDecoder(Kernels kernels) {
        return decoder(recipe, task, placeCode, kernels);
    }

    /** The network itself. */
    public RecurrentNetwork network() {
        return network;
    }

    /** What changes its weights, for checkpoints. */
    public Learner learner() {
        return learner;
    }
}
