package periplus.app.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.Figure;
import periplus.app.figures.Numbers;
import periplus.app.figures.PanelFigure;
import periplus.app.figures.Table;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.lab.citations.Bibliography;
import periplus.lab.files.AtomicFile;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.RunFolder;
import periplus.studies.recipe.MathProvider;
import periplus.studies.tasktraining.TaskPanels;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/**
 * Writes the report of a network trained on a task: whether it learnt, its losses, one trial, its states and fixed points,
 * its weights, files, recipe, references.
 *
 * <p>One file that opens from disk, without script and without network. The same folder gives the same bytes. Not to be
 * confused with {@link RunReport}, of path integration in an arena.
 */
final class TaskRunReport {
    private final RunFolder folder;
    private final TrainedNetwork trained;
    private final ResolvedRecipe<TaskTrainingRecipe> recipe;
    private final List<Figure> figures;
    private final Html page = new Html();

    private TaskRunReport(RunFolder folder, TrainedNetwork trained, Workers workers) {
        this.folder = folder;
        this.trained = trained;
        this.recipe = ResolvedRecipe.read(TaskTrainingRecipe.class, folder.recipe(), List.of());
        this.figures =
                TaskPanels.of(trained, workers).stream().map(PanelFigure::of).toList();
    }

    /** Writes {@code report.html} and {@code figures/*.svg}. */
    static void write(RunFolder folder, TrainedNetwork trained, Bibliography references, Workers workers) {
        TaskRunReport report = new TaskRunReport(folder, trained, workers);
        for (Figure figure : report.figures) {
            AtomicFile.write(folder.figure(figure.id()), figure.svg().getBytes(StandardCharsets.UTF_8));
        }
        AtomicFile.write(folder.report(), report.render(references).getBytes(StandardCharsets.UTF_8));
    }

    private String render(Bibliography references) {
        PageStyle.begin(page, recipe.settings().name() + " · Periplus run", "report.css", "study-report.css");
        header();
        page.open("main");
        headline();
        figures();
        page.open("section", "id", "files").leaf("h2", "Files");
        Appendix.fileTable(page, files());
        page.close();
        Appendix.provenance(
                page,
                new ReportData.Provenance(
                        List.of(
                                new ReportData.Fact("recipe SHA-256", recipe.sha256()),
                                new ReportData.Fact(
                                        "seed", Long.toString(recipe.settings().seed())),
                                new ReportData.Fact("numbers made by", numbersMadeBy())),
                        List.of()),
                recipe.resolvedYaml());
        Appendix.references(
                page,
                References.of(recipe.settings(), references).stream()
                        .map(References::citation)
                        .toList());
        page.close();
        page.leaf(
                "footer",
                "Written by Periplus from the numbers in this folder; “periplus report” writes it again from them.");
        page.close().close();
        return page.done();
    }

    private String numbersMadeBy() {
        String kernels = recipe.settings().math().name().toLowerCase(Locale.ROOT) + " kernels on one thread";
        return recipe.settings().math() == MathProvider.NATIVE ? kernels + "; the figures by portable ones" : kernels;
    }

    private void header() {
        TaskTrainingRecipe settings = recipe.settings();
        page.open("header");
        page.leaf("p", "Periplus · report of one run", "class", "kicker");
        page.leaf("h1", settings.name());
        page.leaf(
                "p",
                (settings.question() + " A recurrent network of "
                                + settings.network().units() + " units learned "
                                + settings.task().build().describe() + ".")
                        .strip(),
                "class",
                "what");
        page.leaf(
                "p",
                Numbers.count(settings.network().units()) + " units · "
                        + Numbers.count(trained.network().parameters().count()) + " parameters · "
                        + trained.epochs() + " epochs of "
                        + settings.training().stepsPerEpoch() + " updates · seed " + settings.seed(),
                "class",
                "setup");
        page.open("nav");
        for (String[] entry : new String[][] {
            {"headline", "Headline"},
            {"figures", "Figures"},
            {"files", "Files"},
            {"provenance", "Provenance and recipe"},
            {"references", "References"}
        }) {
            page.link("#" + entry[0], entry[1]);
        }
        page.close().close();
    }

