package periplus.lab.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/** What computed: part of the manifest, never of a result. */
public record Machine(String os, String arch, String cpu, int processors, String java) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine. */
    public static Machine detect() {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version());
    }

    /** For the manifest. */
    public SequencedMap<String, Object> toJson() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("os", os);
        json.put("arch", arch);
        json.put("cpu", cpu);
        json.put("processors", processors);
        json.put("java", java);
        return json;
    }

    private static String cpuModel() {
        try {
            if (Files.isReadable(CPU_INFO)) {
                return Files.readString(CPU_INFO, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            }
            if (System.getProperty("os.name").startsWith("Mac")) {
                Process process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor(1, TimeUnit.SECONDS) ? answer.strip() : "unknown";
            }
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "unknown";
    }
}
