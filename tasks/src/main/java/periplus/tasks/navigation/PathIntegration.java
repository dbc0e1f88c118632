package periplus.tasks.navigation;

import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.motion.Motion;

/**
 * Path integration: from a start and one's own movement, say at each step where one is.
 *
 * <p>Alignment (with horizon 0): T + 2 instants are simulated and instant 0 is dropped. The start is position[1]; input t
 * is the displacement from position[t+1] to position[t+2]; target t codes position[t+2]. So the displacements sum to the
 * targets, to rounding. With horizon k, k more instants are simulated and target t codes position[t+2+k]. Where the
 * start is not told ({@link StartCode#NONE}) nothing is dropped, since only the very first position is known to the
 * network: all indices above are one less.
 *
 * <p>Outputs: a place code's probabilities, the rates of other cells, or x and y in metres. Inputs: see {@link InputCode}; speeds and
 * displacements are per step and in metres, with the nearest image in a periodic arena.
 *
 * <p>Source: the recipe's displacement is already multiplied by dt and not divided back. The 500-step task has Cartesian
 * targets and speed and heading as inputs.
 */
@Source(key = "sorscher2019", where = "alignment of inputs and targets in the released code")
@Source(key = "cueva2018", where = "Cartesian targets, speed and heading inputs")
public final class PathIntegration implements Task {
    /** Trials whose walks and codes one worker makes at a time. */
    private static final int TRIALS_PER_PART = Motion.PATHS_PER_PART;

    private final Motion motion;
    private final @Nullable CellPopulation targetCode;
    private final @Nullable CellPopulation startPlaceCode;
    private final TargetKind targetKind;
    private final @Nullable CellPopulation inputCode;
    private final PathIntegrationSettings settings;
    private final Workers workers;
    private Trajectories simulated;

    private PathIntegration(
            Motion motion,
            @Nullable CellPopulation targetCode,
            @Nullable CellPopulation code,
            TargetKind targetKind,
            PathIntegrationSettings settings,
            Workers workers) {
        if (settings.start() == StartCode.PLACE_CODE && code == null) {
            throw new BadInputException("the start is to be told as a place code, but there are no place cells; "
                    + "choose coordinates or none, or give a place code");
        }
        if (settings.input() == InputCode.PLACE_CODE && code == null) {
            throw new BadInputException("the position is to be told as a place code, but there are no place cells; "
                    + "choose displacement, or give a place code");
        }
        this.motion = motion;
        this.targetCode = targetCode;
        this.targetKind = targetKind;
        this.startPlaceCode = settings.start() == StartCode.PLACE_CODE ? code : null;
        this.inputCode = settings.input() == InputCode.PLACE_CODE ? code : null;
        this.settings = settings;
        this.workers = workers;
        this.simulated = Trajectories.allocate(0, instants(), motion.dtSeconds());
    }

    /** Path integration towards place-cell targets. */
    public static PathIntegration toPlaceCells(
            Motion motion, PlaceCode code, PathIntegrationSettings settings, Workers workers) {
        return toCells(motion, code, settings, workers);
    }

    /**
     * Path integration towards any cells, which also tell the start where the settings ask for a place code.
     *
     * <p>Cells that sum to 1 make targets of kind {@link Task.TargetKind#PROBABILITIES}, all others of kind
     * {@link Task.TargetKind#RATES}. Heading and speed, for cells that know them, are those of the step that led to the
     * coded position.
     */
    public static PathIntegration toCells(
            Motion motion, CellPopulation cells, PathIntegrationSettings settings, Workers workers) {
        TargetKind kind = cells.normalisation() == CellPopulation.Normalisation.SUM_OVER_CELLS
                ? TargetKind.PROBABILITIES
                : TargetKind.RATES;
        return new PathIntegration(motion, cells, cells, kind, settings, workers);
    }

    /**
     * The same with targets of kind {@link Task.TargetKind#RATES} even for cells that sum to 1: the outputs are then the
     * cells' rates themselves, and not logits of a distribution.
     */
    public static PathIntegration toRates(
            Motion motion, CellPopulation cells, PathIntegrationSettings settings, Workers workers) {
        return new PathIntegration(motion, cells, cells, TargetKind.RATES, settings, workers);
    }

