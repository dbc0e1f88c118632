package periplus.app.report;

import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.Figure;
import periplus.core.kernels.KernelProviders;
import periplus.core.workers.Workers;
import periplus.lab.citations.Bibliography;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;
import periplus.lab.formats.JsonReader;
import periplus.lab.runs.RunFolder;
import periplus.lab.runs.TaskNetworks;
import periplus.lab.runs.TaskRunSession;
import periplus.studies.tasktraining.TrainedNetwork;

/** Writes {@code report.html} and {@code figures/*.svg} of a finished run from its stored numbers. */
public final class ReportWriter {
    private static final long MAX_SUMMARY_BYTES = 1 << 24;

    private ReportWriter() {}

    /** Writes the report and its figures; the same stored numbers give the same bytes. */
    public static void write(RunFolder folder, Bibliography references) {
        if (TaskRunSession.isTaskTraining(folder.recipe())) {
            Workers workers = Workers.single();
            TrainedNetwork trained = TaskNetworks.load(folder.path(), KernelProviders.choose("portable", workers));
            TaskRunReport.write(folder, trained, references, workers);
            return;
        }
        ReportData data = new RunReader(folder, references).read();
        for (Figure figure : ReportFigures.all(data)) {
            AtomicFile.write(folder.figure(figure.id()), figure.svg().getBytes(StandardCharsets.UTF_8));
        }
        AtomicFile.write(folder.report(), RunReport.html(data).getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of {@code summary.json}. */
    public static SequencedMap<String, @Nullable Object> summary(RunFolder folder) {
        return JsonReader.readObject(
                InputFile.of(folder.summary()).readAll(MAX_SUMMARY_BYTES, "a summary"),
                folder.summary().toString());
    }
}