    private void headline() {
        double threshold = recipe.settings().training().threshold();
        page.open("section", "id", "headline").leaf("h2", "Headline");
        page.leaf("p", (trained.converged() ? "Learnt: " : "Not learnt: ") + trained.reason() + ".");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String heading : List.of("Quantity", "This run", "Compare with", "Definition")) {
            page.leaf("th", heading);
        }
        page.close().close().open("tbody");
        row(
                "Loss of the last epoch",
                trained.finalLoss(),
                "threshold " + Numbers.significant(threshold, 2),
                "Mean squared error over counted steps, trials and channels, mean over the epoch's updates, penalties"
                        + " excluded");
        row(
                "Test loss",
                trained.testLoss(),
                "the row above",
                "The same on fresh trials like those of training; the same trials for every network of the task");
        row(
                "Loss on longer trials",
                trained.oodLoss(),
                "test loss",
                "The same on trials, or delays, longer by the factor probe.stretch: behaviour outside what was trained");
        row(
                "Weight change",
                Measured.of(trained.weightChange(), "not finite"),
                "0: nothing was learnt in J",
                "Frobenius norm of the recurrent matrix at the end minus at the start");
        row(
                "Kernel alignment",
                trained.kernelAlignment(),
                "1: lazy; lower: richer learning",
                "Cosine of the tangent kernels at end and start, over probe trials and outputs at their last counted step");
        page.close().close().close().close();
    }

    private void row(String quantity, Measured value, String compare, String definition) {
        page.open("tr").leaf("td", quantity, "class", "name");
        page.leaf(
                "td",
                switch (value) {
                    case Measured.Value(double number) -> Numbers.significant(number, 3);
                    case Measured.Undefined(String reason) -> "– (" + reason + ")";
                });
        page.leaf("td", compare).leaf("td", definition, "class", "note").close();
    }

    private void figures() {
        page.open("section", "id", "figures").leaf("h2", "Figures").open("div", "class", "panels");
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            String width = StudyReport.attribute(figure.svg(), "width");
            page.open("figure", "class", "panel", "id", "figure-" + (i + 1), "style", "width:" + width + "px");
            page.open("div", "class", "scroll").markup(figure.svg()).close();
            page.open("figcaption").leaf("b", "Figure " + (i + 1) + ". " + figure.title() + ".");
            page.text(" " + figure.caption().replace("N = ", "N\u00a0=\u00a0") + " ");
            page.open("span", "class", "numbers").text("Numbers: ");
            for (Table table : figure.numbers()) {
                page.download(table, table.fileName()).text(" · ");
            }
            page.link(figure.path(), "SVG").close().close().close();
        }
        page.close().close();
    }

    private List<ReportData.OutputFile> files() {
        List<ReportData.OutputFile> files = new ArrayList<>();
        add(files, "summary.json", "the numbers above", "json.load(open('summary.json'))");
        add(files, "metrics.jsonl", "a line an epoch", "pd.read_json('metrics.jsonl', lines=True)");
        add(
                files,
                "weights.safetensors",
                "trained weights, PyTorch names and orientation",
                "safetensors.torch.load_file('weights.safetensors')");
        add(files, "arrays/probe_rates.npy", "rates on the probe trials (trial, step, unit)", null);
        add(files, "arrays/probe_lengths.npy", "steps of each probe trial that count", null);
        add(files, "arrays/probe_input.npy", "inputs of the probe trials (trial, step, channel)", null);
        add(files, "arrays/probe_target.npy", "targets (trial, step, channel), NaN where a step does not count", null);
        add(files, "arrays/probe_output.npy", "outputs (trial, step, channel)", null);
        add(files, "arrays/first_recurrent.npy", "recurrent matrix before training, row = to", null);
        add(files, "recipe.yaml", "the resolved recipe", "yaml.safe_load(open('recipe.yaml'))");
        add(files, "manifest.json", "version, hashes, machine, times", "json.load(open('manifest.json'))");
        return files;
    }

    private void add(List<ReportData.OutputFile> files, String path, String what, @Nullable String line) {
        if (Files.isRegularFile(folder.path().resolve(path))) {
            files.add(
                    new ReportData.OutputFile(path, what, line == null ? "np.load('" + path + "')" : line, List.of()));
        }
    }
}
