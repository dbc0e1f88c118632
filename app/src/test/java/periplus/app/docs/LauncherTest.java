package periplus.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own words where something is missing; that it runs is what everything else shows. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail");
    private static final Path LAUNCHER = Path.of(System.getProperty("periplus.home"), "periplus");

    @TempDir
    Path folder;

    @Test
    void saysWhatToInstallWhereThereIsNoJdk25() throws IOException, InterruptedException {
        Path script = folder.resolve("periplus");
        String text = Files.readString(LAUNCHER);
        // the usual folders of a machine without one
        String bare = text.replaceAll("(?s)for candidate in /usr/lib/jvm.*?; do", "for candidate in /nowhere/*; do");
        assertThat(bare).isNotEqualTo(text);
        Files.writeString(script, bare);
        Result result = run(script, "");
        assertThat(result.exitCode).isEqualTo(1);
        assertThat(result.output)
                .startsWith("periplus: no JDK 25 found")
                .contains("JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void saysWhatToInstallWhereThereIsNoMaven() throws IOException, InterruptedException {
        Path script = folder.resolve("periplus");
        Files.copy(LAUNCHER, script);
        Result result = run(script, System.getProperty("java.home"));
        assertThat(result.exitCode).isEqualTo(1);
        assertThat(result.output).startsWith("periplus: Apache Maven is needed").hasLineCount(1);
    }

    private record Result(int exitCode, String output) {}

    /** Runs the script with this JAVA_HOME and a PATH that has the usual tools but neither java nor mvn. */
    private Result run(Path script, String javaHome) throws IOException, InterruptedException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String name : TOOLS) {
            for (String place : List.of("/bin", "/usr/bin")) {
                Path tool = Path.of(place, name);
                if (Files.exists(tool) && !Files.exists(tools.resolve(name))) {
                    // a script and not a link, since the folder is deleted afterwards
                    Path stand = Files.writeString(tools.resolve(name), "#!/bin/sh\nexec " + tool + " \"$@\"\n");
                    assertThat(stand.toFile().setExecutable(true)).isTrue();
                }
            }
        }
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", script.toString(), "recipes").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        if (!javaHome.isEmpty()) {
            builder.environment().put("JAVA_HOME", javaHome);
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
