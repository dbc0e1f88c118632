package periplus.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the made-up run's report, to be looked at in a browser: the argument is the file. */
final class WriteSampleReport {
    private WriteSampleReport() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.writeString(file, RunReport.html(arguments.length > 1 ? SampleRun.partial() : SampleRun.full()));
    }
}