    /**
     * Path integration towards x and y in metres.
     *
     * @param startCode the cells that tell the start; null where coordinates or nothing do
     */
    public static PathIntegration toCoordinates(
            Motion motion, @Nullable CellPopulation startCode, PathIntegrationSettings settings, Workers workers) {
        return new PathIntegration(motion, null, startCode, TargetKind.COORDINATES, settings, workers);
    }

    /** Instants that a trial needs from the motion: T + 2 + horizon, one less where the start is not told. */
    public int instants() {
        return startInstant() + 1 + settings.steps() + settings.horizonSteps();
    }

    /** The instant at which a trial starts: 1, or 0 where the start is not told. */
    private int startInstant() {
        return settings.start() == StartCode.NONE ? 0 : 1;
    }

    @Override
    public int steps() {
        return settings.steps();
    }

    @Override
    public int inputs() {
        return inputCode == null ? settings.input().inputs() : inputCode.cells();
    }

    @Override
    public int outputs() {
        return targetCode == null ? 2 : targetCode.cells();
    }

    @Override
    public int initialSize() {
        return switch (settings.start()) {
            case PLACE_CODE -> startPlaceCode == null ? 0 : startPlaceCode.cells();
            case COORDINATES -> 2;
            case NONE -> 0;
        };
    }

    @Override
    public TargetKind targetKind() {
        return targetKind;
    }

    /** The motion that makes the paths. */
    public Motion motion() {
        return motion;
    }

    /** The choices of this task. */
    public PathIntegrationSettings settings() {
        return settings;
    }

    @Override
    public String describe() {
        String target =
                targetCode == null ? "x and y in metres" : targetCode.name() + " (" + targetCode.parameters() + ")";
        return (inputCode == null ? "path integration in a " : "location reconstruction from place cells in a ")
                + motion.arena().describe() + ", " + settings.steps() + " steps of "
                + motion.dtSeconds() + " s, target: " + target
                + (settings.horizonSteps() == 0 ? "" : " " + settings.horizonSteps() + " steps ahead");
    }

    /** Walks to be filled beside a batch. */
    public TrueWalks newTrueWalks(int trials) {
        return new TrueWalks(trials, steps(), motion.dtSeconds());
    }

