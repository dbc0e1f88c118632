package periplus.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the made-up study's report, to be looked at in a browser: the argument is the folder. */
final class WriteSampleStudy {
    private WriteSampleStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder.resolve("figures"));
        StudyReport.write(folder, SampleStudy.full());
    }
}
