package periplus.lab.runs;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.lab.checkpoints.Checkpoint;
import periplus.lab.checkpoints.CheckpointData;
import periplus.lab.checkpoints.MetricsLog;
import periplus.lab.files.Storage;
import periplus.nets.training.StepLoss;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.Task;
import periplus.studies.recipe.TrainingSettings;

/**
 * The training loop with its log and its checkpoints.
 *
 * <p>After update k (counted from 1) what is due is done in a fixed order: log, measure, snapshot, checkpoint. A line of the log
 * holds {@code step}, {@code loss} (the task's, nats or square metres), {@code kl} (loss above the target entropy of the
 * same batch, nats), {@code l2}, {@code rate}, {@code gradientNorm}, the learner's own
 * numbers (of Hessian-free: {@code iterations}, {@code damping}, {@code reductionRatio}, {@code stepLength},
 * {@code lossAfter}) and, where it was measured, {@code decodingErrorMetres}. A run that goes on from a checkpoint writes the same bytes as one that never stopped.
 */
final class Training {
    private static final long REPORT_EVERY_NANOS = 500_000_000L;

    private final PathIntegrator integrator;
    private final TrainingSettings settings;
    private final String recipeHash;
    private final RunFolder folder;
    private final Storage storage;
    private final RunProgress progress;

    Training(PathIntegrator integrator, String recipeHash, RunFolder folder, Storage storage, RunProgress progress) {
        this.integrator = integrator;
        this.settings = integrator.recipe().training();
        this.recipeHash = recipeHash;
        this.folder = folder;
        this.storage = storage;
        this.progress = progress;
    }

    /** Trains to the end, or until {@code stop}; says whether the end was reached. A checkpoint is left either way. */
    boolean run(boolean resume, BooleanSupplier stop) {
        CheckpointData found = resume ? load() : null;
        long start = found == null ? 0 : found.step();
        long logged = found == null ? 0 : found.metricsBytes();
        if (found != null) {
            LearnerCheckpoint.restore(found, integrator.network().parameters(), integrator.learner());
            progress.message("going on from update " + start + " of " + settings.steps());
        }
        Task.TargetKind kind = integrator.task().targetKind();
        boolean hasLeast = kind == Task.TargetKind.PROBABILITIES;
        progress.lossIs(hasLeast ? "KL" : "loss", Summary.lossUnit(kind));
        try (MetricsLog log = MetricsLog.resume(storage, folder.metrics(), logged)) {
            if (start == 0 && settings.snapshotSteps().contains(0)) {
                RunFiles.writeWeights(folder.snapshot(0), integrator, recipeHash);
            }
            Clock clock = new Clock(start);
            OptionalDouble error = OptionalDouble.empty();
            long saved = start;
            for (long step = start; step < settings.steps(); step++) {
                if (stop.getAsBoolean()) {
                    if (step > saved || found == null) {
                        save(step, log);
                    }
                    return false;
                }
                StepLoss loss = integrator.update(step);
                long done = step + 1;
                boolean last = done == settings.steps();
                boolean measured = done % settings.evaluateEvery() == 0 || last;
                if (measured) {
                    error = OptionalDouble.of(integrator
                            .decodingTest("validation", 200)
                            .error()
                            .meanMetres()
                            .orNaN());
                }
                if (done % settings.logEvery() == 0 || measured || done == 1) {
                    double kl = loss.task() - integrator.lastTargetEntropy();
                    log.add(line(done, loss, kl, measured ? error : OptionalDouble.empty()));
                    progress.update(done, settings.steps(), clock.rate(done), hasLeast ? kl : loss.task(), error);
                } else if (clock.due()) {
                    progress.update(done, settings.steps(), clock.rate(done), Double.NaN, error);
                }
                if (settings.snapshotSteps().contains((int) done)) {
                    RunFiles.writeWeights(folder.snapshot(done), integrator, recipeHash);
                }
                if (done % settings.checkpointEvery() == 0 || last) {
                    save(done, log);
                    saved = done;
                }
            }
            return true;
        }
    }

    private SequencedMap<String, @Nullable Object> line(long done, StepLoss loss, double kl, OptionalDouble error) {
        SequencedMap<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("step", done);
        line.put("loss", loss.task());
        line.put("kl", Double.isNaN(kl) ? null : kl);
        line.put("l2", loss.l2());
        line.put("rate", loss.rate());
        line.put("gradientNorm", loss.gradientNorm());
        integrator.learner().details().forEach((name, value) -> line.put(name, Double.isFinite(value) ? value : null));
        if (error.isPresent()) {
            line.put("decodingErrorMetres", Double.isNaN(error.getAsDouble()) ? null : error.getAsDouble());
        }
        return line;
    }

    private @Nullable CheckpointData load() {
        return Checkpoint.load(storage, folder.checkpoint(), recipeHash, false, progress::message)
                .orElse(null);
    }

    private void save(long done, MetricsLog log) {
        Checkpoint.save(
                storage,
                folder.checkpoint(),
                LearnerCheckpoint.of(
                        done,
                        recipeHash,
                        integrator.network().parameters(),
                        integrator.learner(),
                        new LinkedHashMap<>(),
                        log.force()));
    }

    /** Updates a second since the last report; no number of it reaches a result. */
    private static final class Clock {
        private long lastDone;
        private long lastReport = System.nanoTime();
        private double rate;

        Clock(long firstStep) {
            this.lastDone = firstStep;
        }

        double rate(long done) {
            double seconds = (System.nanoTime() - lastReport) / 1e9;
            if (seconds >= 0.2 && done > lastDone + 1) {
                rate = (done - lastDone) / seconds;
                lastDone = done;
                lastReport = System.nanoTime();
            }
            return rate;
        }

        boolean due() {
            return System.nanoTime() - lastReport > REPORT_EVERY_NANOS;
        }
    }
}
