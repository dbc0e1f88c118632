package periplus.lab.studies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.RecipeBook;
import periplus.lab.runs.RunFolder;
import periplus.studies.claims.Judge;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.recipe.Recipe;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;
import periplus.studies.tasktraining.TaskTrainingRecipe;

/**
 * Brings a study to its end: runs what is missing, seed by seed, as many runs at once as there are threads, then judges.
 *
 * <p>Finished runs are kept, so a call that is repeated does only what is new; a stopped or killed call goes on by being
 * repeated. Results never depend on threads, on the order in which runs end, or on how often the study was stopped.
 */
public final class StudySession {
    /** Seed by seed through all conditions, so that a study that is stopped early is whole with fewer seeds. */
    private static final Comparator<PlannedRun> BY_SEED = Comparator.<PlannedRun, Boolean>comparing(
                    run -> run.key().role() != RunKey.Role.VALIDATION)
            .thenComparingLong(run -> run.key().seed());

    private final StudyRequest request;
    private final RecipeBook recipes;
    private final StudyProgress progress;
    private final BooleanSupplier stop;

    /** A session that asks {@code stop} between updates whether to leave. */
    public StudySession(StudyRequest request, RecipeBook recipes, StudyProgress progress, BooleanSupplier stop) {
        this.request = request;
        this.recipes = recipes;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * How the study stands.
     *
     * @param finished whether every planned run has ended
     * @param judgements a verdict a claim, in the study's order; empty while unfinished
     */
    public record Result(StudyFolder folder, boolean finished, StudyResults results, List<JudgedClaim> judgements) {}

    /** Runs what is missing and judges. */
    public Result run() {
        Instant started = Instant.now();
        StudyFolder folder = StudyFolder.open(request.out(), request.study(), request.scale());
        folder.writeIdentity(request.study(), request.scale(), request.seeds());
        StudyManifest.write(folder, request, started, null);
        Set<RunKey> triedNow = new HashSet<>();
        Set<RunKey> checked = new HashSet<>();
        StudyResults results = StudyResults.none();
        while (true) {
            List<PlannedRun> plan = request.study().plan(request.scale(), request.seeds(), results);
            results = stored(folder, plan, triedNow);
            checkNetworks(folder, plan, results, checked);
            StudyResults known = results;
            List<PlannedRun> missing = plan.stream()
                    .filter(run -> known.outcome(run.key()) == null)
                    .sorted(BY_SEED)
                    .toList();
            long failed = results.outcomes().values().stream()
                    .filter(StudyResults.Failed.class::isInstance)
                    .count();
            progress.planned(plan.size(), plan.size() - missing.size(), (int) failed);
            if (missing.isEmpty()) {
                List<PlannedRun> next = request.study().plan(request.scale(), request.seeds(), results);
                if (next.equals(plan)) {
                    break;
                }
                continue;
            }
            missing.forEach(run -> triedNow.add(run.key()));
            if (!performAll(folder, missing, results)) {
                return new Result(folder, false, results, List.of());
            }
        }
        StudyManifest.write(folder, request, started, Instant.now());
        return judged(folder, true, results);
    }

    /** Judges what is there and writes tables and claims again; runs nothing. */
    public Result look() {
        StudyFolder folder = StudyFolder.existing(request.out());
        StudyResults results = StudyResults.none();
        while (true) {
            List<PlannedRun> plan = request.study().plan(request.scale(), request.seeds(), results);
            StudyResults known = stored(folder, plan, Set.of());
            boolean more = known.outcomes().size() > results.outcomes().size();
            results = known;
            if (!more) {
                boolean finished = plan.stream().allMatch(run -> known.outcome(run.key()) != null);
                return judged(folder, finished, results);
            }
        }
    }

    private Result judged(StudyFolder folder, boolean finished, StudyResults results) {
        List<JudgedClaim> judgements =
                Judge.judgeAll(request.study().claims(), request.study().measures(), results);
        ClaimsFile.write(folder.claims(), judgements);
        StudyTables.write(folder, request.study(), request.scale(), results);
        return new Result(folder, finished, results, judgements);
    }

    /** Refuses stored findings whose network was trained by another recipe than the plan has now. */
    private void checkNetworks(StudyFolder folder, List<PlannedRun> plan, StudyResults stored, Set<RunKey> checked) {
        for (PlannedRun run : plan) {
            PlannedRun.NetworkPlan network = run.network();
            TaskTrainingRecipe task = run.task();
            if (network == null && task == null || stored.outcome(run.key()) == null || !checked.add(run.key())) {
                continue;
            }
            RunFolder kept = new RunFolder(folder.network(run.key()));
            if (task != null) {
                kept.requireRecipe(TaskTrainingRecipe.class, ResolvedRecipe.of(task));
            }
            if (network != null) {
                kept.requireRecipe(
                        Recipe.class, StudyRun.resolve(network, run.key().seed(), recipes));
            }
        }
    }

    /** The outcomes of planned runs that are on disk. */
    private StudyResults stored(StudyFolder folder, List<PlannedRun> plan, Set<RunKey> triedNow) {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (PlannedRun run : plan) {
            StudyResults.Outcome outcome = FindingsFile.read(folder.run(run.key()), run.version());
            boolean again =
                    request.retryFailed() && outcome instanceof StudyResults.Failed && !triedNow.contains(run.key());
            if (outcome != null && !again) {
                outcomes.put(run.key(), outcome);
            }
        }
        return new StudyResults(outcomes);
    }

    /** Performs these runs; says whether all came to an end. One that is refused stops the others after their updates. */
    private boolean performAll(StudyFolder folder, List<PlannedRun> missing, StudyResults known) {
        int atOnce = Math.min(request.threads(), missing.size());
        int threadsEach = Math.max(1, request.threads() / atOnce);
        AtomicBoolean refused = new AtomicBoolean();
        BooleanSupplier leave = () -> refused.get() || stop.getAsBoolean();
        StudyRun performer = new StudyRun(request, folder, recipes, progress, leave);
        Map<RunKey, Boolean> ended = new ConcurrentHashMap<>();
        List<Future<?>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("periplus-run-", 1).factory())) {
            for (PlannedRun run : missing) {
                futures.add(pool.submit(() -> {
                    if (leave.getAsBoolean()) {
                        return;
                    }
                    StudyResults.Outcome outcome;
                    try {
                        outcome = performer.perform(run, threadsEach, known);
                    } catch (RuntimeException e) {
                        refused.set(true);
                        throw e;
                    }
                    if (outcome != null) {
                        ended.put(run.key(), true);
                        progress.ended(
                                run.key(), outcome instanceof StudyResults.Failed(String reason) ? reason : null);
                    }
                }));
            }
            await(futures);
        }
        return ended.size() == missing.size();
    }

    private static void await(List<Future<?>> futures) {
        for (int i = 0; i < futures.size(); i++) {
            try {
                futures.get(i).get();
            } catch (ExecutionException e) {
                futures.forEach(future -> future.cancel(false));
                if (e.getCause() instanceof BadInputException bad) {
                    throw bad;
                }
                throw new FailedWorkException("a run of the study could not be kept: " + e.getCause(), e);
            } catch (InterruptedException e) {
                futures.forEach(future -> future.cancel(false));
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