    @Override
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch) {
        fillBatch(seed, purpose, batchIndex, batch, null);
    }

    /** Fills the batch and, beside it, where the animals really were. */
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch, TrueWalks walks) {
        if (walks.trials != batch.trials || walks.steps != batch.steps) {
            throw new IllegalArgumentException("true walks of " + walks.trials + " trials x " + walks.steps
                    + " steps do not fit a batch of " + batch.trials + " x " + batch.steps);
        }
        fillBatch(seed, purpose, batchIndex, batch, walks);
    }

    private void fillBatch(long seed, String purpose, long batchIndex, SequenceBatch batch, @Nullable TrueWalks walks) {
        requireShape(batch);
        if (simulated.paths() != batch.trials) {
            simulated = Trajectories.allocate(batch.trials, instants(), motion.dtSeconds());
        }
        Trajectories paths = simulated;
        int parts = (batch.trials + TRIALS_PER_PART - 1) / TRIALS_PER_PART;
        workers.run(parts, (part, worker) -> {
            int first = part * TRIALS_PER_PART;
            int end = Math.min(batch.trials, first + TRIALS_PER_PART);
            motion.fillPaths(seed, purpose, batchIndex, paths, first, end);
            for (int trial = first; trial < end; trial++) {
                writeStart(paths, trial, batch);
                for (int t = 0; t < settings.steps(); t++) {
                    writeInput(paths, trial, t, batch);
                    writeTarget(paths, trial, t, batch);
                }
                if (walks != null) {
                    writeTruth(paths, trial, walks);
                }
            }
        });
        java.util.Arrays.fill(batch.weight, 1f);
    }

    private void writeStart(Trajectories paths, int trial, SequenceBatch batch) {
        double x = paths.x(trial, startInstant());
        double y = paths.y(trial, startInstant());
        if (startPlaceCode != null) {
            encode(startPlaceCode, paths, trial, startInstant(), batch.initial, trial * batch.initialSize);
        } else if (settings.start() == StartCode.COORDINATES) {
            batch.initial[trial * 2] = (float) x;
            batch.initial[trial * 2 + 1] = (float) y;
        }
    }

    private void writeInput(Trajectories paths, int trial, int t, SequenceBatch batch) {
        int from = startInstant() + t;
        if (inputCode != null) {
            encode(inputCode, paths, trial, from + 1, batch.input, (t * batch.trials + trial) * batch.inputs);
            return;
        }
        double dx = motion.arena().shortestX(paths.x(trial, from + 1) - paths.x(trial, from));
        double dy = motion.arena().shortestY(paths.y(trial, from + 1) - paths.y(trial, from));
        double gain = settings.speedGain();
        int at = (t * batch.trials + trial) * batch.inputs;
        if (settings.input() == InputCode.DISPLACEMENT) {
            batch.input[at] = (float) (gain * dx);
            batch.input[at + 1] = (float) (gain * dy);
            return;
        }
        if (settings.input() == InputCode.TURN) {
            double x = paths.x(trial, from);
            double y = paths.y(trial, from);
            // the angle between both positions, from their product as complex numbers
            batch.input[at] =
                    (float) (gain * StrictMath.atan2(x * (y + dy) - y * (x + dx), x * (x + dx) + y * (y + dy)));
            return;
        }
        double heading = paths.heading(trial, from);
        batch.input[at] = (float) (gain * Math.sqrt(dx * dx + dy * dy));
        if (settings.input() == InputCode.SPEED_AND_HEADING) {
            double turns = heading / (2 * StrictMath.PI);
            float fraction = (float) (turns - Math.floor(turns));
            batch.input[at + 1] = fraction < 1f ? fraction : 0f;
        } else {
            batch.input[at + 1] = (float) StrictMath.sin(heading);
            batch.input[at + 2] = (float) StrictMath.cos(heading);
        }
    }

    private void writeTarget(Trajectories paths, int trial, int t, SequenceBatch batch) {
        int instant = startInstant() + 1 + t + settings.horizonSteps();
        double x = paths.x(trial, instant);
        double y = paths.y(trial, instant);
        int at = (t * batch.trials + trial) * batch.outputs;
        if (targetCode != null) {
            encode(targetCode, paths, trial, instant, batch.target, at);
        } else {
            batch.target[at] = (float) x;
            batch.target[at + 1] = (float) y;
        }
    }

    /** The cells' rates at an instant after the first, with heading and speed of the step that led there. */
    private void encode(CellPopulation cells, Trajectories paths, int trial, int instant, float[] out, int offset) {
        double dx = motion.arena().shortestX(paths.x(trial, instant) - paths.x(trial, instant - 1));
        double dy = motion.arena().shortestY(paths.y(trial, instant) - paths.y(trial, instant - 1));
        double speed = Math.sqrt(dx * dx + dy * dy) / motion.dtSeconds();
        cells.rates(
                paths.x(trial, instant),
                paths.y(trial, instant),
                paths.heading(trial, instant - 1),
                speed,
                out,
                offset);
    }

    private void writeTruth(Trajectories paths, int trial, TrueWalks walks) {
        walks.startMetres[2 * trial] = paths.x(trial, startInstant());
        walks.startMetres[2 * trial + 1] = paths.y(trial, startInstant());
        for (int t = 0; t < walks.steps; t++) {
            int row = trial * walks.steps + t;
            int now = startInstant() + 1 + t;
            walks.walked.positionMetres()[2 * row] = paths.x(trial, now);
            walks.walked.positionMetres()[2 * row + 1] = paths.y(trial, now);
            walks.walked.headingRadians()[row] = paths.heading(trial, now);
            int target = t * walks.trials + trial;
            int instant = now + settings.horizonSteps();
            walks.targetMetres[2 * target] = paths.x(trial, instant);
            walks.targetMetres[2 * target + 1] = paths.y(trial, instant);
        }
    }
}
