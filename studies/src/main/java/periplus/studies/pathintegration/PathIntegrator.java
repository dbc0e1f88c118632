package periplus.studies.pathintegration;

import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.training.StepLoss;
import periplus.nets.training.Trainer;
import periplus.studies.recipe.Recipe;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.decoding.CoordinateDecoder;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.decoding.TopThreeDecoder;
import periplus.tasks.motion.Motion;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.space.Arena;

/**
 * A network that learns to integrate paths, with its task, decoder and trainer: what a recipe describes, at work.
 *
 * <p>Update k learns from batch k of the stream "train"; nothing else is remembered between updates but weights and
 * moments, so training can stop and go on anywhere. One object serves one thread.
 */
public final class PathIntegrator {
    /** Batches that the network learns from. */
    public static final String TRAIN = "train";

    private final Recipe recipe;
    private final Arena arena;
    private final @Nullable PlaceCode placeCode;
    private final PathIntegration task;
    private final PositionDecoder decoder;
    private final RecurrentNetwork network;
    private final Trainer trainer;
    private final SequenceBatch batch;

    /** Builds everything at its start. */
    public PathIntegrator(Recipe recipe, Kernels kernels, RecordedSource recorded) {
        this.recipe = recipe;
        this.arena = Spaces.arena(recipe);
        Motion motion = Spaces.motion(recipe, arena, recorded);
        PlaceCode code = Spaces.placeCode(recipe, arena);
        this.placeCode = code;
        this.task = Spaces.task(recipe, motion, code, kernels.workers());
        this.decoder = task.targetKind() == periplus.tasks.Task.TargetKind.PROBABILITIES && code != null
                ? new TopThreeDecoder(code.centres())
                : new CoordinateDecoder();
        this.network = Learning.network(recipe, task, kernels);
        this.trainer = Learning.trainer(recipe, network, task);
        this.batch = task.newBatch(recipe.training().batch());
    }

    /** Update {@code step}, counted from 0. */
    public StepLoss update(long step) {
        task.fill(recipe.seed(), TRAIN, step, batch);
        return trainer.step(batch, step);
    }

    /** What was asked for. */
    public Recipe recipe() {
        return recipe;
    }

    /** Where the animal moves. */
    public Arena arena() {
        return arena;
    }

    /** The place cells, or null where the recipe has none. */
    public @Nullable PlaceCode placeCode() {
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

    /** The network itself. */
    public RecurrentNetwork network() {
        return network;
    }

    /** Its trainer, for checkpoints. */
    public Trainer trainer() {
        return trainer;
    }
}
