package periplus.lab.studies;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.PeriplusException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.lab.files.AtomicFile;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.NetworkTraining;
import periplus.lab.runs.RecipeBook;
import periplus.lab.runs.RunProgress;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.Recipe;
import periplus.studies.study.Findings;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/** One run of a study: train what is missing, measure, keep. */
final class StudyRun {
    private final StudyRequest request;
    private final StudyFolder folder;
    private final RecipeBook recipes;
    private final StudyProgress progress;
    private final BooleanSupplier stop;

    StudyRun(
            StudyRequest request,
            StudyFolder folder,
            RecipeBook recipes,
            StudyProgress progress,
            BooleanSupplier stop) {
        this.request = request;
        this.folder = folder;
        this.recipes = recipes;
        this.progress = progress;
        this.stop = stop;
    }

    /** The resolved recipe of a planned network, its seed laid over it. */
    static ResolvedRecipe<Recipe> resolve(PlannedRun.NetworkPlan plan, long seed, RecipeBook recipes) {
        List<String> overrides = new ArrayList<>(plan.overrides());
        overrides.add("seed=" + seed);
        overrides.add("math=portable");
        return ResolvedRecipe.read(Recipe.class, recipes.find(plan.recipe()), overrides);
    }

    /** Does the run on {@code threads} threads, with what is known so far; null where it was stopped before its end. */
    StudyResults.@Nullable Outcome perform(PlannedRun run, int threads, StudyResults known) {
        Path place = folder.run(run.key());
        StudyResults.Outcome outcome;
        try (ThreadTeam team = new ThreadTeam(threads)) {
            Kernels kernels = KernelProviders.choose("portable", team);
            PathIntegrator network = null;
            PlannedRun.NetworkPlan plan = run.network();
            if (plan != null) {
                progress.stage(run.key(), "training");
                network = NetworkTraining.trained(
                        resolve(plan, run.key().seed(), recipes),
                        folder.network(run.key()),
                        kernels,
                        new Relay(run.key(), progress),
                        stop);
                if (network == null) {
                    return null;
                }
            }
            Findings findings = request.study()
                    .measure(
                            run,
                            new LabRunContext(
                                    request.scale(),
                                    kernels,
                                    team,
                                    network,
                                    folder.network(run.key()),
                                    known,
                                    stage -> progress.stage(run.key(), stage),
                                    stop));
            outcome = new StudyResults.Finished(findings);
        } catch (LabRunContext.Left e) {
            return null;
        } catch (BadInputException e) {
            throw e; // the folder or the recipe is wrong, not the run
        } catch (PeriplusException e) {
            outcome = new StudyResults.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            outcome = new StudyResults.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
            writeTrace(place, e);
        }
        FindingsFile.write(place, run.version(), outcome);
        return outcome;
    }

    /** Where in the program an unforeseen error arose, beside the run. */
    private static void writeTrace(Path place, Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        FindingsFile.makeFolder(place);
        AtomicFile.write(place.resolve("failure.txt"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A run's progress as part of the study's. */
    private record Relay(RunKey key, StudyProgress to) implements RunProgress {
        @Override
        public void message(String text) {
            to.stage(key, text);
        }

        @Override
        public void stage(String name) {
            to.stage(key, name);
        }

        @Override
        public void update(long done, long total, double updatesPerSecond, double loss, OptionalDouble errorMetres) {
            to.update(key, done, total);
        }
    }
}
